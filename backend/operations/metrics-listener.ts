/** Prometheus fetches from a port of its own, on loopback unless told otherwise: counts of cases are nobody else's business. */
import Fastify from 'fastify';
import type { Metrics } from './metrics.ts';

export type MetricsListener = { readonly address: string; close(): Promise<void> };

export const listenForMetrics = async (
  metrics: Metrics,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<MetricsListener> => {
  const app = Fastify({ logger: false, forceCloseConnections: 'idle' });
  app.get('/metrics', async (_request, reply) => {
    const { contentType, body } = await metrics.text();
    return reply.type(contentType).send(body);
  });
  return { address: await app.listen({ host, port }), close: () => app.close() };
};
