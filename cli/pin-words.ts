/** PIN tries left in words for a technician; who can help is told when it matters. Pure. */
import type { Generation } from '../contract/eid-read.ts';
import { type PinUnblocking, pinUnblocking } from '../eid/pin/pin-unblocking.ts';

const unblockingWords: Readonly<Record<PinUnblocking, string>> = {
  'puk-or-municipality': 'A blocked PIN is unblocked with the PUK of the PIN letter, or by the municipality.',
  'municipality-only': 'A blocked PIN is unblocked by the municipality only: no PUK works on this generation.',
  'not-known': 'Who can unblock the PIN of this generation is not known here: ask the municipality.',
};

/** With this many tries or fewer a person is warned before any PIN (finding pin.tries-left). */
const fewTries = 2;

export type PinStatus = {
  readonly triesLeft: number | null;
  /** Why it is not known. */
  readonly reason: string | null;
  readonly generation: Generation;
};

export const pinLines = ({ triesLeft, reason, generation }: PinStatus): readonly string[] => {
  if (triesLeft === null) return [`Tries left: not known (${reason ?? 'no reason given'})`];
  const advice = unblockingWords[pinUnblocking[generation]];
  if (triesLeft === 0) return ['Tries left: 0. The PIN is blocked.', advice];
  if (triesLeft > fewTries) return [`Tries left: ${triesLeft}`];
  const wrong = triesLeft === 1 ? 'The next wrong PIN blocks it.' : `${triesLeft} more wrong PINs block it.`;
  return [`Tries left: ${triesLeft}. ${wrong}`, advice];
};
