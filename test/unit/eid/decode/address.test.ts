/** The address file: padding, blanks, addresses abroad, and what is missing or wrong (reference belgian-eid.md §3). */
import { expect, it } from 'vitest';
import { decodeAddress } from '../../../../eid/decode/address.ts';
import { fromHex, joined, tlvFile, zeros } from '../tlv-file.ts';

const street = 'Denkbeeldige Laan 12 bus 3';
const whole = tlvFile([
  [1, street],
  [2, '9999'],
  [3, 'Voorbeeldgem'],
]);
const decodedWhole = { streetAndNumber: street, zip: '9999', municipality: 'Voorbeeldgem' };

it.each([
  ['padded', joined(whole, zeros(60))],
  ['bare', whole],
  ['with the version of the file', joined(tlvFile([[0, fromHex('0002')]]), whole, zeros(60))],
  [
    'with trailing blanks',
    tlvFile([
      [1, street.padEnd(42)],
      [2, '9999'],
      [3, 'Voorbeeldgem '],
    ]),
  ],
])('%s', (_story, bytes) => {
  expect(decodeAddress(bytes)).toMatchObject({ ok: true, address: decodedWhole, extent: 'whole', unknownTags: [] });
});

it.each([
  ['a zip code alone', tlvFile([[2, '9999']]), 'zip-only'],
  [
    'a zip code beside empty fields',
    tlvFile([
      [1, ''],
      [2, '9999'],
      [3, '  '],
    ]),
    'zip-only',
  ],
  [
    'no street',
    tlvFile([
      [2, '9999'],
      [3, 'Voorbeeldgem'],
    ]),
    'incomplete',
  ],
  ['a street alone', tlvFile([[1, street]]), 'incomplete'],
  [
    'three empty fields',
    tlvFile([
      [1, ''],
      [2, ''],
      [3, ''],
    ]),
    'nothing',
  ],
  ['a version alone', joined(tlvFile([[0, fromHex('0002')]]), zeros(100)), 'nothing'],
])('%s', (_story, bytes, extent) => {
  expect(decodeAddress(bytes)).toMatchObject({ ok: true, extent });
});

it.each([
  ['erased to zeros', zeros(117), 'all-zero'],
  ['erased to FF', zeros(117).fill(0xff), 'all-ff'],
  ['empty', zeros(0), 'empty'],
  ['cut in a field', whole.subarray(0, 10), 'truncated'],
  [
    'a street that is not UTF-8',
    tlvFile([
      [1, fromHex('ff41')],
      [2, '9999'],
      [3, 'Voorbeeldgem'],
    ]),
    'not-utf-8',
  ],
  [
    'remains of a longer address behind the padding',
    joined(whole, zeros(4), fromHex('6c616172')),
    'data-after-padding',
  ],
])('%s', (_story, bytes, problem) => {
  expect(decodeAddress(bytes)).toMatchObject({ ok: false, problem });
});

it('marks what nobody sees, and says where', () => {
  const bytes = tlvFile([
    [1, 'Laan\u202E 12'],
    [2, '9999'],
    [3, 'Voorbeeld\tgem'],
  ]);
  expect(decodeAddress(bytes)).toMatchObject({
    ok: true,
    address: { streetAndNumber: 'Laan\u{FFFD} 12', zip: '9999', municipality: 'Voorbeeld\u{FFFD}gem' },
    markedTags: [1, 3],
  });
});

it('tells unknown fields', () => {
  expect(decodeAddress(joined(whole, tlvFile([[4, 'new']])))).toMatchObject({ ok: true, unknownTags: [4] });
});
