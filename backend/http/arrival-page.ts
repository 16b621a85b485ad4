/**
 * The last step of signing in: a page that goes on by itself. A redirect would still belong to the navigation that another
 * site began, and browsers keep SameSite=Strict cookies out of those; what this page starts is our own.
 */
import type { FastifyReply } from 'fastify';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** `path` is on our own origin. */
export const arrivalPage = (reply: FastifyReply, path: string): FastifyReply =>
  reply
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header(
      'content-security-policy',
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    )
    .type('text/html; charset=utf-8')
    .send(
      '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Signed in</title>' +
        `<meta http-equiv="refresh" content="0; url=${escaped(path)}"></head>` +
        `<body><p><a href="${escaped(path)}">Go on</a></p></body></html>\n`,
    );
