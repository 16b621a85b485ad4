import { describe, expect, test } from 'vitest';
import { success } from '../../../../contract/result.ts';
import type { CardImage, EidFile, ReadOptions } from '../../../../eid/card-image.ts';
import { readCard, unreadCard } from '../../../../eid/files/read-card.ts';
import { bytesOf, hexOf, play, playExpecting } from './scripted-card.ts';

const atr17 = '3B9813400AA503010101AD1311';
const atr18 = '3B7F96000080318065B085040120120FFF829000';
const selectAid = '00A4040C0FA00000003029057000AD13100101FF';
const askCardData = '80E400001C';
const cardData = (version: string): string => `534C4790025100002239288F12920363F336012501${version}00030021010F`;
const selectIdentity = '00A4080C04DF014031';

const identity = `0704${'41'.repeat(4)}0802${'42'.repeat(2)}`;
const identityLe = (identity.length / 2).toString(16).toUpperCase().padStart(2, '0');

const options = (files: readonly EidFile[], more: Partial<ReadOptions> = {}): ReadOptions => ({
  atr: bytesOf(atr17),
  files,
  challenge: null,
  pinStatus: false,
  ...more,
});

const recognised17 = ['begin', [askCardData, `${cardData('17')}9000`], 'end'] as const;
const identityRead = [
  'begin',
  [selectIdentity, '9000'],
  ['00B0000000', `6C${identityLe}`],
  [`00B00000${identityLe}`, `${identity}9000`],
  'end',
] as const;

const contentOf = (image: CardImage, file: EidFile): string => {
  const outcome = image.files[file];
  return outcome.status === 'read' ? hexOf(outcome.bytes) : outcome.status;
};

describe('recognition', () => {
  test('a Belgian answer to reset needs no SELECT when the card data come at once', () => {
    const image = playExpecting(readCard(options(['identity'])), [...recognised17, ...identityRead]);
    expect(image.appletStatusWord).toBeNull();
    expect(hexOf(image.cardData ?? new Uint8Array(0))).toBe(cardData('17'));
    expect(contentOf(image, 'identity')).toBe(identity);
    expect(image.endedBy).toBeNull();
  });

  test('another program has selected something else: the applet is selected and asked again', () => {
    const image = playExpecting(readCard(options([])), [
      'begin',
      [askCardData, '6D00'],
      [selectAid, '9000'],
      [askCardData, `${cardData('17')}9000`],
      'end',
    ]);
    expect(image.appletStatusWord).toBe(0x9000);
    expect(image.cardDataStatusWord).toBe(0x9000);
  });

  test('a card of another kind is asked for the applet and nothing else', () => {
    const image = playExpecting(readCard(options(['identity'], { atr: bytesOf('3B6700005445535442414E') })), [
      'begin',
      [selectAid, '6A82'],
      'end',
    ]);
    expect(image.appletStatusWord).toBe(0x6a82);
    expect(image.cardData).toBeNull();
    expect(image.files.identity).toEqual({
      status: 'failed',
      offset: 0,
      offsets: [],
      attempts: 0,
      statusWord: 0x6a82,
      trouble: null,
    });
  });

  test('card data that stay away leave the generation open, and the files are read all the same', () => {
    const image = playExpecting(readCard(options(['identity'])), [
      'begin',
      [askCardData, '6400'],
      [selectAid, '9000'],
      [askCardData, '6400'],
      'end',
      ...identityRead,
    ]);
    expect(image.cardData).toBeNull();
    expect(image.cardDataStatusWord).toBe(0x6400);
    expect(contentOf(image, 'identity')).toBe(identity);
  });

  test('a card that never answers anything properly ends the reading', () => {
    const { value, steps } = play(readCard(options(['identity', 'photo'])), (step) =>
      step.kind === 'transmit' ? { ok: false, failure: 'communication' } : null,
    );
    expect(value.endedBy).toBe('communication');
    expect(steps).toEqual([
      'begin',
      askCardData,
      'pause 50',
      askCardData,
      'pause 200',
      askCardData,
      'pause 500',
      askCardData,
      'end',
      'reset',
      'begin',
      askCardData,
      'end',
      'power-cycle',
      'begin',
      askCardData,
      'end',
    ]);
  });
});

describe('plan', () => {
  const order = (image: readonly string[]): readonly string[] =>
    image.filter((step) => step.startsWith('started')).map((step) => step.slice('started '.length));
  const everything: readonly EidFile[] = [
    'basic-public-key',
    'photo',
    'rrn-certificate',
    'signature-certificate',
    'authentication-certificate',
    'address-signature',
    'address',
    'identity',
  ];
  const answering = (version: string) => (step: { readonly kind: string; readonly command?: Uint8Array }) => {
    if (step.kind !== 'transmit') return null;
    const command = hexOf(step.command ?? new Uint8Array(0));
    if (command === askCardData) return success(bytesOf(`${cardData(version)}9000`));
    return success(bytesOf(command.startsWith('00A4') ? '9000' : '6B00'));
  };

  test('name and address first, trust before the photo, the identity signature with the address signature', () => {
    const { steps, value } = play(readCard(options(everything)), answering('17'));
    expect(order(steps)).toEqual([
      'identity',
      'address',
      'identity-signature',
      'address-signature',
      'rrn-certificate',
      'photo',
      'authentication-certificate',
      'signature-certificate',
    ]);
    expect(value.files['basic-public-key']).toEqual({ status: 'not-requested' });
  });

  test('the basic public key is asked of 1.8 only', () => {
    const { steps } = play(readCard(options(everything, { atr: bytesOf(atr18) })), answering('18'));
    expect(order(steps).at(-1)).toBe('basic-public-key');
  });

  test('what is not asked for is not read', () => {
    const { steps, value } = play(readCard(options(['identity'])), answering('17'));
    expect(order(steps)).toEqual(['identity']);
    expect(value.files.address).toEqual({ status: 'not-requested' });
  });

  test('a card that could not be connected to has an image too', () => {
    const image = unreadCard(options(['address-signature']), 'card-mute');
    expect(image.endedBy).toBe('card-mute');
    expect(image.files['identity-signature']).toMatchObject({ status: 'failed', attempts: 0, trouble: 'card-mute' });
    expect(image.files.identity).toEqual({ status: 'not-requested' });
  });
});

describe('the chip challenge', () => {
  const challenge = { nonce: new Uint8Array(48).fill(1), nonceSha384: new Uint8Array(48).fill(0xaa) };
  const recognised18 = ['begin', [askCardData, `${cardData('18')}9000`], 'end'] as const;
  const ask = `00880281329430${'AA'.repeat(48)}`;
  const with18 = options([], { atr: bytesOf(atr18), challenge });

  test('is asked of a 1.8 card once, the answer fetched with GET RESPONSE', () => {
    const image = playExpecting(readCard(with18), [
      ...recognised18,
      'begin',
      [ask, '6160'],
      ['00C0000060', `${'07'.repeat(96)}9000`],
      'end',
    ]);
    expect(image.challenge).toEqual({
      status: 'answered',
      challenge: challenge.nonce,
      response: new Uint8Array(96).fill(7),
    });
  });

  test('is not asked of a 1.7 card', () => {
    const image = playExpecting(readCard(options([], { challenge })), [...recognised17]);
    expect(image.challenge.status).toBe('not-done');
  });

  test('spent uses, refusals and lost answers are told apart, and none is asked for twice', () => {
    const outcomeOf = (...answers: readonly (readonly [string, string])[]) =>
      playExpecting(readCard(with18), [...recognised18, 'begin', ...answers, 'end']).challenge;
    expect(outcomeOf([ask, '6985'])).toEqual({ status: 'exhausted', statusWord: 0x6985 });
    expect(outcomeOf([ask, '6A88'])).toEqual({ status: 'failed', statusWord: 0x6a88, trouble: null });
    expect(outcomeOf([ask, 'communication'])).toEqual({ status: 'failed', statusWord: null, trouble: 'communication' });
    expect(outcomeOf([ask, '6D00'], [selectAid, '9000'], [ask, '6985']).status).toBe('exhausted');
  });
});

describe('PIN tries left', () => {
  const triesOf = (version: string, ...rest: readonly ('begin' | 'end' | readonly [string, string])[]) =>
    playExpecting(readCard(options([], { pinStatus: true })), [
      'begin',
      [askCardData, `${cardData(version)}9000`],
      'end',
      ...rest,
    ]).pinTriesLeft;

  test('1.7: an empty VERIFY', () => {
    expect(triesOf('17', 'begin', ['00200001', '63C2'], 'end')).toBe(2);
    expect(triesOf('17', 'begin', ['00200001', '6983'], 'end')).toBe(0);
    expect(triesOf('17', 'begin', ['00200001', '9000'], 'end')).toBeNull();
  });

  test('1.8: GET CARD DATA, never VERIFY', () => {
    expect(triesOf('18', 'begin', ['80E400011F', `${cardData('18')}01FFFF9000`], 'end')).toBe(1);
    expect(triesOf('18', 'begin', ['80E400011F', `${cardData('18')}FFFFFF9000`], 'end')).toBeNull();
    expect(triesOf('18', 'begin', ['80E400011F', '6A86'], 'end')).toBeNull();
  });

  test('1.1 and unknown applets are not asked: it could cost a try', () => {
    expect(triesOf('11')).toBeNull();
    expect(triesOf('19')).toBeNull();
  });
});
