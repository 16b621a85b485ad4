/** GET CARD DATA of every generation, and answers of any other length (reference belgian-eid.md §1). */
import { expect, it } from 'vitest';
import { decodeCardData } from '../../../../eid/decode/card-data.ts';
import { fromHex } from '../tlv-file.ts';

const serial = '534C0000000102030405060708090A0B';
const answer = (version: string, tail = '00030021010F'): Uint8Array => fromHex(`${serial}F336012501${version}${tail}`);

it.each([
  ['10', '1.0'],
  ['11', '1.1'],
  ['17', '1.7'],
  ['18', '1.8'],
  ['19', 'unknown'],
  ['00', 'unknown'],
  ['ff', 'unknown'],
])('applet version %s', (version, generation) => {
  const decoded = decodeCardData(answer(version));
  expect(decoded?.generation).toBe(generation);
  expect(decoded?.serial).toEqual(fromHex(serial));
  expect(decoded?.lifeCycle?.toLowerCase()).toBe('0f');
});

it('does not invent what a short answer leaves out', () => {
  expect(decodeCardData(answer('17', ''))).toMatchObject({ generation: '1.7', lifeCycle: null });
  expect(decodeCardData(answer('17').subarray(0, 21))).toBeNull();
  expect(decodeCardData(new Uint8Array(0))).toBeNull();
});

it('takes an answer that is longer than usual', () => {
  expect(decodeCardData(fromHex(`${serial}F3360125011800030021010F03FFFF`))).toMatchObject({ generation: '1.8' });
});
