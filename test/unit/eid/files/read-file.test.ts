import { describe, expect, test } from 'vitest';
import type { EidFile, FileOutcome } from '../../../../eid/card-image.ts';
import type { KnownSoFar } from '../../../../eid/files/file-end.ts';
import { readFile } from '../../../../eid/files/read-file.ts';
import { openReadingSession, type ReadingSession } from '../../../../eid/files/recovery.ts';
import { bytesOf, hexOf, playExpecting, type Expectation } from './scripted-card.ts';

const selectAid: Expectation = ['00A4040C0FA00000003029057000AD13100101FF', '9000'];
const selectIdentity = '00A4080C04DF014031';
const selectPhoto = '00A4080C04DF014035';
const block = (byte: string, length: number): string => byte.repeat(length);
/** A TLV element that fills `length` bytes, up to 255 of content. */
const element = (tag: string, length: number): string =>
  `${tag}${(length - 2).toString(16).padStart(2, '0').toUpperCase()}${block('41', length - 2)}`;

const unknown: KnownSoFar = { appletVersion: null, files: {} };
const of17: KnownSoFar = { appletVersion: 0x17, files: {} };
const of18: KnownSoFar = { appletVersion: 0x18, files: {} };

const reading = (
  file: EidFile,
  expectations: readonly (Expectation | string)[],
  known: KnownSoFar = unknown,
  session: ReadingSession = openReadingSession(),
): FileOutcome => playExpecting(readFile(session, file, known), expectations);

const readBytes = (outcome: FileOutcome): string => (outcome.status === 'read' ? hexOf(outcome.bytes) : outcome.status);
/** Keeps pairs typed as expectations when a list is put together. */
const steps = (...all: readonly (Expectation | string)[]) => all;
const inTransaction = (...steps: readonly (Expectation | string)[]) => ['begin', ...steps, 'end'];

describe('the end of a file that announces no length', () => {
  const identity = element('07', 100);

  test('6Cxx tells the rest, and nothing more is asked', () => {
    const outcome = reading(
      'identity',
      inTransaction([selectIdentity, '9000'], ['00B0000000', '6C64'], ['00B0000064', `${identity}9000`]),
    );
    expect(readBytes(outcome)).toBe(identity);
  });

  test('a reader that swallows 6Cxx gives less than asked: the end is looked for, because it could give more', () => {
    const outcome = reading(
      'identity',
      inTransaction([selectIdentity, '9000'], ['00B0000000', `${identity}9000`], ['00B0006400', '6B00']),
    );
    expect(readBytes(outcome)).toBe(identity);
  });

  test('a reader that gives the bytes in small portions is read to the end', () => {
    const outcome = reading(
      'identity',
      inTransaction(
        [selectIdentity, '9000'],
        ['00B0000000', `${element('07', 3)}9000`],
        ['00B0000300', `${element('08', 3)}9000`],
        ['00B0000600', '6B00'],
      ),
    );
    expect(readBytes(outcome)).toBe(`${element('07', 3)}${element('08', 3)}`);
  });

  test('6282 delivers the last bytes', () => {
    const outcome = reading('identity', inTransaction([selectIdentity, '9000'], ['00B0000000', `${identity}6282`]));
    expect(readBytes(outcome)).toBe(identity);
  });

  test('exactly 256 bytes: 6B00 after them is the end', () => {
    const full = `${element('07', 200)}${element('08', 56)}`;
    const outcome = reading(
      'identity',
      inTransaction([selectIdentity, '9000'], ['00B0000000', `${full}9000`], ['00B0010000', '6B00']),
    );
    expect(readBytes(outcome)).toBe(full);
  });

  test('61xx: what waits is fetched', () => {
    const outcome = reading(
      'identity',
      inTransaction(
        [selectIdentity, '6105'],
        ['00C0000005', `${block('6F', 5)}9000`],
        ['00B0000000', '6C64'],
        ['00B0000064', '6164'],
        ['00C0000064', `${identity}9000`],
      ),
    );
    expect(readBytes(outcome)).toBe(identity);
  });

  test('6B00 in the middle of an element is a slip of the reader until it is repeated to the last', () => {
    const half = element('07', 255).slice(0, 400);
    const healed = reading(
      'identity',
      inTransaction(
        [selectIdentity, '9000'],
        ['00B0000000', `${half}9000`],
        ['00B000C800', '6B00'],
        'pause 50',
        [selectIdentity, '9000'],
        ['00B000C800', '6C37'],
        ['00B000C837', `${block('41', 55)}9000`],
      ),
    );
    expect(readBytes(healed)).toBe(element('07', 255));
    const again: readonly Expectation[] = [
      [selectIdentity, '9000'],
      ['00B000C800', '6B00'],
    ];
    const believed = reading('identity', [
      ...steps('begin', [selectIdentity, '9000'], ['00B0000000', `${half}9000`], ['00B000C800', '6B00']),
      ...steps('pause 50', ...again, 'pause 200', ...again, 'pause 500', ...again, 'end', 'reset'),
      ...steps('begin', ...again, 'end', 'power-cycle', 'begin', ...again, 'end'),
    ]);
    expect(readBytes(believed)).toBe(half);
  });

  test('an answer longer than what was asked for is refused', () => {
    const long: Expectation = ['00B0000000', `${block('41', 300)}9000`];
    const repeated: readonly (Expectation | string)[] = [[selectIdentity, '9000'], long];
    const outcome = reading('identity', [
      ...steps('begin', ...repeated, 'pause 50', ...repeated, 'pause 200', ...repeated, 'pause 500', ...repeated),
      ...steps('end', 'reset', 'begin', ...repeated, 'end', 'power-cycle', 'begin', ...repeated, 'end'),
    ]);
    expect(outcome).toMatchObject({ status: 'failed', trouble: 'communication', attempts: 6 });
  });
});

describe('lengths that are announced', () => {
  test('a certificate stops at the end of its DER', () => {
    const der = `3082014F${block('55', 0x14f)}`;
    const outcome = reading(
      'rrn-certificate',
      inTransaction(
        ['00A4080C04DF00503C', '9000'],
        ['00B0000000', `${der.slice(0, 512)}9000`],
        ['00B0010053', `${der.slice(512)}9000`],
      ),
    );
    expect(readBytes(outcome)).toBe(der);
  });

  test('an absent certificate is one block of zeros, not ten', () => {
    const outcome = reading(
      'signature-certificate',
      inTransaction(['00A4080C04DF005039', '9000'], ['00B0000000', `${block('00', 256)}9000`]),
    );
    expect(readBytes(outcome)).toBe(block('00', 256));
  });

  test('a certificate that claims an absurd length is read to the limit of the file and no further', () => {
    const outcome = reading(
      'rrn-certificate',
      inTransaction(
        ['00A4080C04DF00503C', '9000'],
        ['00B0000000', `3083FFFFFF${block('55', 251)}9000`],
        ['00B0010000', '6C10'],
        ['00B0010010', `${block('55', 16)}9000`],
        ['00B0011000', '6B00'],
      ),
    );
    expect(outcome.status).toBe('read');
  });

  test('the address is one read: 121 bytes up to 1.7, 117 on 1.8, 121 again where the identity file has a version tag', () => {
    const address = (length: number): string => element('01', 40).padEnd(2 * length, '0');
    const select: Expectation = ['00A4080C04DF014033', '9000'];
    const at121: Expectation = ['00B0000079', `${address(121)}9000`];
    expect(readBytes(reading('address', inTransaction(select, at121), of17))).toBe(address(121));
    const at117: Expectation = ['00B0000075', `${address(117)}9000`];
    expect(readBytes(reading('address', inTransaction(select, at117), of18))).toBe(address(117));
    const versioned: KnownSoFar = { appletVersion: 0x18, files: { identity: bytesOf('0002000101') } };
    expect(readBytes(reading('address', inTransaction(select, at121), versioned))).toBe(address(121));
  });

  test('an address that overruns its usual size is read on', () => {
    const address = `${element('01', 100)}${element('03', 100)}`;
    const outcome = reading(
      'address',
      inTransaction(
        ['00A4080C04DF014033', '9000'],
        ['00B0000079', `${address.slice(0, 242)}9000`],
        ['00B0007900', '6C4F'],
        ['00B000794F', `${address.slice(242)}9000`],
      ),
      of17,
    );
    expect(readBytes(outcome)).toBe(address);
  });

  test('a signature of 256 bytes is whole on 1.7, and looked behind on 1.8', () => {
    const select: Expectation = ['00A4080C04DF014032', '9000'];
    const first: Expectation = ['00B0000000', `${block('77', 256)}9000`];
    expect(reading('identity-signature', inTransaction(select, first), of17).status).toBe('read');
    const end: Expectation = ['00B0010000', '6B00'];
    expect(reading('identity-signature', inTransaction(select, first, end), of18).status).toBe('read');
  });

  test('the address signature is as long as the identity signature, or ends with its own DER', () => {
    const select: Expectation = ['00A4080C04DF014034', '9000'];
    const rsa: KnownSoFar = { appletVersion: 0x11, files: { 'identity-signature': bytesOf(block('77', 128)) } };
    const rsaRead: Expectation = ['00B0000080', `${block('66', 128)}9000`];
    expect(readBytes(reading('address-signature', inTransaction(select, rsaRead), rsa))).toBe(block('66', 128));
    const der = `30640230${block('11', 48)}0230${block('22', 48)}`;
    const ec: KnownSoFar = { appletVersion: 0x17, files: { 'identity-signature': bytesOf(der.padEnd(512, '0')) } };
    const ecRead: Expectation = ['00B0000068', `${der.padEnd(208, '0')}9000`];
    expect(readBytes(reading('address-signature', inTransaction(select, ecRead), ec))).toBe(der.padEnd(208, '0'));
  });

  test('a photo of whole blocks ends after its end-of-image marker', () => {
    const photo = `FFD8${block('33', 252)}FFD9`;
    const outcome = reading(
      'photo',
      inTransaction([selectPhoto, '9000'], ['00B0000000', `${photo}9000`], ['00B0010000', '6B00']),
    );
    expect(readBytes(outcome)).toBe(photo);
  });
});

describe('what SELECT answers', () => {
  test('6A82: the applet is selected anew once, then the file counts as missing', () => {
    const healed = reading(
      'identity',
      inTransaction([selectIdentity, '6A82'], selectAid, [selectIdentity, '9000'], ['00B0000000', '0701416282']),
    );
    expect(readBytes(healed)).toBe('070141');
    expect(reading('identity', inTransaction([selectIdentity, '6A82'], selectAid, [selectIdentity, '6A82']))).toEqual({
      status: 'missing',
      statusWord: 0x6a82,
    });
  });

  test.each(['6283', '6985'])('%s: not activated, and not asked again', (statusWord) => {
    expect(reading('identity', inTransaction([selectIdentity, statusWord]))).toEqual({
      status: 'not-activated',
      statusWord: Number.parseInt(statusWord, 16),
    });
  });

  test('6581: the memory has failed, and no repetition is tried', () => {
    expect(reading('identity', inTransaction([selectIdentity, '6581']))).toMatchObject({
      status: 'failed',
      statusWord: 0x6581,
      attempts: 1,
    });
    expect(
      reading(
        'photo',
        inTransaction([selectPhoto, '9000'], ['00B0000000', `${block('FF', 256)}9000`], ['00B0010000', '6581']),
      ),
    ).toMatchObject({ status: 'failed', offset: 256, statusWord: 0x6581 });
  });

  const refusedToTheLast = (select: string): readonly (Expectation | string)[] => {
    const again: Expectation = [select, '6D00'];
    return [
      ...steps('begin', again, selectAid, again, 'pause 50', again, 'pause 200', again, 'pause 500', again),
      ...steps('end', 'reset', 'begin', again, 'end', 'power-cycle', 'begin', again, 'end'),
    ];
  };

  test('6D00 may pass; when nothing helps the card is not activated, and the next file need not prove it again', () => {
    const passed = reading(
      'identity',
      inTransaction(
        [selectIdentity, '6D00'],
        selectAid,
        [selectIdentity, '6D00'],
        'pause 50',
        [selectIdentity, '9000'],
        ['00B0000000', '0701416282'],
      ),
    );
    expect(readBytes(passed)).toBe('070141');
    const session = openReadingSession();
    const notActivated = { status: 'not-activated', statusWord: 0x6d00 };
    expect(reading('identity', refusedToTheLast(selectIdentity), unknown, session)).toEqual(notActivated);
    const next = inTransaction([selectPhoto, '6D00'], selectAid, [selectPhoto, '6D00']);
    expect(reading('photo', next, unknown, session)).toEqual(notActivated);
  });
});

describe('trouble on the way', () => {
  const first: Expectation = ['00B0000000', `${block('41', 256)}9000`];

  test('a passing error costs one pause, and what was read is kept', () => {
    const outcome = reading(
      'photo',
      inTransaction(
        [selectPhoto, '9000'],
        first,
        ['00B0010000', 'communication'],
        'pause 50',
        [selectPhoto, '9000'],
        ['00B0010000', 'FFD96282'],
      ),
    );
    expect(readBytes(outcome)).toBe(`${block('41', 256)}FFD9`);
  });

  test('a place that fails through reset and power cycle is remembered as fixed', () => {
    const again: readonly Expectation[] = [
      [selectPhoto, '9000'],
      ['00B0010000', '6400'],
    ];
    const outcome = reading('photo', [
      ...steps('begin', [selectPhoto, '9000'], first, ['00B0010000', '6400']),
      ...steps('pause 50', ...again, 'pause 200', ...again, 'pause 500', ...again, 'end', 'reset'),
      ...steps('begin', ...again, 'end', 'power-cycle', 'begin', ...again, 'end'),
    ]);
    expect(outcome).toEqual({
      status: 'failed',
      offset: 256,
      offsets: [256, 256, 256, 256, 256, 256],
      attempts: 6,
      statusWord: 0x6400,
      trouble: null,
    });
  });

  test('places that move are remembered one by one, and getting further starts the ladder anew', () => {
    const step = (offset: string, answer: string): readonly Expectation[] => [
      [selectPhoto, '9000'],
      [`00B0${offset}00`, answer],
    ];
    const outcome = reading('photo', [
      ...steps('begin', ...step('0000', 'communication'), 'pause 50', [selectPhoto, '9000'], first),
      ...steps(['00B0010000', 'communication'], 'pause 50', ...step('0100', 'communication'), 'pause 200'),
      ...steps([selectPhoto, '9000'], ['00B0010000', `${block('42', 256)}9000`], ['00B0020000', 'card-removed']),
    ]);
    expect(outcome).toEqual({
      status: 'failed',
      offset: 512,
      offsets: [0, 256, 256, 512],
      attempts: 4,
      statusWord: null,
      trouble: 'card-removed',
    });
  });

  test('a card reset by another program is connected to anew and read on', () => {
    const outcome = reading('photo', [
      ...steps('begin', [selectPhoto, '9000'], first, ['00B0010000', 'card-reset'], 'end', 'leave'),
      ...steps('begin', [selectPhoto, '9000'], ['00B0010000', 'FFD96282'], 'end'),
    ]);
    expect(readBytes(outcome)).toBe(`${block('41', 256)}FFD9`);
  });

  test('somebody else holds the card: waited for, within bounds', () => {
    const outcome = reading('identity', [
      'begin !sharing-violation',
      'pause 50',
      'begin',
      [selectIdentity, '9000'],
      ['00B0000000', '0701416282'],
      'end',
    ]);
    expect(readBytes(outcome)).toBe('070141');
  });

  test('a card that stays mute after the power cycle ends the reading', () => {
    const session = openReadingSession();
    const failing: Expectation = [selectIdentity, 'card-mute'];
    const outcome = reading(
      'identity',
      [
        ...steps('begin', failing, 'pause 50', failing, 'pause 200', failing, 'pause 500', failing, 'end'),
        ...steps('reset !card-mute', 'power-cycle !card-mute'),
      ],
      unknown,
      session,
    );
    expect(outcome).toMatchObject({ status: 'failed', trouble: 'card-mute', attempts: 4 });
    expect(session.endedBy).toBe('card-mute');
  });

  test.each(['card-removed', 'reader-lost', 'service-lost', 'not-answering', 'aborted'])(
    '%s ends the reading: nothing more is sent',
    (trouble) => {
      const session = openReadingSession();
      reading('identity', ['begin', [selectIdentity, '9000'], ['00B0000000', trouble]], unknown, session);
      expect(session.endedBy).toBe(trouble);
    },
  );

  test('an answer without a status word is a removed card', () => {
    const session = openReadingSession();
    reading('identity', ['begin', [selectIdentity, '90']], unknown, session);
    expect(session.endedBy).toBe('card-removed');
  });
});
