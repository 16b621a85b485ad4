/** RandomPort over the operating system's generator. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { RandomPort } from '../../ports.ts';

export const createSystemRandom = (): RandomPort => ({
  uuid: () => randomUUID(),
  bytes: (length) => Uint8Array.from(randomBytes(length)),
});
