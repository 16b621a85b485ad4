/**
 * The municipal API over HTTP (docs/openapi.json; reference municipal.md §2.2). Makes the application without listening:
 * a composition root decides where, and whether it is a demo.
 */
import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import type { TSchema } from 'typebox';
import type { Municipality } from '../../contract/municipality.ts';
import type { FieldCipher } from '../storage/field-cipher.ts';
import type { Database } from '../storage/open-database.ts';
import { answerError } from './error-answers.ts';
import { limitBodies } from './body-limits.ts';
import { type Caller, createAuthentication, type KioskTokens } from './kiosk-tokens.ts';
import { type LogOptions, loggerOptions } from './log-options.ts';
import { sendProblem, standardProblem } from './problems.ts';
import { registerRoutes } from './register-routes.ts';
import { compileValidator } from './validation.ts';

export type BackendOptions = {
  /** Prepared (storage/prepare-database.ts); closing it stays with whoever opened it. */
  readonly database: Database;
  readonly cipher: FieldCipher;
  readonly municipality: Municipality;
  readonly kiosks: KioskTokens;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** True in a demo composition only: accepts test cards and marks every request as having no legal value. */
  readonly simulated: boolean;
  readonly log: LogOptions;
};

export const createBackend = (options: BackendOptions): FastifyInstance => {
  const app = Fastify({
    logger: loggerOptions(options.log),
    // Fastify's own lines hold the address as it was asked for.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
  });
  const authenticate = createAuthentication(options.kiosks);
  const callers = new WeakMap<FastifyRequest['raw'], Caller>();

  app.setValidatorCompiler<TSchema>(compileValidator);
  limitBodies(app);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, standardProblem('resourceNotFound')));
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('belgov-trace-id', request.id).header('x-content-type-options', 'nosniff');
    if (!request.routeOptions.url?.startsWith('/v1/')) return;
    const caller = authenticate(request.headers.authorization);
    if (typeof caller === 'string')
      return sendProblem(reply.header('www-authenticate', 'Bearer'), standardProblem(caller));
    const { roles } = request.routeOptions.config;
    if (roles !== undefined && !roles.includes(caller.role))
      return sendProblem(reply, standardProblem('missingPermission'));
    callers.set(request.raw, caller);
  });
  app.addHook('onResponse', async (request, reply) => {
    const durationMs = Math.round(reply.elapsedTime);
    const route = request.routeOptions.url ?? null;
    request.log.info({ method: request.method, route, status: reply.statusCode, durationMs }, 'answered');
  });

  registerRoutes(
    app,
    {
      kysely: options.database.kysely,
      cipher: options.cipher,
      municipality: options.municipality,
      now: options.now,
      simulated: options.simulated,
    },
    (raw) => {
      const caller = callers.get(raw);
      if (caller === undefined) throw new Error('a route without authentication asked who is calling');
      return caller;
    },
  );
  return app;
};
