/** What only its holder knows: 256 random bits as 43 signs that need no escaping in a header, a cookie or an address. */
import { randomBytes } from 'node:crypto';

export const freshSecret = (): string => randomBytes(32).toString('base64url');

export const secretPattern = /^[A-Za-z0-9_-]{43}$/;
