/**
 * Who may talk to the loopback server. A one-time code, handed over in the URL's fragment, is exchanged for a session
 * cookie that scripts cannot read and that survives a reload. Both are 32 random bytes and are compared in constant time.
 *
 * Not guaranteed: another program of the same user can read the code from the browser's command line before it is used.
 * The loopback host is for development, demo and tests; the installed kiosk speaks over Electron IPC.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Surface } from '../../../contract/kiosk-api.ts';
import type { RandomPort } from '../../ports.ts';

const secretBytes = 32;

/** Only hashes are kept: equal lengths make the comparison constant-time, and a memory dump shows no token. */
const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

type Kept = { readonly hash: Buffer; readonly surface: Surface };

export type Sessions = {
  /** A fresh one-time code for this surface. */
  issueCode(surface: Surface): string;
  /** The session token for a code that was issued and not used yet, null for any other text. */
  redeem(code: string): { readonly token: string; readonly surface: Surface } | null;
  surfaceOf(token: string): Surface | null;
};

export function createSessions(random: RandomPort): Sessions {
  const codes: Kept[] = [];
  const tokens: Kept[] = [];

  const issue = (kept: Kept[], surface: Surface): string => {
    const secret = Buffer.from(random.bytes(secretBytes)).toString('base64url');
    kept.push({ hash: hashOf(secret), surface });
    return secret;
  };

  const find = (kept: readonly Kept[], secret: string): number => {
    const hash = hashOf(secret);
    // Every entry is compared, so that the time does not tell which one came close.
    return kept.reduce((found, each, index) => (timingSafeEqual(each.hash, hash) ? index : found), -1);
  };

  return {
    issueCode: (surface) => issue(codes, surface),
    redeem: (code) => {
      const index = find(codes, code);
      const used = codes[index];
      if (index >= 0) codes.splice(index, 1);
      return used === undefined ? null : { token: issue(tokens, used.surface), surface: used.surface };
    },
    surfaceOf: (token) => tokens[find(tokens, token)]?.surface ?? null,
  };
}
