/** The handlers of what clerks do with cases. They translate and nothing more: cases/ judges, moves and writes the trail. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Case } from '../../contract/case-api.ts';
import { readEvents } from '../cases/case-events.ts';
import { exportAudit } from '../cases/export-audit.ts';
import { listCases, listTasks } from '../cases/list-cases.ts';
import { listPapers } from '../cases/list-papers.ts';
import { moveCase } from '../cases/move-case.ts';
import { issueDocument } from '../cases/issue-document.ts';
import { openApplicant, readCase } from '../cases/read-case.ts';
import { listPayments, reconcilePayment, recordPayment } from '../cases/record-payment.ts';
import { renderDocument } from '../documents/render-document.ts';
import type { RequestContext } from '../requests/request-context.ts';
import type { Result } from '../../contract/result.ts';
import { versionIn, versionTag } from './entity-tags.ts';
import { type AnyRefusal, refusalProblem, sendProblem } from './problems.ts';
import type { CallerOf, RouteOf } from './route-types.ts';
import { sendPdf } from './send-pdf.ts';
import { routeOf } from './validation.ts';

const eventsAPage = 200;

const answer = <T>(reply: FastifyReply, result: Result<T, AnyRefusal>): FastifyReply =>
  result.ok
    ? reply.header('cache-control', 'no-store').send(result.value)
    : sendProblem(reply, refusalProblem(result.failure));

const answerCase = (reply: FastifyReply, result: Result<Case, AnyRefusal>): FastifyReply =>
  answer(result.ok ? reply.header('etag', versionTag(result.value.version)) : reply, result);

const registerReading = (app: FastifyInstance, context: RequestContext, callerOf: CallerOf): void => {
  app.route<RouteOf<'queryCases'>>({
    ...routeOf('queryCases'),
    handler: async (request, reply) => answer(reply, await listCases(context, request.body, callerOf(request.raw))),
  });
  app.route<RouteOf<'listTasks'>>({
    ...routeOf('listTasks'),
    handler: async (request, reply) =>
      answer(reply, await listTasks(context, { actor: callerOf(request.raw), ...request.query })),
  });
  app.route<RouteOf<'getCase'>>({
    ...routeOf('getCase'),
    handler: async (request, reply) =>
      answerCase(
        reply,
        await readCase(context, {
          requestId: request.params.id,
          actor: callerOf(request.raw),
          purpose: request.query.purpose,
        }),
      ),
  });
  app.route<RouteOf<'getApplicant'>>({
    ...routeOf('getApplicant'),
    handler: async (request, reply) =>
      answer(
        reply,
        await openApplicant(context, {
          requestId: request.params.id,
          actor: callerOf(request.raw),
          purpose: request.query.purpose,
        }),
      ),
  });
};

const registerMoving = (app: FastifyInstance, context: RequestContext, callerOf: CallerOf): void => {
  app.route<RouteOf<'moveCase'>>({
    ...routeOf('moveCase'),
    handler: async (request, reply) =>
      answerCase(
        reply,
        await moveCase(context, {
          ...request.body,
          requestId: request.params.id,
          expectedVersion: versionIn(request.headers['if-match']),
          actor: callerOf(request.raw),
        }),
      ),
  });
};

const registerPayments = (app: FastifyInstance, context: RequestContext, callerOf: CallerOf): void => {
  app.route<RouteOf<'listPayments'>>({
    ...routeOf('listPayments'),
    handler: async (request, reply) => {
      const payments = await listPayments(context, { requestId: request.params.id, actor: callerOf(request.raw) });
      return answer(reply, payments.ok ? { ok: true, value: { items: payments.value } } : payments);
    },
  });
  app.route<RouteOf<'recordPayment'>>({
    ...routeOf('recordPayment'),
    handler: async (request, reply) => {
      const recorded = await recordPayment(context, {
        requestId: request.params.id,
        order: request.body,
        expectedVersion: versionIn(request.headers['if-match']),
        idempotencyKey: request.headers['idempotency-key'].toLowerCase(),
        actor: callerOf(request.raw),
      });
      return answer(recorded.ok ? reply.code(201) : reply, recorded);
    },
  });
  app.route<RouteOf<'reconcilePayment'>>({
    ...routeOf('reconcilePayment'),
    handler: async (request, reply) =>
      answer(
        reply,
        await reconcilePayment(context, {
          ...request.body,
          requestId: request.params.id,
          expectedVersion: versionIn(request.headers['if-match']),
          actor: callerOf(request.raw),
        }),
      ),
  });
};

const registerPapers = (app: FastifyInstance, context: RequestContext, callerOf: CallerOf): void => {
  app.route<RouteOf<'listDocuments'>>({
    ...routeOf('listDocuments'),
    handler: async (request, reply) =>
      answer(reply, await listPapers(context, { requestId: request.params.id, actor: callerOf(request.raw) })),
  });
  app.route<RouteOf<'getDocument'>>({
    ...routeOf('getDocument'),
    handler: async (request, reply) => {
      const { id, kind } = request.params;
      const issued = await issueDocument(context, {
        requestId: id,
        kind,
        actor: callerOf(request.raw),
        purpose: request.query.purpose,
      });
      if (!issued.ok) return sendProblem(reply, refusalProblem(issued.failure));
      const { caseNumber, facts } = issued.value;
      return sendPdf(reply, `${caseNumber}-${kind}`, await renderDocument(facts, context.municipality));
    },
  });
};

const registerTrails = (app: FastifyInstance, context: RequestContext, callerOf: CallerOf): void => {
  app.route<RouteOf<'listEvents'>>({
    ...routeOf('listEvents'),
    handler: async (request, reply) =>
      answer(reply, await readEvents(context, request.query.after ?? null, eventsAPage)),
  });
  app.route<RouteOf<'exportAudit'>>({
    ...routeOf('exportAudit'),
    handler: async (request, reply) =>
      answer(reply, await exportAudit(context, { ...request.body, actor: callerOf(request.raw) })),
  });
};

export const registerCaseRoutes = (app: FastifyInstance, context: RequestContext, callerOf: CallerOf): void => {
  registerReading(app, context, callerOf);
  registerMoving(app, context, callerOf);
  registerPayments(app, context, callerOf);
  registerPapers(app, context, callerOf);
  registerTrails(app, context, callerOf);
};
