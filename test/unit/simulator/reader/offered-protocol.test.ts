import { describe, expect, it } from 'vitest';
import { offeredProtocol } from '../../../../simulator/reader/offered-protocol.ts';

const rows: readonly (readonly [story: string, atr: string, protocol: 'T0' | 'T1' | null])[] = [
  ['the Belgian eID of applet 1.7', '3b9813400aa503010101ad1311', 'T0'],
  ['no interface bytes: T=0', '3b00', 'T0'],
  ['TD1 names T=1', '3b800181', 'T1'],
  ['the first protocol offered counts', '3b80800100', 'T0'],
  ['inverse convention', '3f00', 'T0'],
  ['neither T=0 nor T=1', '3b8f0e' + '00'.repeat(16), null],
  ['nothing', '', null],
  ['one byte', '3b', null],
  ['no convention', '0000', null],
  ['interface bytes cut off', '3b9f95', null],
  ['historical bytes cut off', '3b0541424344', null],
];

describe('the protocol an answer to reset offers', () => {
  it.each(rows)('%s', (_story, atr, protocol) => {
    expect(offeredProtocol(Buffer.from(atr, 'hex'))).toBe(protocol);
  });

  it('accepts no answer that was cut off anywhere', () => {
    const whole = Buffer.from('3b9813400aa503010101ad1311', 'hex');
    for (let length = 0; length < whole.length; length++) {
      expect(offeredProtocol(whole.subarray(0, length)), `${length} bytes`).toBeNull();
    }
  });
});
