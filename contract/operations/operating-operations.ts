/** What whoever runs the backend asks. */
import { type Static, Type } from 'typebox';
import { closed } from '../municipality/texts.ts';
import { oneOf } from '../one-of.ts';
import type { Operation } from './operation.ts';

/** As in the Belgif REST guide, rule hlth-res; `DEGRADED`: requests can be filed, something else waits. */
export const HealthSchema = Type.Object(
  {
    status: oneOf(['UP', 'DEGRADED', 'DOWN'] as const),
    details: Type.Optional(
      Type.Record(
        Type.String({ pattern: '^[a-z-]{1,40}$' }),
        Type.Object({ status: oneOf(['UP', 'DOWN'] as const) }, closed),
      ),
    ),
  },
  closed,
);
export type Health = Static<typeof HealthSchema>;

export const operatingOperations = {
  getHealth: {
    method: 'GET',
    url: '/health',
    summary: 'Whether requests can be filed now',
    description: 'As in the Belgif REST guide, rule hlth-res.',
    roles: null,
    answers: {
      200: { description: 'Requests can be filed', schema: HealthSchema },
      503: { description: 'Requests cannot be filed', schema: HealthSchema },
    },
    problems: [],
  },
} as const satisfies Record<string, Operation>;
