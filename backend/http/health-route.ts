/** Whether requests can be filed now, and what else is not well (Belgif rule hlth-res). Details are names, never messages. */
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Health } from '../../contract/operations/operating-operations.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { routeOf } from './validation.ts';

/** What is wrong with parts without which requests can still be filed, by name; empty when nothing is. */
export type Probe = () => Promise<readonly string[]>;

export const registerHealth = (app: FastifyInstance, { kysely }: RequestContext, probe: Probe): void => {
  app.route({
    ...routeOf('getHealth'),
    handler: async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      try {
        await sql`select 1`.execute(kysely);
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
        request.log.warn({ code }, 'database unavailable');
        return reply.code(503).send({ status: 'DOWN' } satisfies Health);
      }
      const troubles = await probe();
      if (troubles.length === 0) return reply.send({ status: 'UP' } satisfies Health);
      return reply.send({
        status: 'DEGRADED',
        details: Object.fromEntries(troubles.map((trouble) => [trouble, { status: 'DOWN' }])),
      } satisfies Health);
    },
  });
};
