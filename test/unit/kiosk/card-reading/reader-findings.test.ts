import { expect, test } from 'vitest';
import type { CardImage } from '../../../../eid/card-image.ts';
import { unreadCard } from '../../../../eid/files/read-card.ts';
import {
  findingsOfReaders,
  findingsOfTalk,
  type TalkObservation,
} from '../../../../kiosk/card-reading/reader-findings.ts';

const unread = (trouble: string): CardImage =>
  unreadCard({ atr: new Uint8Array(0), files: ['identity'], challenge: null, pinStatus: false }, trouble);
const readWell: CardImage = {
  ...unread(''),
  endedBy: null,
  files: { ...unread('').files, identity: { status: 'read', bytes: new Uint8Array(3) } },
};
const observed = (image: CardImage, more: Partial<TalkObservation> = {}): TalkObservation => ({
  image,
  communicationTroubles: [],
  lastTrouble: null,
  earlierAttempts: 0,
  readerKnownGood: false,
  ...more,
});
const codes = (observation: TalkObservation): readonly string[] =>
  findingsOfTalk(observation).map(({ code, severity }) => `${code} ${severity}`);

test.each([
  ['service-lost', ['reader.service-down blocking']],
  ['reader-lost', ['reader.lost blocking']],
  ['not-answering', ['reader.not-answering blocking']],
  ['card-mute', ['chip.mute blocking']],
  ['communication', ['reader.contact-unstable blocking']],
  ['sharing-violation', ['reader.busy blocking']],
  ['card-removed', []],
  ['aborted', []],
])('%s', (trouble, expected) => {
  expect(codes(observed(unread(trouble)))).toEqual(expected);
});

test('a deadline that passed while another program had the card is a busy reader, not a broken one', () => {
  const lastTrouble = (call: string) => ({ code: 'not-answering', call, returnCode: 0x8010000a }) as const;
  const silent = unread('not-answering');
  expect(codes(observed(silent, { lastTrouble: lastTrouble('SCardBeginTransaction') }))).toEqual([
    'reader.busy blocking',
  ]);
  expect(codes(observed(silent, { lastTrouble: lastTrouble('SCardReconnect') }))).toEqual(['reader.busy blocking']);
  expect(codes(observed(silent, { lastTrouble: lastTrouble('SCardTransmit') }))).toEqual([
    'reader.not-answering blocking',
  ]);
  const communicationTroubles = [{ file: 'photo', command: '00B00100' }] as const;
  expect(codes(observed(silent, { lastTrouble: lastTrouble('SCardReconnect'), communicationTroubles }))).toEqual([
    'reader.not-answering blocking',
  ]);
});

test('a card that was read well gives none', () => {
  expect(codes(observed(readWell))).toEqual([]);
});

test('a chip is called dead only at the third mute attempt in a reader that reads another card', () => {
  const mute = unread('card-mute');
  expect(codes(observed(mute, { earlierAttempts: 2 }))).toEqual(['chip.mute blocking']);
  expect(codes(observed(mute, { earlierAttempts: 1, readerKnownGood: true }))).toEqual(['chip.mute blocking']);
  expect(codes(observed(mute, { earlierAttempts: 2, readerKnownGood: true }))).toEqual(['chip.dead blocking']);
});

test('transmission errors at one place are not the contacts, at two places they are', () => {
  const at = (command: string) => ({ file: 'photo', command }) as const;
  const once = [at('00B00100'), at('00B00100')];
  expect(codes(observed(readWell, { communicationTroubles: once }))).toEqual([]);
  const moving = [...once, at('00B00200')];
  expect(codes(observed(readWell, { communicationTroubles: moving }))).toEqual(['reader.contact-unstable limiting']);
});

test('the evidence is impersonal: call, return code, attempts', () => {
  const [found] = findingsOfTalk(
    observed(unread('reader-lost'), {
      lastTrouble: { code: 'reader-lost', call: 'SCardTransmit', returnCode: 0x80100017 },
    }),
  );
  expect(found?.evidence).toEqual({
    call: 'SCardTransmit',
    returnCode: '80100017',
    attempts: 1,
    transmissionErrors: 0,
  });
});

test('a listing without service or without reader is a finding of its own', () => {
  const codesOf = (snapshot: Parameters<typeof findingsOfReaders>[0]) =>
    findingsOfReaders(snapshot).map(({ code }) => code);
  expect(codesOf({ service: 'down', serviceCode: 0x8010001d, readers: [] })).toEqual(['reader.service-down']);
  expect(codesOf({ service: 'up', serviceCode: null, readers: [] })).toEqual(['reader.none']);
});
