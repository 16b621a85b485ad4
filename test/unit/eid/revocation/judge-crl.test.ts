/** What a revocation list is worth, and what it says: each branch by a list that is right but for one thing (RFC 5280 §5, §6.3). */
import { describe, expect, it } from 'vitest';
import { isCrlCurrent, judgeCrl } from '../../../../eid/revocation/judge-crl.ts';
import * as der from '../../../../simulator/pki/der.ts';
import { extension, signatureAlgorithm, signData } from '../../../../simulator/pki/issue-certificate.ts';
import { pkiFamilies, testPki } from '../../../../simulator/pki/test-pki.ts';
import { partialCrlExtensions, type RevokedEntry } from '../../../../simulator/revocation/make-crl.ts';
import { zeros } from '../tlv-file.ts';
import { askedOf, days, minutes, now } from './asked.ts';

const good = { status: 'good' } as const;
const unknown = (reason: string) => ({ status: 'unknown', reason });
const at = days(-20).toISOString();

describe.each(pkiFamilies)('%s', (family) => {
  const { authority, certificate, crl, crlQuestion } = askedOf(family);
  const { serial } = certificate;
  const judged = (list: Uint8Array) => judgeCrl(list, crlQuestion);
  const entry = (reason: number | null, ofSerial = serial): RevokedEntry => ({
    serial: ofSerial,
    at: days(-20),
    reason,
  });
  const others = [entry(1, Uint8Array.of(0x11)), entry(6, serial.subarray(1)), entry(null, der.concat(serial, serial))];
  const rogueKey = testPki(family, 'rogue').citizenCa.key;

  /** A list with entries as they are given, DER. */
  const crlOf = (entries: Uint8Array): Uint8Array => {
    const toBeSigned = der.sequence(
      der.rawInteger(1),
      signatureAlgorithm(authority.key),
      crlQuestion.issuer.name,
      der.time(days(-1)),
      der.time(days(6)),
      entries,
    );
    return der.sequence(
      toBeSigned,
      signatureAlgorithm(authority.key),
      der.bitString(signData(authority.key, toBeSigned)),
    );
  };
  const entryWith = (...extensions: readonly Uint8Array[]): Uint8Array =>
    der.sequence(der.unsignedInteger(Uint8Array.of(0x22)), der.time(days(-2)), der.sequence(...extensions));

  it.each([
    ['nobody is on it', crl(), good],
    ['others are on it', crl({ revoked: others }), good],
    ['revoked', crl({ revoked: [...others, entry(4)] }), { status: 'revoked', reason: 'superseded', at }],
    ['revoked without a reason', crl({ revoked: [entry(null)] }), { status: 'revoked', reason: null, at }],
    ['revoked, "unspecified"', crl({ revoked: [entry(0)] }), { status: 'revoked', reason: 'unspecified', at }],
    ['on hold', crl({ revoked: [entry(6), ...others] }), { status: 'suspended', at }],
    ['taken off the list again', crl({ revoked: [entry(8)] }), good],
    [
      'first on hold, then revoked',
      crl({ revoked: [entry(6), entry(1)] }),
      { status: 'revoked', reason: 'key-compromise', at },
    ],
    ['a bit of the signature turned', crl({ isForged: true }), unknown('wrong-signer')],
    ['signed by a rogue', crl({ issuer: { ...authority, key: rogueKey } }), unknown('wrong-signer')],
    ['the list of another authority', crl({ issuer: testPki(family).foreignerCa }), unknown('wrong-signer')],
    ['changes only', crl({ extensions: [partialCrlExtensions.delta] }), unknown('not-understood')],
    [
      'changes only, and not marked critical',
      crl({ extensions: [extension('2.5.29.27', false, der.rawInteger(1))] }),
      unknown('not-understood'),
    ],
    ['authorities only', crl({ extensions: [partialCrlExtensions.onlyAuthorities] }), unknown('not-understood')],
    [
      'something unknown and not critical',
      crl({ extensions: [extension('1.3.6.1.4.1.1', false, der.nullValue())] }),
      good,
    ],
    [
      'something unknown and critical',
      crl({ extensions: [extension('1.3.6.1.4.1.1', true, der.nullValue())] }),
      unknown('not-understood'),
    ],
    [
      'an entry of another issuer',
      crlOf(der.sequence(entryWith(extension('2.5.29.29', true, der.sequence())))),
      unknown('not-understood'),
    ],
    [
      'an entry with a date of invalidity',
      crlOf(der.sequence(entryWith(extension('2.5.29.24', true, der.generalizedTime(days(-9)))))),
      good,
    ],
    [
      'an entry with something unknown and not critical',
      crlOf(der.sequence(entryWith(extension('1.3.6.1.4.1.1', false, der.nullValue())))),
      good,
    ],
    ['an entry without a date', crlOf(der.sequence(der.sequence(der.rawInteger(5)))), unknown('malformed')],
    ['an entry that is none', crlOf(der.sequence(der.nullValue())), unknown('malformed')],
    [
      'an entry with a reason of two bytes',
      crlOf(der.sequence(entryWith(extension('2.5.29.21', false, der.element(0x0a, zeros(2)))))),
      unknown('malformed'),
    ],
    ['over', crl({ nextUpdate: minutes(-6) }), unknown('stale')],
    ['just over, as clocks differ', crl({ nextUpdate: minutes(-4) }), good],
    ['from the future', crl({ thisUpdate: minutes(6) }), unknown('not-yet-valid')],
    ['from the near future, as clocks differ', crl({ thisUpdate: minutes(4) }), good],
    ['without an end', crl({ nextUpdate: null }), unknown('malformed')],
    ['nothing', zeros(0), unknown('malformed')],
    ['zeros', zeros(5000), unknown('malformed')],
    ['a page of a hotel', Buffer.from('<html>Welcome</html>', 'ascii'), unknown('malformed')],
    ['a certificate', authority.certificate, unknown('malformed')],
    ['bytes behind it', der.concat(crl(), zeros(1)), unknown('malformed')],
  ])('%s', async (_story, list, expected) => {
    expect(await judged(list)).toEqual(expected);
  });

  it('is refused from an authority that may not make lists', async () => {
    const question = { ...crlQuestion, issuer: { ...crlQuestion.issuer, mayListRevoked: false } };
    expect(await judgeCrl(crl(), question)).toEqual(unknown('wrong-signer'));
  });

  it('is worthless when any byte was changed or it was cut anywhere', async () => {
    const list = crl({ revoked: [entry(1)] });
    for (let place = 0; place < list.length; place += 3) {
      const changed = list.slice();
      changed[place] = (changed[place] ?? 0) ^ 0x81;
      expect((await judged(changed)).status, `byte ${place}`).toBe('unknown');
      expect((await judged(list.subarray(0, place))).status, `cut at ${place}`).toBe('unknown');
    }
  }, 30_000);

  it('finds the last of 100,000 entries', async () => {
    const serialAt = (index: number): Uint8Array => Uint8Array.of(0x10, index >> 16, (index >> 8) & 0xff, index & 0xff);
    const entryWithReason = (reason: number): Uint8Array =>
      der.sequence(
        der.unsignedInteger(serialAt(0)),
        der.time(days(-20)),
        der.sequence(extension('2.5.29.21', false, der.enumerated(reason))),
      );
    const kinds = [entryWithReason(5), entryWithReason(6)] as const;
    const entries = Buffer.alloc(100_000 * kinds[0].length);
    for (let index = 0; index < 100_000; index += 1) {
      entries.set(kinds[index % 2 === 0 ? 0 : 1], index * kinds[0].length);
      // Behind the headers of the entry and of its number.
      entries.set(serialAt(index), index * kinds[0].length + 4);
    }
    const list = crlOf(der.sequence(entries));
    const said = (index: number) => judgeCrl(list, { ...crlQuestion, serial: serialAt(index) });
    expect(await said(99_999)).toEqual({ status: 'suspended', at });
    expect(await said(99_998)).toEqual({ status: 'revoked', reason: 'cessation-of-operation', at });
    expect(await said(100_000)).toEqual(good);
  }, 60_000);

  it('may be kept while it is current, whoever signed it', () => {
    expect(isCrlCurrent(crl(), now)).toBe(true);
    expect(isCrlCurrent(crl(), days(7).toISOString())).toBe(false);
    expect(isCrlCurrent(crl({ nextUpdate: null }), now)).toBe(false);
    expect(isCrlCurrent(zeros(9), now)).toBe(false);
  });
});
