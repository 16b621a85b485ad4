/**
 * Who may talk to the dock: only a page of the dock itself and whoever was given its token. Another site open in the same
 * browser reaches 127.0.0.1 too, also under a name of its own (DNS rebinding): hence the exact Host and Origin.
 *
 * Not guaranteed: anything against programs of the same user, who can read the token from the file or the browser.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export type AccessGuard = {
  /** The request was addressed to us by the name we gave, and no foreign page sent it. */
  comesFromHere(request: IncomingMessage): boolean;
  /** It also carries the token, and a command names its origin. */
  mayUse(request: IncomingMessage): boolean;
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

export const createAccessGuard = (origin: string, token: string): AccessGuard => {
  const { host } = new URL(origin);
  const expected = digest(`Bearer ${token}`);

  const comesFromHere = (request: IncomingMessage): boolean =>
    request.headers.host === host && (request.headers.origin === undefined || request.headers.origin === origin);

  return {
    comesFromHere,
    mayUse: (request) =>
      comesFromHere(request) &&
      (request.method === 'GET' || request.headers.origin === origin) &&
      timingSafeEqual(digest(request.headers.authorization ?? ''), expected),
  };
};
