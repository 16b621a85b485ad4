/** From parts to a listening backend, and down again in the opposite order. Both the production entry and the demo start through here. */
import { type Result, success } from '../contract/result.ts';
import { createBackend } from './http/create-backend.ts';
import type { LogOptions } from './http/log-options.ts';
import type { ProviderSettings } from './identity/identity-provider.ts';
import { type OpenOptions, openBackend } from './open-backend.ts';
import type { RequestContext } from './requests/request-context.ts';

export type StartOptions = OpenOptions & {
  /** The origin under which callers find it (identity/cookies.ts); null: the address at which it listens. */
  readonly publicUrl: string | null;
  /** Null: nobody can sign in, only devices call. */
  readonly identityProvider: ProviderSettings | null;
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly log: LogOptions;
};

export type RunningBackend = {
  /** For example `http://127.0.0.1:8080`. */
  readonly address: string;
  /** What use cases of the operator at this machine work with. */
  readonly context: RequestContext;
  /** Answers what is under way, then closes the database. */
  close(): Promise<void>;
};

/** The failure is a list of sentences for the person who starts the program. */
export const startBackend = async (options: StartOptions): Promise<Result<RunningBackend, readonly string[]>> => {
  const opened = await openBackend(options);
  if (!opened.ok) return opened;
  const { context, database } = opened.value;
  try {
    let publicUrl = options.publicUrl ?? '';
    const app = createBackend({ ...context, database, ...options, publicUrl: () => publicUrl });
    app.addHook('onClose', () => database.close());
    const address = await app.listen({ host: options.host, port: options.port });
    if (options.publicUrl === null) publicUrl = address;
    return success({ address, context, close: () => app.close() });
  } catch (error) {
    await database.close();
    throw error;
  }
};
