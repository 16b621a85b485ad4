/** A list that comes over plain HTTP may hold anything: steps through it stay within its bytes, and are not taken by the million. */
import { expect, it } from 'vitest';
import { childrenOf, type DerElement, elementAt } from '../../../../eid/revocation/der-walk.ts';
import * as der from '../../../../simulator/pki/der.ts';

const childrenIn = (bytes: Uint8Array): readonly DerElement[] | null => {
  const whole = elementAt(bytes, 0, bytes.length);
  return whole === null ? null : childrenOf(bytes, whole);
};
const nulls = (count: number): Uint8Array => der.sequence(...Array.from({ length: count }, () => der.nullValue()));

it('finds the parts of an element, up to a number that no list comes near', () => {
  expect(childrenIn(nulls(0))).toEqual([]);
  expect(childrenIn(nulls(7))).toHaveLength(7);
  expect(childrenIn(nulls(64))).toHaveLength(64);
  expect(childrenIn(nulls(65))).toBeNull();
});

it('ends where an element does not fit into the one around it', () => {
  expect(childrenIn(Uint8Array.of(0x30, 2, 0x05, 1, 0x00))).toBeNull();
  expect(elementAt(Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff), 0, 6)).toBeNull();
  expect(elementAt(Uint8Array.of(0x30, 0x80, 0, 0), 0, 4)).toBeNull();
});
