/**
 * Recognises the card that comes back within a visit, without keeping what is printed or stored on it: a hash keyed with
 * random bytes that live and die with this process. Not a proof of authenticity, only of being the same chip.
 */
import { createHmac } from 'node:crypto';
import type { RandomPort } from '../ports.ts';

export function createCardMarker(random: RandomPort): (cardIdentity: string | null) => string | null {
  const key = random.bytes(32);
  return (cardIdentity) =>
    cardIdentity === null ? null : createHmac('sha256', key).update(cardIdentity).digest('base64');
}
