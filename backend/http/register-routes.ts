/** All routes of the municipal API, and what known addresses answer to other methods. */
import type { FastifyInstance, HTTPMethods } from 'fastify';
import { operations } from '../../contract/operations.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { registerCaseRoutes } from './case-routes.ts';
import { registerFilingRoutes } from './filing-routes.ts';
import { registerHealth, type Probe } from './health-route.ts';
import { bareProblem, sendProblem } from './problems.ts';
import type { CallerOf } from './route-types.ts';

const methods: readonly HTTPMethods[] = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

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
  { callerOf, probe }: { readonly callerOf: CallerOf; readonly probe: Probe },
): void => {
  registerFilingRoutes(app, context, callerOf);
  registerCaseRoutes(app, context, callerOf);
  registerHealth(app, context, probe);
  refuseOtherMethods(app);
};
