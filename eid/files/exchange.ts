/**
 * One command and its whole response: follows 61xx (more waits) and 6Cxx (repeat with the right length), because readers
 * that work on TPDU level pass them up and others swallow them (reference belgian-eid.md §2).
 */
import { getResponse, withExpectedLength } from '../apdu/commands.ts';
import { lengthInSw2, parseResponse, responseWaitsSw1, wrongLengthSw1 } from '../apdu/status-words.ts';
import { concatenate } from '../bytes.ts';
import type { CardScript, Trouble } from '../card-image.ts';

/** More rounds than any honest card needs: 32 times 256 bytes. */
const maximumRounds = 32;

export type Reply =
  | {
      readonly kind: 'reply';
      readonly statusWord: number;
      readonly data: Uint8Array;
      /** The length that the card asked for instead (6Cxx), null when it took ours. */
      readonly correctedLength: number | null;
    }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/**
 * An answer without a status word is taken for a removed card: some drivers report the vanished card as success with
 * nothing (reference pcsc.md, pitfall 1). An endless chain of 61xx or 6Cxx is `communication` trouble.
 */
export function* exchange(command: Uint8Array): CardScript<Reply> {
  let next = command;
  let data: Uint8Array = new Uint8Array(0);
  let correctedLength: number | null = null;
  for (let round = 0; round < maximumRounds; round += 1) {
    const result = yield { kind: 'transmit', command: next };
    if (!result.ok) return { kind: 'trouble', trouble: result.failure };
    const response = parseResponse(result.value);
    if (response === null) return { kind: 'trouble', trouble: 'card-removed' };
    const { statusWord } = response;
    data = concatenate(data, response.data);
    const corrected = statusWord >> 8 === wrongLengthSw1 ? withExpectedLength(next, lengthInSw2(statusWord)) : null;
    if (corrected !== null) {
      next = corrected;
      correctedLength = lengthInSw2(statusWord);
    } else if (statusWord >> 8 === responseWaitsSw1) {
      next = getResponse(lengthInSw2(statusWord));
    } else {
      return { kind: 'reply', statusWord, data, correctedLength };
    }
  }
  return { kind: 'trouble', trouble: 'communication' };
}
