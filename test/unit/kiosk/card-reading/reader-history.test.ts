import { expect, test } from 'vitest';
import { finding } from '../../../../contract/findings.ts';
import {
  cardsAgainstReader,
  type NotedReading,
  type ReaderHistory,
  withNotedReading,
  withReaderBlamed,
} from '../../../../kiosk/card-reading/reader-history.ts';

const minute = 60_000;
const noted = (atMinutes: number, hadContactTrouble: boolean, more: Partial<NotedReading> = {}): NotedReading => ({
  atr: '3B98',
  generation: '1.7',
  atMs: atMinutes * minute,
  hadContactTrouble,
  ...more,
});
const after = (...readings: readonly NotedReading[]): ReaderHistory =>
  readings.reduce<ReaderHistory>(withNotedReading, []);

test('three of the last five cards lost contact: it is the reader', () => {
  const two = after(noted(0, true), noted(10, false), noted(20, true));
  expect(cardsAgainstReader(two)).toBeNull();
  expect(cardsAgainstReader(withNotedReading(two, noted(30, true)))).toBe(3);
});

test('what lies further back than five cards counts no more', () => {
  const sound = [10, 20, 30].map((atMinutes) => noted(atMinutes, false));
  expect(cardsAgainstReader(after(noted(0, true), noted(5, true), ...sound, noted(40, true)))).toBeNull();
  expect(after(...[0, 10, 20, 30, 40, 50].map((atMinutes) => noted(atMinutes, false)))).toHaveLength(5);
});

test('one card tried again and again is one card, however often', () => {
  const again = [0, 1, 2, 3, 4, 5, 6, 7].map((atMinutes) => noted(atMinutes, true));
  expect(after(...again)).toHaveLength(1);
});

test('also when it gave no answer to reset in between, and with another card in between', () => {
  const silent = { atr: '', generation: null };
  const other = { atr: '3B67', generation: null };
  const history = after(noted(0, true), noted(1, true, silent), noted(1.5, false, other), noted(2, true));
  expect(history.map(({ hadContactTrouble }) => hadContactTrouble)).toEqual([false, true]);
});

test('cards of different kinds are different cards at once', () => {
  const kinds = (['1.1', '1.7', '1.8'] as const).map((generation, index) => noted(index / 10, true, { generation }));
  expect(cardsAgainstReader(after(...kinds))).toBe(3);
});

test('the finding is then proven, says how many cards, and asks for a technician first', () => {
  const history = after(noted(0, true), noted(10, true), noted(20, true));
  const unstable = finding('reader.contact-unstable', { attempts: 1 }, { severity: 'blocking' });
  const [blamed, untouched] = withReaderBlamed([unstable, finding('data.photo-missing')], history);
  expect(blamed).toEqual({
    ...unstable,
    certainty: 'proven',
    evidence: { attempts: 1, cards: 3 },
    remedies: ['call-technician', 'clean-chip', 'hold-still', 'wait-and-retry', 'try-other-reader'],
  });
  expect(untouched).toEqual(finding('data.photo-missing'));
  expect(withReaderBlamed([unstable], after(noted(0, true)))).toEqual([unstable]);
});

test('a technician is asked for once, and nothing of a reading names a card', () => {
  const history = after(noted(0, true), noted(10, true), noted(20, true));
  const [blamed] = withReaderBlamed([finding('reader.not-answering')], history);
  expect(blamed?.remedies).toEqual(['call-technician', 'take-out-and-insert', 'try-other-reader']);
  expect(Object.keys(history[0] ?? {}).toSorted()).toEqual(['atMs', 'atr', 'generation', 'hadContactTrouble']);
});
