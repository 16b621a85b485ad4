/** What is in a reader, in words for a technician. */
import { generationByAnswerToReset } from '../eid/apdu/answers-to-reset.ts';
import type { ReaderState, SlotState } from '../kiosk/ports.ts';

const slotWords: Readonly<Record<SlotState, string>> = {
  empty: 'no card',
  card: 'card',
  mute: 'a card that gives no answer to reset (turned over, dirty or defective)',
  'in-use-exclusively': 'card, held by another program',
  unavailable: 'not available',
};

export const slotInWords = (slot: SlotState): string => slotWords[slot];

export const atrHex = (reader: ReaderState): string | null =>
  reader.atr.length === 0 ? null : Buffer.from(reader.atr).toString('hex').toUpperCase();

/** Null without an answer to reset. Only reading the card proves what it is. */
export const meaningOfAtr = (reader: ReaderState): string | null => {
  if (reader.atr.length === 0) return null;
  const generation = generationByAnswerToReset(reader.atr);
  return generation === null ? 'not known as a Belgian eID' : `answers like a Belgian eID, applet ${generation}`;
};
