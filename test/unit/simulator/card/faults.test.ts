import { describe, expect, it } from 'vitest';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import { createVirtualCard } from '../../../../simulator/card/create-virtual-card.ts';
import type { CardFault } from '../../../../simulator/card/faults.ts';
import { withFaults } from '../../../../simulator/card/with-faults.ts';
import type { FaultyCard } from '../../../../simulator/card/with-faults.ts';
import { adult17 } from '../../../../simulator/cards/holders.ts';
import { bytes, unexpectedAnswers, hex, powered, readFile, send } from './apdu-exchange.ts';

const identity = 'DF014031';
const selectIdentity = '00A4080C04 DF014031';
const selectAddress = '00A4080C04 DF014033';
const soundCard = () => createVirtualCard(makeChip(adult17));
const soundFile = (path: string): Uint8Array => readFile(powered(soundCard()), path);

const faulty = (...faults: readonly CardFault[]): FaultyCard => {
  const card = withFaults(soundCard(), faults);
  card.powerOn();
  return card;
};

describe('faults around a virtual card', () => {
  it('changes nothing without faults', () => {
    const card = faulty();
    expect(card.name).toBe('adult-1.7');
    for (const path of ['DF014031', 'DF014035', 'DF00503C']) expect(readFile(card, path)).toEqual(soundFile(path));
  });

  it('mute: empty ATR, cold and warm, and no answer', () => {
    const card = faulty({ kind: 'mute' });
    expect(card.powerOn()).toHaveLength(0);
    expect(card.reset()).toHaveLength(0);
    expect(send(card, selectIdentity)).toBe('silence');
  });

  it('atr: another answer to reset, the rest as before', () => {
    const card = faulty({ kind: 'atr', atr: bytes('FF00FF') });
    expect(hex(card.powerOn())).toBe('FF00FF');
    expect(hex(card.reset())).toBe('FF00FF');
    expect(send(card, selectIdentity)).toBe('9000');
  });

  it('silent-from-command: counted from the last reset', () => {
    const card = faulty({ kind: 'silent-from-command', nth: 3 });
    const commands = [selectIdentity, '00B0000001', '00B0000001', '80E400001C'];
    const expected = ['9000', '019000', 'silence', 'silence'];
    expect(commands.map((command) => send(card, command))).toEqual(expected);
    card.reset();
    expect(commands.map((command) => send(card, command))).toEqual(expected);
  });

  it('silent-on-file: that file only, however it was selected', () => {
    const card = faulty({ kind: 'silent-on-file', file: identity });
    expect(
      unexpectedAnswers(card, [
        [selectAddress, '9000'],
        ['00B0000001', '019000'],
        ['00A4020C02 4031', '9000'],
        ['00B0000001', 'silence'],
        ['00A4040C0C A000000177496446696C6573', '9000'],
        ['00B0000001', '6986'],
      ]),
    ).toEqual([]);
  });

  it('status-on-read: reads that touch the offset, and no others', () => {
    const card = faulty({ kind: 'status-on-read', file: identity, offset: 0x60, statusWord: 0x6581, times: 'always' });
    expect(
      unexpectedAnswers(card, [
        [selectIdentity, '9000'],
        ['00B0000000', '6581'],
        ['00B0006001', '6581'],
        ['00B0005F02', '6581'],
      ]),
    ).toEqual([]);
    expect(send(card, '00B0000060')).toBe(`${hex(soundFile(identity).slice(0, 0x60))}9000`);
    expect(send(card, '00B0006110')).toBe(`${hex(soundFile(identity).slice(0x61, 0x71))}9000`);
    card.powerOff();
    card.powerOn();
    expect(
      unexpectedAnswers(card, [
        [selectIdentity, '9000'],
        ['00B0000000', '6581'],
      ]),
    ).toEqual([]);
  });

  it('status-on-read: a number of times, then never again', () => {
    const card = faulty({ kind: 'status-on-read', file: identity, offset: 0, statusWord: 0x6b00, times: 2 });
    expect(
      unexpectedAnswers(card, [
        [selectIdentity, '9000'],
        ['00B0000001', '6B00'],
        ['00B0000001', '6B00'],
        ['00B0000001', '019000'],
      ]),
    ).toEqual([]);
  });

  it('short-answer: breaks off at the offset, without status word', () => {
    const card = faulty({ kind: 'short-answer', file: identity, offset: 4, times: 1 });
    const sound = soundFile(identity);
    expect(send(card, selectIdentity)).toBe('9000');
    expect(send(card, '00B0000210')).toBe(hex(sound.slice(2, 4)));
    expect(send(card, '00B0000210')).toBe(`${hex(sound.slice(2, 0x12))}9000`);
  });

  it('short-answer: nothing at all when the read begins at the offset', () => {
    const card = faulty({ kind: 'short-answer', file: identity, offset: 4, times: 'always' });
    send(card, selectIdentity);
    expect(send(card, '00B0000410')).toBe('');
    expect(send(card, '00B0000510')).toBe(`${hex(soundFile(identity).slice(5, 0x15))}9000`);
    expect(send(card, '00B0000000')).toMatch(/^6C/);
  });

  it('file-bytes: another content with its own end', () => {
    const card = faulty({ kind: 'file-bytes', file: identity, bytes: bytes('0102030405') });
    expect(hex(readFile(card, identity))).toBe('0102030405');
    expect(readFile(card, 'DF014033')).toEqual(soundFile('DF014033'));
    expect(
      unexpectedAnswers(card, [
        [selectIdentity, '9000'],
        ['00B0000000', '6C05'],
        ['00B0000500', '6B00'],
      ]),
    ).toEqual([]);
  });

  it('file-missing: SELECT does not find it', () => {
    const card = faulty({ kind: 'file-missing', file: identity });
    expect(
      unexpectedAnswers(card, [
        [selectAddress, '9000'],
        [selectIdentity, '6A82'],
        ['00A4020C02 4031', '6A82'],
        ['00B0000001', '019000'],
      ]),
    ).toEqual([]);
  });

  it('transient-status: the first commands of its life', () => {
    const card = faulty({ kind: 'transient-status', statusWord: 0x6d00, times: 2 });
    expect(send(card, selectIdentity)).toBe('6D00');
    card.powerOff();
    card.powerOn();
    expect(
      unexpectedAnswers(card, [
        [selectIdentity, '6D00'],
        [selectIdentity, '9000'],
        ['00B0000001', '019000'],
      ]),
    ).toEqual([]);
  });

  it('not-activated: files are refused, applet, directories and card data are not', () => {
    const card = faulty({ kind: 'not-activated', statusWord: 0x6283 });
    expect(
      unexpectedAnswers(card, [
        ['00A404000F A00000003029057000AD13100101FF', '9000'],
        ['00A4020C02 DF01', '9000'],
        ['00A4080C04 3F00DF01', '9000'],
        [selectIdentity, '6283'],
        ['00A4020C02 4031', '6283'],
        ['00B0000001', '6986'],
      ]),
    ).toEqual([]);
    expect(send(card, '80E400001C')).toMatch(/9000$/);
  });

  it('wrong-length-storm: 6Cxx with the length that was asked for', () => {
    const card = faulty({ kind: 'wrong-length-storm', times: 2 });
    expect(
      unexpectedAnswers(card, [
        [selectIdentity, '9000'],
        ['00B0000001', '6C01'],
        ['00B0000000', '6C00'],
        ['00B0000001', '019000'],
      ]),
    ).toEqual([]);
  });

  it('several at once: the first in the list that applies answers', () => {
    const card = faulty(
      { kind: 'transient-status', statusWord: 0x6d00, times: 1 },
      { kind: 'status-on-read', file: 'DF014035', offset: 1000, statusWord: 0x6400, times: 'always' },
      { kind: 'file-missing', file: 'DF014033' },
    );
    expect(
      unexpectedAnswers(card, [
        [selectIdentity, '6D00'],
        [selectAddress, '6A82'],
        ['00A4080C04 DF014035', '9000'],
        ['00B003E801', '6400'],
      ]),
    ).toEqual([]);
  });
});
