/**
 * From parts to a listening backend with its clock, and down again in the opposite order. Both the production entry and the
 * demo start through here.
 */
import { failed, type Result, success } from '../contract/result.ts';
import { issueLine } from './configuration/load-municipality.ts';
import { recordConfiguration } from './configuration/record-configuration.ts';
import { type EventSecrets, noEventSecrets } from './events/event-secrets.ts';
import { prepareEventPush } from './events/push-events.ts';
import { createBackend } from './http/create-backend.ts';
import { defectFacts, type LogOptions } from './http/log-options.ts';
import type { ProviderSettings } from './identity/identity-provider.ts';
import { missingCarriers, type NoticeSettings } from './notices/notice-settings.ts';
import { noticeSteps } from './notices/notice-steps.ts';
import { type OpenOptions, openBackend } from './open-backend.ts';
import { countWaiting } from './operations/count-waiting.ts';
import { createMetrics } from './operations/metrics.ts';
import { listenForMetrics } from './operations/metrics-listener.ts';
import type { RequestContext } from './requests/request-context.ts';
import { startTime } from './time/start-time.ts';

export type StartOptions = OpenOptions & {
  /** The origin under which callers find it (identity/cookies.ts); null: the address at which it listens. */
  readonly publicUrl: string | null;
  /** Null: nobody can sign in, only devices call. */
  readonly identityProvider: ProviderSettings | null;
  readonly notices: NoticeSettings;
  /** Absent: the municipality file may name no address to push events to. */
  readonly eventSecrets?: EventSecrets;
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Null: nobody counts. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  readonly log: LogOptions;
};

export type RunningBackend = {
  /** For example `http://127.0.0.1:8080`. */
  readonly address: string;
  /** Null where nobody counts. */
  readonly metricsAddress: string | null;
  /** What use cases of the operator at this machine work with. */
  readonly context: RequestContext;
  /** Answers what is under way, ends the sweep under way, then closes the database. */
  close(): Promise<void>;
};

/** The failure is a list of sentences for the person who starts the program. */
export const startBackend = async (options: StartOptions): Promise<Result<RunningBackend, readonly string[]>> => {
  const opened = await openBackend(options);
  if (!opened.ok) return opened;
  const { context, database, configuration } = opened.value;
  const ends: (() => Promise<void>)[] = [() => database.close()];
  const end = async (): Promise<void> => {
    for (const last of ends.splice(0).reverse()) await last();
  };
  const give = async (reasons: readonly string[]): Promise<Result<RunningBackend, readonly string[]>> => {
    await end();
    return failed(reasons);
  };
  try {
    const missing = missingCarriers(options.notices, context.municipality);
    if (missing.length > 0) return await give(missing);
    const recorded = await recordConfiguration(context, configuration);
    if (!recorded.ok) return await give(['the database was lost while the configuration was being recorded']);

    const metrics = createMetrics(() => countWaiting(context));
    let publicUrl = options.publicUrl ?? '';
    let troubles = async (): Promise<readonly string[]> => ['clock-starting'];
    const app = createBackend({
      ...context,
      database,
      publicUrl: () => publicUrl,
      identityProvider: options.identityProvider,
      log: options.log,
      probe: () => troubles(),
      onAnswered: ({ route, method, status, durationMs }) =>
        metrics.answered(route ?? 'none', method, status, durationMs),
    });
    ends.push(() => app.close());
    for (const issue of configuration.warnings) app.log.warn({ configuration: issueLine(issue) }, 'configuration');
    for (const change of recorded.value?.priceChanges ?? []) app.log.info({ change }, 'price changed');
    const eventPush = await prepareEventPush(context, {
      secrets: options.eventSecrets ?? noEventSecrets,
      onTrouble: (trouble) => app.log.warn(trouble, 'event not taken'),
    });
    if (!eventPush.ok) return await give(eventPush.failure);
    const address = await app.listen({ host: options.host, port: options.port });
    if (options.publicUrl === null) publicUrl = address;

    const wakes = await startTime({
      context,
      jobStore: database.jobStore,
      steps: [...noticeSteps(options.notices, context.municipality), eventPush.value],
      onSwept: ({ atMs, steps }) => {
        metrics.swept(atMs);
        for (const { name, failure } of steps) if (failure !== null) metrics.stepFailed(name);
      },
      onDefect: (step, error) => app.log.error({ step, ...defectFacts(error) }, 'defect in a sweep'),
      onTrouble: (code) => app.log.warn({ code }, 'job system'),
    });
    ends.push(() => wakes.stop());
    troubles = () => wakes.health();

    const counted = options.metrics === null ? null : await listenForMetrics(metrics, options.metrics);
    if (counted !== null) ends.push(() => counted.close());
    return success({ address, metricsAddress: counted?.address ?? null, context, close: end });
  } catch (error) {
    await end();
    throw error;
  }
};
