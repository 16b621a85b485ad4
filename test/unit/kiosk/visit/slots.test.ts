/** What the visit makes of what the readers say. */
import { expect, it } from 'vitest';
import { noSlots, readerFinding, type SlotChange, slotChanges, slotsOf } from '../../../../kiosk/visit/slots.ts';
import type { ReadersSnapshot } from '../../../../kiosk/ports.ts';
import { reader, serviceDown, snapshot } from './visit-fixtures.ts';

const empty = snapshot(reader('empty', 1));
const card = snapshot(reader('card', 2));

it.each<[string, ReadersSnapshot, ReadersSnapshot, SlotChange[]]>([
  ['a card put in', empty, card, ['card-inserted']],
  ['a card taken out', card, snapshot(reader('empty', 3)), ['card-removed']],
  ['a card out and in between two looks', card, snapshot(reader('card', 4)), ['card-removed', 'card-inserted']],
  ['a card that starts to answer', snapshot(reader('mute', 2)), card, ['readers-changed']],
  ['a card held by another program', card, snapshot(reader('in-use-exclusively', 2)), ['readers-changed']],
  ['the only reader unplugged', empty, snapshot(), ['reader-lost']],
  ['the reader unplugged with the card in it', card, snapshot(), ['reader-lost']],
  ['the reader back with the card in it', snapshot(), card, ['reader-returned', 'card-inserted']],
  ['the service gone', card, serviceDown, ['reader-lost']],
  ['the service back without a reader', serviceDown, snapshot(), ['readers-changed']],
  ['a reader that reports itself unusable', empty, snapshot(reader('unavailable', 1)), ['reader-lost']],
  ['a second reader plugged in', card, snapshot(reader('empty', 1, 'other'), reader('card', 2)), ['readers-changed']],
  [
    'the card reader unplugged while another stays',
    snapshot(reader('card', 2), reader('empty', 1, 'other')),
    snapshot(reader('empty', 1, 'other')),
    ['reader-lost'],
  ],
  [
    'a card in a second reader while the first is followed',
    snapshot(reader('card', 2, 'b'), reader('empty', 1, 'a')),
    snapshot(reader('card', 2, 'b'), reader('card', 2, 'a')),
    ['readers-changed'],
  ],
])('%s', (_what, before, after, changes) => {
  const seen = slotsOf(before, noSlots);
  expect(slotChanges(seen, slotsOf(after, seen))).toEqual(changes);
});

it('prefers a card that answers to one that does not', () => {
  const seen = slotsOf(snapshot(reader('mute', 1, 'a'), reader('card', 1, 'b')), noSlots);
  expect(seen.card?.reader).toBe('b');
});

it('says why there is no reader', () => {
  expect(readerFinding(noSlots)).toBe('reader.service-down');
  expect(readerFinding(slotsOf(snapshot(), noSlots))).toBe('reader.none');
  expect(readerFinding(slotsOf(empty, noSlots))).toBeNull();
});
