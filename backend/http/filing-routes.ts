/** The handlers of what kiosks ask. They translate and nothing more: rules/ decides, requests/ stores, documents/ prints. */
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { operations } from '../../contract/operations.ts';
import { readStatus } from '../cases/read-status.ts';
import { renderDocument } from '../documents/render-document.ts';
import { answerEligibility } from '../requests/answer-eligibility.ts';
import { fileRequest } from '../requests/file-request.ts';
import { readFreeSlots } from '../requests/read-free-slots.ts';
import { findCardDefect, readReceiptFacts, readRequest } from '../requests/read-request.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { createAskingLimit } from './asking-limit.ts';
import { matchesTag } from './entity-tags.ts';
import { refusalProblem, sendProblem, standardProblem, tooManyRequests } from './problems.ts';
import type { CallerOf, RouteOf } from './route-types.ts';
import { sendPdf } from './send-pdf.ts';
import { routeOf } from './validation.ts';

const registerCatalogue = (app: FastifyInstance, { municipality }: RequestContext): void => {
  const catalogue = Buffer.from(JSON.stringify(municipality));
  const tag = `"${createHash('sha256').update(catalogue).digest('base64url')}"`;
  app.route<RouteOf<'getCatalogue'>>({
    ...routeOf('getCatalogue'),
    handler: async (request, reply) => {
      void reply.header('etag', tag).header('cache-control', 'private, no-cache');
      return matchesTag(request.headers['if-none-match'], tag)
        ? reply.code(304).send()
        : reply.type('application/json; charset=utf-8').send(catalogue);
    },
  });
};

const registerEligibility = (app: FastifyInstance, context: RequestContext): void => {
  app.route<RouteOf<'queryEligibility'>>({
    ...routeOf('queryEligibility'),
    handler: async (request, reply) => {
      const answer = await answerEligibility(context, request.body);
      if (!answer.ok) return sendProblem(reply, refusalProblem(answer.failure));
      return reply.header('cache-control', 'no-store').send(answer.value);
    },
  });
};

const registerFreeSlots = (app: FastifyInstance, context: RequestContext): void => {
  app.route<RouteOf<'getFreeSlots'>>({
    ...routeOf('getFreeSlots'),
    handler: async (request, reply) => {
      const free = await readFreeSlots(context, request.query);
      if (!free.ok) return sendProblem(reply, refusalProblem(free.failure));
      return reply.header('cache-control', 'no-store').send(free.value);
    },
  });
};

const registerRequests = (app: FastifyInstance, context: RequestContext, callerOf: CallerOf): void => {
  app.route<RouteOf<'submitRequest'>>({
    ...routeOf('submitRequest'),
    handler: async (request, reply) => {
      const { role, id } = callerOf(request.raw);
      const filed = await fileRequest(context, {
        submission: request.body,
        idempotencyKey: request.headers['idempotency-key'].toLowerCase(),
        caller: { role: role === 'clerk' ? 'clerk' : 'kiosk', id },
      });
      if (!filed.ok) return sendProblem(reply, refusalProblem(filed.failure));
      return reply
        .code(201)
        .header('location', `/v1/requests/${filed.value.id}`)
        .header('cache-control', 'no-store')
        .send(filed.value);
    },
  });
  app.route<RouteOf<'getRequest'>>({
    ...routeOf('getRequest'),
    handler: async (request, reply) => {
      const read = await readRequest(context, { id: request.params.id, kioskId: callerOf(request.raw).id });
      if (!read.ok) return sendProblem(reply, refusalProblem(read.failure));
      if (read.value === null) return sendProblem(reply, standardProblem('resourceNotFound'));
      return reply.header('cache-control', 'no-store').send(read.value);
    },
  });
  app.route<RouteOf<'getReceipt'>>({
    ...routeOf('getReceipt'),
    handler: async (request, reply) => {
      const facts = await readReceiptFacts(context, { id: request.params.id, kioskId: callerOf(request.raw).id });
      if (!facts.ok) return sendProblem(reply, refusalProblem(facts.failure));
      if (facts.value === null) return sendProblem(reply, standardProblem('resourceNotFound'));
      const pdf = await renderDocument({ kind: 'receipt', ...facts.value }, context.municipality);
      return sendPdf(reply, facts.value.caseNumber, pdf);
    },
  });
};

const registerCardDefects = (app: FastifyInstance, context: RequestContext, callerOf: CallerOf): void => {
  const waitingTimeOf = createAskingLimit(operations.getCardDefect.limit, context.now);
  app.route<RouteOf<'getCardDefect'>>({
    ...routeOf('getCardDefect'),
    handler: async (request, reply) => {
      const { id, role } = callerOf(request.raw);
      const waitMs = waitingTimeOf(id);
      if (waitMs > 0) return tooManyRequests(reply, waitMs);
      const found = await findCardDefect(context, {
        caseNumber: request.params.caseNumber,
        caller: { id, role: role === 'clerk' ? 'clerk' : 'counter' },
      });
      if (!found.ok) return sendProblem(reply, refusalProblem(found.failure));
      if (found.value === null) return sendProblem(reply, standardProblem('resourceNotFound'));
      return reply.header('cache-control', 'no-store').send(found.value);
    },
  });
};

const registerStatus = (app: FastifyInstance, context: RequestContext): void => {
  const waitingTimeOf = createAskingLimit(operations.getStatus.limit, context.now);
  app.route<RouteOf<'getStatus'>>({
    ...routeOf('getStatus'),
    handler: async (request, reply) => {
      // By address: whoever asks without a token has no other name, and one visitor must not use up everybody's turn.
      const waitMs = waitingTimeOf(request.ip);
      if (waitMs > 0) return tooManyRequests(reply, waitMs);
      const status = await readStatus(context, request.params.code);
      if (!status.ok) return sendProblem(reply, refusalProblem(status.failure));
      if (status.value === null) return sendProblem(reply, standardProblem('resourceNotFound'));
      return reply.header('cache-control', 'no-store').send(status.value);
    },
  });
};

export const registerFilingRoutes = (app: FastifyInstance, context: RequestContext, callerOf: CallerOf): void => {
  registerCatalogue(app, context);
  registerEligibility(app, context);
  registerFreeSlots(app, context);
  registerRequests(app, context, callerOf);
  registerCardDefects(app, context, callerOf);
  registerStatus(app, context);
};
