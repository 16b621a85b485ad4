/**
 * How large a body may be, by the type of request it claims to be. Fastify stops reading at the largest; the others are
 * judged once the type is known, before the schema is asked.
 */
import type { FastifyInstance } from 'fastify';
import { bodyLimits } from '../../contract/body-limits.ts';

const limitOf = (body: unknown): number =>
  typeof body === 'object' && body !== null && 'type' in body && body.type === 'card-defect'
    ? bodyLimits['card-defect']
    : bodyLimits.other;

class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
  /** Fastify's own code for it, so that both end in the same answer. */
  readonly code = 'FST_ERR_CTP_BODY_TOO_LARGE';
}

export const limitBodies = (app: FastifyInstance): void => {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string', bodyLimit: Math.max(...Object.values(bodyLimits)) },
    (request, text, done) => {
      // Answers through the callback; its type allows parsers that also promise.
      void parse(request, text, (error, body: unknown) => {
        if (error !== null) return done(error);
        const bytes = Buffer.byteLength(text);
        return bytes > limitOf(body) ? done(new BodyTooLargeError('the body is too large')) : done(null, body);
      });
    },
  );
};
