/**
 * Reads a virtual card with the engine's own script and nothing in between: no reader, no clock, every answer at once. For
 * tests of what the engine makes of a card; the talk itself (deadlines, transactions, contacts) is tested where it lives.
 */
import { createHash } from 'node:crypto';
import { eidFileNames } from '../contract/eid-files.ts';
import { failed, success } from '../contract/result.ts';
import type { CardStep, CardStepResult, ReadOptions } from '../eid/card-image.ts';
import { unreadCard } from '../eid/files/read-card.ts';
import { type CardImage, readCard } from '../eid/index.ts';
import type { VirtualCard } from '../simulator/virtual-card.ts';

const worked = success(new Uint8Array(0));

function take(step: CardStep, card: VirtualCard): CardStepResult {
  switch (step.kind) {
    case 'transmit': {
      const answer = card.transmit(step.command);
      return answer === 'silence' ? failed('not-answering') : success(answer);
    }
    case 'reconnect': {
      if (step.how === 'power-cycle') card.powerOff();
      const atr = step.how === 'power-cycle' ? card.powerOn() : card.reset();
      return atr.length === 0 ? failed('card-mute') : worked;
    }
    case 'begin-transaction':
    case 'end-transaction':
    case 'pause':
    case 'progress':
      break;
  }
  return worked;
}

const nonce = Uint8Array.from({ length: 48 }, (_, index) => 5 * index + 1);
/** The same challenge each time, so that every reading can be repeated. */
const challenge = { nonce, nonceSha384: Uint8Array.from(createHash('sha384').update(nonce).digest()) };

/** Everything a card has, with chip challenge and PIN status, unless `wanted` says less. */
export function readVirtualCard(card: VirtualCard, wanted: Partial<Omit<ReadOptions, 'atr'>> = {}): CardImage {
  const options = { files: eidFileNames, challenge, pinStatus: true, ...wanted };
  const atr = card.powerOn();
  if (atr.length === 0) return unreadCard({ ...options, atr }, 'card-mute');
  const script = readCard({ ...options, atr });
  let next = script.next();
  while (next.done !== true) next = script.next(take(next.value, card));
  return next.value;
}
