/** A trust list from outside: each refusal with its code, no changed byte accepted, and what an accepted one says. */
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type TrustListProblem, trustListProblems } from '../../../../contract/trust-list.ts';
import { builtInTrust, decodeTrustList, openTrustList, rootsFrom, trustListSizeLimit } from '../../../../eid/index.ts';
import { createNodeCrypto } from '../../../../kiosk/adapters/node-crypto/node-crypto.ts';
import { testPki } from '../../../../simulator/pki/test-pki.ts';
import { testKey } from '../../../../simulator/pki/test-keys.ts';
import {
  bytesOfList,
  listedIssuer,
  listedRoot,
  shippedList,
  signatureOf,
  signedList,
  spkiOf,
  testOperatorKey,
} from '../../../signed-trust-lists.ts';

const crypto = createNodeCrypto();
const publicHalf = (name: Parameters<typeof testKey>[0]) => createPublicKey(testKey(name));
const newRoot = listedRoot('Test Root CA7', publicHalf('test-root-ec'));
const issuer = listedIssuer('Test Citizen CA', publicHalf('test-citizen-ca-ec'), 'Test Root CA7');
const [firstRoot, secondRoot] = shippedList.roots;
if (firstRoot === undefined || secondRoot?.spki.endsWith('Q==') !== true)
  throw new Error('the shipped list is another one');

const withRoot = (changes: object, ...others: readonly object[]) => ({
  ...shippedList,
  roots: [{ ...newRoot, ...changes }, ...others],
});
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const opened = (list: unknown) => openTrustList(signedList(list), testOperatorKey, crypto);

/** Refusals of lists whose signature is good, so that nothing but the reason told can be the cause. */
const refusedContents: readonly (readonly [string, TrustListProblem, string | null, unknown])[] = [
  ['an array', 'trust-list.schema', '', []],
  ['another schema', 'trust-list.schema', '/schema', { ...shippedList, schema: 'trust-list/2' }],
  ['an unknown field', 'trust-list.schema', '/note', { ...shippedList, note: 'x' }],
  ['a field that steers terminals', 'trust-list.schema', '/?[2J?', { ...shippedList, '\u001b[2J\u202e': 'x' }],
  ['no roots', 'trust-list.schema', '/roots', { ...shippedList, roots: [] }],
  ['a version that is a text', 'trust-list.schema', '/version', { ...shippedList, version: '2099010101' }],
  ['a broken version', 'trust-list.schema', '/version', { ...shippedList, version: 2099010101.5 }],
  ['a version beyond counting', 'trust-list.schema', '/version', { ...shippedList, version: 2 ** 53 }],
  ['an escape sequence in a name', 'trust-list.schema', '/roots/0/name', withRoot({ name: '\u001b[2J' })],
  ['a direction mark in a name', 'trust-list.schema', '/roots/0/name', withRoot({ name: 'CA\u202e7' })],
  ['an empty name', 'trust-list.schema', '/roots/0/name', withRoot({ name: '' })],
  ['a key that is not base64', 'trust-list.schema', '/roots/0/spki', withRoot({ spki: '####' })],
  ['an empty key', 'trust-list.schema', '/roots/0/spki', withRoot({ spki: '' })],
  [
    'base64 with bits set that mean nothing',
    'trust-list.schema',
    '/roots/0/spki',
    withRoot({ spki: secondRoot.spki.replace('Q==', 'R==') }),
  ],
  ['an upper-case hash', 'trust-list.schema', '/roots/0/sha256', withRoot({ sha256: newRoot.sha256.toUpperCase() })],
  ['an address as host', 'trust-list.schema', '/revocationHosts/0', { ...shippedList, revocationHosts: ['10.0.0.1'] }],
  [
    'a host with a port',
    'trust-list.schema',
    '/revocationHosts/0',
    { ...shippedList, revocationHosts: ['a.example.be:80'] },
  ],
  ['localhost', 'trust-list.schema', '/revocationHosts/0', { ...shippedList, revocationHosts: ['localhost'] }],
  [
    'a host twice',
    'trust-list.schema',
    '/revocationHosts',
    { ...shippedList, revocationHosts: ['a.example.be', 'a.example.be'] },
  ],
  ['a day that is none', 'trust-list.date-impossible', '/issuedOn', { ...shippedList, issuedOn: '2026-02-31' }],
  [
    'a validity that ends before it begins',
    'trust-list.date-impossible',
    '/roots/0/validity',
    withRoot({ validity: { notBefore: '2026-01-02', notAfter: '2026-01-01' } }),
  ],
  [
    'a whole certificate for a key',
    'trust-list.key-malformed',
    '/roots/0/spki',
    withRoot({ spki: base64(testPki('ec').root.certificate) }),
  ],
  [
    'half a key',
    'trust-list.key-malformed',
    '/roots/0/spki',
    withRoot({ spki: base64(spkiOf(publicHalf('test-root-ec')).subarray(0, 60)) }),
  ],
  [
    'a byte behind the key',
    'trust-list.key-malformed',
    '/roots/0/spki',
    withRoot({ spki: base64(Buffer.concat([spkiOf(publicHalf('test-root-ec')), Uint8Array.of(0)])) }),
  ],
  ['the hash of another key', 'trust-list.hash-wrong', '/roots/0/sha256', withRoot({ sha256: firstRoot.sha256 })],
  ['a root twice', 'trust-list.duplicate', '/roots/1', withRoot({}, newRoot)],
  ['one name for two keys', 'trust-list.duplicate', '/roots/1', withRoot({}, { ...firstRoot, name: newRoot.name })],
  ['one key under two names', 'trust-list.duplicate', '/roots/1', withRoot({}, { ...newRoot, name: 'Another' })],
  [
    'a root that is an issuer too',
    'trust-list.duplicate',
    '/issuers/0',
    { ...withRoot({}), issuers: [{ ...issuer, spki: newRoot.spki, sha256: newRoot.sha256 }] },
  ],
  [
    'an issuer under no root of the list',
    'trust-list.issuer-unknown',
    '/issuers/1/issuedBy',
    { ...withRoot({}), issuers: [issuer, listedIssuer('Other CA', publicHalf('test-foreigner-ca-ec'), 'Root CA8')] },
  ],
  [
    'a version below that of the built-in list',
    'trust-list.older-than-built-in',
    '/version',
    { ...shippedList, version: shippedList.version - 1 },
  ],
];

/** Refusals that need other bytes than a signed list in JSON. */
const shipped = signedList(shippedList);
const tooLarge = new Uint8Array(trustListSizeLimit + 1).fill(0x20);
const signedBytes = (text: string | Uint8Array) => {
  const list = Uint8Array.from(typeof text === 'string' ? Buffer.from(text, 'utf8') : text);
  return { list, signature: signatureOf(list) };
};
const ascii = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'ascii'));
const signatureLine = Buffer.from(shipped.signature).toString('ascii').trimEnd();
const refusedBytes: readonly (readonly [string, TrustListProblem, { list: Uint8Array; signature: Uint8Array }])[] = [
  ['nothing at all', 'trust-list.not-json', signedBytes('')],
  ['half a list', 'trust-list.not-json', signedBytes(shipped.list.subarray(0, 500))],
  ['a byte order mark', 'trust-list.not-json', signedBytes(`\ufeff${Buffer.from(shipped.list).toString('utf8')}`)],
  ['bytes that are not UTF-8', 'trust-list.not-json', signedBytes(Uint8Array.of(0x22, 0xff, 0x22))],
  ['brackets without end', 'trust-list.not-json', signedBytes('['.repeat(500_000))],
  ['more bytes than a list has', 'trust-list.too-large', { list: tooLarge, signature: signatureOf(tooLarge) }],
  ['no signature', 'trust-list.signature-malformed', { ...shipped, signature: ascii('') }],
  ['a raw signature', 'trust-list.signature-malformed', { ...shipped, signature: ascii('x'.repeat(64)) }],
  [
    'two signatures',
    'trust-list.signature-malformed',
    { ...shipped, signature: ascii(`${signatureLine}${signatureLine}`) },
  ],
  ['space before it', 'trust-list.signature-malformed', { ...shipped, signature: ascii(` ${signatureLine}`) }],
  ['the signature of another list', 'trust-list.signature-wrong', { ...shipped, signature: signedList([]).signature }],
  [
    'the signature of another key',
    'trust-list.signature-wrong',
    { ...shipped, signature: signatureOf(shipped.list, generateKeyPairSync('ed25519').privateKey) },
  ],
];

describe('a trust list is refused', () => {
  it.each(refusedContents)('that holds %s: %s at %s', async (_story, code, at, list) => {
    expect(await opened(list)).toEqual({ ok: false, failure: { code, at } });
  });

  it.each(refusedBytes)('that is %s: %s', async (_story, code, signed) => {
    expect(await openTrustList(signed, testOperatorKey, crypto)).toEqual({ ok: false, failure: { code, at: null } });
  });

  it('under a key that is not of Ed25519, or no key', async () => {
    const failure = { code: 'trust-list.signature-wrong', at: null };
    for (const key of [spkiOf(publicHalf('test-root-rsa')), spkiOf(publicHalf('test-root-ec')), new Uint8Array(0)]) {
      expect(await openTrustList(shipped, key, crypto)).toEqual({ ok: false, failure });
    }
  });

  it('for every reason there is, except those of reading files', () => {
    const tested = new Set([...refusedContents, ...refusedBytes].map(([, code]) => code));
    expect(trustListProblems.filter((code) => !tested.has(code))).toEqual([
      'trust-list.unreadable',
      'trust-list.signature-unreadable',
    ]);
  });

  it('when any one byte of it is another', async () => {
    for (const [position, byte] of shipped.list.entries()) {
      const list = shipped.list.slice();
      list[position] = byte ^ (1 << (position % 8));
      const read = await openTrustList({ ...shipped, list }, testOperatorKey, crypto);
      expect(read.ok, `byte ${position}`).toBe(false);
    }
  });

  it('when any one byte of its signature is any other', async () => {
    for (const [position, byte] of shipped.signature.entries()) {
      for (let mask = 1; mask < 256; mask++) {
        const signature = shipped.signature.slice();
        signature[position] = byte ^ mask;
        const read = await openTrustList({ ...shipped, signature }, testOperatorKey, crypto);
        expect(read.ok, `byte ${position} changed by ${mask}`).toBe(false);
      }
    }
  });
});

describe('a trust list is opened', () => {
  it('and gives its roots, issuers and hosts', async () => {
    const list = { ...withRoot({}, firstRoot), version: shippedList.version + 1, issuers: [issuer] };
    const read = await opened(list);
    if (!read.ok) throw new Error(read.failure.code);
    expect(read.value.list).toEqual(list);
    expect(rootsFrom(read.value)).toEqual({
      belgian: [
        { name: 'Test Root CA7', spki: spkiOf(publicHalf('test-root-ec')) },
        { name: firstRoot.name, spki: builtInTrust.roots[0]?.spki },
      ],
      test: [],
      issuers: [{ name: 'Test Citizen CA', spki: spkiOf(publicHalf('test-citizen-ca-ec')) }],
      revocationHosts: shippedList.revocationHosts,
      trustListVersion: list.version,
    });
  });

  it('when it is of the same version as the built-in list', async () => {
    expect((await opened(shippedList)).ok).toBe(true);
  });

  it('when its signature has no line end', async () => {
    const signed = { ...shipped, signature: ascii(signatureLine) };
    expect((await openTrustList(signed, testOperatorKey, crypto)).ok).toBe(true);
  });
});

it('docs/trust-lists.md tells what to do about every reason, and about no other', () => {
  const page = readFileSync(new URL('../../../../docs/trust-lists.md', import.meta.url), 'utf8');
  const rows = page.split('\n').filter((row) => row.startsWith('| `trust-list.'));
  const told = rows.flatMap((row) => [...row.matchAll(/`(trust-list\.[a-z-]+)`/g)].map(([, code]) => code));
  expect(new Set(told)).toEqual(new Set(trustListProblems));
  expect(told).toHaveLength(trustListProblems.length);
});

it('the shipped file stands every test of a foreign one, and is what the library has', async () => {
  const file = readFileSync(new URL('../../../../config/trust/belgian-trust-list.json', import.meta.url));
  const read = await decodeTrustList(Uint8Array.from(file), crypto);
  expect(read).toEqual({ ok: true, value: builtInTrust });
  expect(bytesOfList(read.ok && read.value.list).length).toBeGreaterThan(3000);
});
