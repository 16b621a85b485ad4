/** Form fields as a body, for the one address that OAuth wants them at; everywhere else they stay an unsupported media type. */
import type { FastifyInstance } from 'fastify';

/** An assertion stays under 1 kB. */
const formLimit = 8 * 1024;

class UnsupportedMediaTypeError extends Error {
  override readonly name = 'UnsupportedMediaTypeError';
  /** Fastify's own code for it, so that both end in the same answer. */
  readonly code = 'FST_ERR_CTP_INVALID_MEDIA_TYPE';
}

/** A field that stands twice makes the whole form none (RFC 6749 §3.2): it becomes null. */
const fieldsOf = (text: string): Readonly<Record<string, string>> | null => {
  const fields = [...new URLSearchParams(text)];
  const names = new Set(fields.map(([name]) => name));
  return names.size === fields.length ? Object.fromEntries(fields) : null;
};

export const acceptForms = (app: FastifyInstance, url: string): void => {
  app.addContentTypeParser<string>(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: formLimit },
    (request, text, done) => {
      if (request.routeOptions.url === url) done(null, fieldsOf(text));
      else done(new UnsupportedMediaTypeError('forms are not taken here'));
    },
  );
};
