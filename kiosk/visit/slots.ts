/**
 * The readers as the visit sees them: is there one, and is there a card in it. A card is known by its reader and by the
 * reader's event count, so that a card that was out for a moment is not taken for the one that stayed.
 */
import type { FindingCode } from '../../contract/findings.ts';
import type { ReadersSnapshot, ReaderState } from '../ports.ts';

type CardInSlot = { readonly reader: string; readonly eventCount: number };

export type Slots = {
  readonly service: 'up' | 'down';
  readonly usableReaders: readonly string[];
  /** Also a card that gives no answer to reset: reading it says what is wrong. */
  readonly card: CardInSlot | null;
};

export const noSlots: Slots = { service: 'down', usableReaders: [], card: null };

/** `readers-changed`: something else about readers or service, of which only the reason for being out of service is shown. */
export type SlotChange = 'reader-lost' | 'reader-returned' | 'card-removed' | 'card-inserted' | 'readers-changed';

const holdsCard = (reader: ReaderState): boolean =>
  reader.slot === 'card' || reader.slot === 'mute' || reader.slot === 'in-use-exclusively';

const inSlot = (reader: ReaderState): CardInSlot => ({ reader: reader.name, eventCount: reader.eventCount });

const sameCard = (one: CardInSlot | null, other: CardInSlot | null): boolean =>
  one?.reader === other?.reader && one?.eventCount === other?.eventCount;

/** Stays with the card it already follows while that one is in; otherwise a card that answers comes before a mute one. */
export function slotsOf(snapshot: ReadersSnapshot, before: Slots): Slots {
  if (snapshot.service === 'down') return noSlots;
  const occupied = snapshot.readers.filter(holdsCard);
  const followed =
    occupied.find((reader) => sameCard(inSlot(reader), before.card)) ??
    occupied.find((reader) => reader.slot === 'card') ??
    occupied[0];
  return {
    service: 'up',
    usableReaders: snapshot.readers.filter((reader) => reader.slot !== 'unavailable').map((reader) => reader.name),
    card: followed === undefined ? null : inSlot(followed),
  };
}

/** In the order in which they must be told: what went away first. */
export function slotChanges(before: Slots, after: Slots): readonly SlotChange[] {
  const changes: SlotChange[] = [];
  const cardChanged = !sameCard(before.card, after.card);
  const cardReaderGone = before.card !== null && !after.usableReaders.includes(before.card.reader);
  const lastReaderGone = before.usableReaders.length > 0 && after.usableReaders.length === 0;
  if (cardReaderGone || lastReaderGone) changes.push('reader-lost');
  else if (cardChanged && before.card !== null) changes.push('card-removed');
  if (before.usableReaders.length === 0 && after.usableReaders.length > 0) changes.push('reader-returned');
  if (cardChanged && after.card !== null) changes.push('card-inserted');
  return changes.length > 0 ? changes : ['readers-changed'];
}

/** What a reader's absence is called, null while there is one to use. */
export function readerFinding(slots: Slots): FindingCode | null {
  if (slots.service === 'down') return 'reader.service-down';
  return slots.usableReaders.length === 0 ? 'reader.none' : null;
}
