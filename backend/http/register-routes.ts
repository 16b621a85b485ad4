/** The handlers of the municipal API. They translate and nothing more: rules/ decides, requests/ stores, documents/ prints. */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest, HTTPMethods } from 'fastify';
import { sql } from 'kysely';
import type { Static } from 'typebox';
import { renderReceipt } from '../documents/render-receipt.ts';
import type { Order } from '../requests/file-request.ts';
import { findCardDefect, readReceiptFacts, readRequest } from '../requests/read-request.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { submitCardDefect } from '../requests/submit-card-defect.ts';
import { submitPinReprint } from '../requests/submit-pin-reprint.ts';
import { createAskingLimit } from './asking-limit.ts';
import type { Caller } from '../identity/caller.ts';
import { operations } from './operations.ts';
import { bareProblem, refusalProblem, sendProblem, standardProblem, storageProblem } from './problems.ts';
import { routeOf } from './validation.ts';

type SubmitRequest = {
  Body: Static<(typeof operations.submitRequest)['body']>;
  Headers: Static<(typeof operations.submitRequest)['headers']>;
};
type CatalogueRequest = { Headers: Static<(typeof operations.getCatalogue)['headers']> };
type ReadCardDefect = { Params: Static<(typeof operations.getCardDefect)['params']> };
type ReadRequest = { Params: Static<(typeof operations.getRequest)['params']> };

const methods: readonly HTTPMethods[] = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/** RFC 9110 §13.1.2: weak comparison, a list, or any. */
const matches = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined &&
  ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);

const registerCatalogue = (app: FastifyInstance, { municipality }: RequestContext): void => {
  const catalogue = Buffer.from(JSON.stringify(municipality));
  const etag = `"${createHash('sha256').update(catalogue).digest('base64url')}"`;
  app.route<CatalogueRequest>({
    ...routeOf('getCatalogue'),
    handler: async (request, reply) => {
      void reply.header('etag', etag).header('cache-control', 'private, no-cache');
      return matches(request.headers['if-none-match'], etag)
        ? reply.code(304).send()
        : reply.type('application/json; charset=utf-8').send(catalogue);
    },
  });
};

const file = (context: RequestContext, { submission, ...order }: Order<SubmitRequest['Body']>) =>
  submission.type === 'card-defect'
    ? submitCardDefect(context, { ...order, submission })
    : submitPinReprint(context, { ...order, submission });

const registerRequests = (
  app: FastifyInstance,
  context: RequestContext,
  callerOf: (raw: FastifyRequest['raw']) => Caller,
): void => {
  app.route<SubmitRequest>({
    ...routeOf('submitRequest'),
    handler: async (request, reply) => {
      const filed = await file(context, {
        submission: request.body,
        idempotencyKey: request.headers['idempotency-key'].toLowerCase(),
        kioskId: callerOf(request.raw).id,
      });
      if (!filed.ok) return sendProblem(reply, refusalProblem(filed.failure));
      return reply
        .code(201)
        .header('location', `/v1/requests/${filed.value.id}`)
        .header('cache-control', 'no-store')
        .send(filed.value);
    },
  });
  app.route<ReadRequest>({
    ...routeOf('getRequest'),
    handler: async (request, reply) => {
      const read = await readRequest(context, { id: request.params.id, kioskId: callerOf(request.raw).id });
      if (!read.ok) return sendProblem(reply, storageProblem('nothing-stored'));
      if (read.value === null) return sendProblem(reply, standardProblem('resourceNotFound'));
      return reply.header('cache-control', 'no-store').send(read.value);
    },
  });
  app.route<ReadRequest>({
    ...routeOf('getReceipt'),
    handler: async (request, reply) => {
      const facts = await readReceiptFacts(context, { id: request.params.id, kioskId: callerOf(request.raw).id });
      if (!facts.ok) return sendProblem(reply, storageProblem('nothing-stored'));
      if (facts.value === null) return sendProblem(reply, standardProblem('resourceNotFound'));
      const pdf = await renderReceipt(facts.value, context.municipality);
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `inline; filename="${facts.value.receipt.caseNumber}.pdf"`)
        .type('application/pdf')
        .send(pdf);
    },
  });
};

const registerCardDefects = (
  app: FastifyInstance,
  context: RequestContext,
  callerOf: (raw: FastifyRequest['raw']) => Caller,
): void => {
  const { limit } = operations.getCardDefect;
  const waitingTimeOf = createAskingLimit(limit, context.now);
  app.route<ReadCardDefect>({
    ...routeOf('getCardDefect'),
    handler: async (request, reply) => {
      const { id: counterId } = callerOf(request.raw);
      const waitMs = waitingTimeOf(counterId);
      if (waitMs > 0)
        return sendProblem(reply.header('retry-after', Math.ceil(waitMs / 1000)), standardProblem('tooManyRequests'));
      const found = await findCardDefect(context, { caseNumber: request.params.caseNumber, counterId });
      if (!found.ok) return sendProblem(reply, storageProblem('nothing-stored'));
      if (found.value === null) return sendProblem(reply, standardProblem('resourceNotFound'));
      return reply.header('cache-control', 'no-store').send(found.value);
    },
  });
};

const registerHealth = (app: FastifyInstance, { kysely }: RequestContext): void => {
  app.route({
    ...routeOf('getHealth'),
    handler: async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      try {
        await sql`select 1`.execute(kysely);
        return reply.send({ status: 'UP' });
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
        request.log.warn({ code }, 'database unavailable');
        return reply.code(503).send({ status: 'DOWN' });
      }
    },
  });
};

/** Known addresses answer other methods with 405 and say which ones they take. */
const refuseOtherMethods = (app: FastifyInstance): void => {
  for (const url of new Set(Object.values(operations).map((operation) => operation.url))) {
    const allowed = methods.filter((method) => app.hasRoute({ method, url }));
    app.route({
      method: methods.filter((method) => !allowed.includes(method)),
      url,
      handler: (_request, reply) =>
        sendProblem(reply.header('allow', allowed.join(', ')), bareProblem('methodNotAllowed')),
    });
  }
};

export const registerRoutes = (
  app: FastifyInstance,
  context: RequestContext,
  callerOf: (raw: FastifyRequest['raw']) => Caller,
): void => {
  registerCatalogue(app, context);
  registerRequests(app, context, callerOf);
  registerCardDefects(app, context, callerOf);
  registerHealth(app, context);
  refuseOtherMethods(app);
};
