/**
 * The municipal API over HTTP (docs/openapi.json; reference municipal.md §2.2). Makes the application without listening:
 * a composition root decides where, and whether it is a demo.
 */
import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import type { TSchema } from 'typebox';
import type { Municipality } from '../../contract/municipality.ts';
import { createAuthentication } from '../identity/authenticate.ts';
import type { Caller } from '../identity/caller.ts';
import { createIdentityProvider, type ProviderSettings } from '../identity/identity-provider.ts';
import type { RequestContext } from '../requests/request-context.ts';
import type { FieldCipher } from '../storage/field-cipher.ts';
import type { Database } from '../storage/open-database.ts';
import { answerError } from './error-answers.ts';
import { limitBodies } from './body-limits.ts';
import type { Probe } from './health-route.ts';
import { type LogOptions, loggerOptions } from './log-options.ts';
import { sendProblem, standardProblem } from './problems.ts';
import { registerIdentityRoutes } from './register-identity-routes.ts';
import { registerRoutes } from './register-routes.ts';
import { callersTrace } from './trace-parent.ts';
import { compileValidator } from './validation.ts';

export type BackendOptions = {
  /** Prepared (storage/prepare-database.ts); closing it stays with whoever opened it. */
  readonly database: Database;
  readonly cipher: FieldCipher;
  readonly municipality: Municipality;
  /** Where callers find this backend: an origin, which is also the issuer of its tokens. Asked once it listens. */
  readonly publicUrl: () => string;
  /** Null: nobody can sign in, only devices call. */
  readonly identityProvider: ProviderSettings | null;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** True in a demo composition only: accepts test cards and marks every request as having no legal value. */
  readonly simulated: boolean;
  readonly log: LogOptions;
  /** What is wrong with parts without which requests can still be filed; default: nothing. */
  readonly probe?: Probe;
  /** Every answer, by the route's pattern; null for an address that is none of ours. */
  readonly onAnswered?: (answered: Answered) => void;
};

export type Answered = {
  readonly method: string;
  readonly route: string | null;
  readonly status: number;
  readonly durationMs: number;
};

export const createBackend = (options: BackendOptions): FastifyInstance => {
  const app = Fastify({
    logger: loggerOptions(options.log),
    // Fastify's own lines hold the address as it was asked for.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    childLoggerFactory: (logger, bindings, childOptions, { headers }) =>
      logger.child({ ...bindings, ...callersTrace(headers['traceparent']) }, childOptions),
    // The proxy on this machine says for whom it asks (docs/identity.md); what anybody else says of that does not count.
    trustProxy: 'loopback',
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
  });
  const { publicUrl, identityProvider } = options;
  const context: RequestContext = {
    kysely: options.database.kysely,
    cipher: options.cipher,
    municipality: options.municipality,
    now: options.now,
    simulated: options.simulated,
  };
  const authenticate = createAuthentication(context, publicUrl);
  const callers = new WeakMap<FastifyRequest['raw'], Caller>();

  app.setValidatorCompiler<TSchema>(compileValidator);
  limitBodies(app);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, standardProblem('resourceNotFound')));
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('belgov-trace-id', request.id).header('x-content-type-options', 'nosniff');
    const { roles } = request.routeOptions.config;
    if (roles === undefined) return;
    const caller = await authenticate(request);
    if (typeof caller === 'string') {
      if (standardProblem(caller).status === 401) void reply.header('www-authenticate', 'Bearer');
      return sendProblem(reply, standardProblem(caller));
    }
    if (!roles.includes(caller.role)) return sendProblem(reply, standardProblem('missingPermission'));
    callers.set(request.raw, caller);
  });
  app.addHook('onResponse', async (request, reply) => {
    const answered: Answered = {
      method: request.method,
      route: request.routeOptions.url ?? null,
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime),
    };
    options.onAnswered?.(answered);
    request.log.info(answered, 'answered');
  });

  const callerOf = (raw: FastifyRequest['raw']): Caller => {
    const caller = callers.get(raw);
    if (caller === undefined) throw new Error('a route without authentication asked who is calling');
    return caller;
  };
  registerIdentityRoutes(app, {
    context,
    publicUrl,
    signIn:
      identityProvider === null
        ? null
        : { context, publicUrl, settings: identityProvider, provider: createIdentityProvider(identityProvider) },
    callerOf,
  });
  registerRoutes(app, context, { callerOf, probe: options.probe ?? (async () => []) });
  return app;
};
