/** The port over OpenSSL: published digests, good signatures of each scheme, and false for whatever cannot be decoded. */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SignatureAlgorithm } from '../../../../../eid/crypto-port.ts';
import { createNodeCrypto } from '../../../../../kiosk/adapters/node-crypto/node-crypto.ts';

const crypto = createNodeCrypto();
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const ed = generateKeyPairSync('ed25519');
const ed448 = generateKeyPairSync('ed448');
const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
const spkiOf = (key: KeyObject): Uint8Array => key.export({ type: 'spki', format: 'der' });
const data = Buffer.from('what is signed', 'utf8');

const rsaSha256: SignatureAlgorithm = { scheme: 'rsa-pkcs1', digest: 'SHA-256' };
const ed25519: SignatureAlgorithm = { scheme: 'ed25519' };
const ecDer: SignatureAlgorithm = { scheme: 'ecdsa', digest: 'SHA-384', encoding: 'der' };
const ecRaw: SignatureAlgorithm = { scheme: 'ecdsa', digest: 'SHA-384', encoding: 'raw' };

describe('digest', () => {
  /** FIPS 180-4 example "abc". */
  it.each([
    ['SHA-1', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ['SHA-256', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['SHA-384', 'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7'],
    [
      'SHA-512',
      'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    ],
  ] as const)('%s of "abc"', async (algorithm, expected) => {
    const digest = await crypto.digest(algorithm, Buffer.from('abc', 'ascii'));
    expect(Buffer.from(digest).toString('hex')).toBe(expected);
  });
});

describe('verify', () => {
  const good = [
    ['RSA with SHA-1', { scheme: 'rsa-pkcs1', digest: 'SHA-1' }, rsa.publicKey, sign('sha1', data, rsa.privateKey)],
    ['RSA with SHA-256', rsaSha256, rsa.publicKey, sign('sha256', data, rsa.privateKey)],
    ['Ed25519', ed25519, ed.publicKey, sign(null, data, ed.privateKey)],
    ['ECDSA as DER', ecDer, ec.publicKey, sign('sha384', data, ec.privateKey)],
    ['ECDSA as r || s', ecRaw, ec.publicKey, sign('sha384', data, { key: ec.privateKey, dsaEncoding: 'ieee-p1363' })],
  ] as const satisfies readonly (readonly [string, SignatureAlgorithm, KeyObject, Buffer])[];

  it.each(good)('accepts %s', async (_name, algorithm, key, signature) => {
    expect(await crypto.verify(algorithm, spkiOf(key), signature, data)).toBe(true);
  });

  it.each(good)('refuses %s over other data', async (_name, algorithm, key, signature) => {
    const other = Buffer.from('what is Signed', 'utf8');
    expect(await crypto.verify(algorithm, spkiOf(key), signature, other)).toBe(false);
  });

  it.each(good)('refuses %s with any one byte changed', async (_name, algorithm, key, signature) => {
    for (const offset of signature.keys()) {
      const changed = Buffer.from(signature);
      changed[offset] = (signature[offset] ?? 0) ^ 0x01;
      expect(await crypto.verify(algorithm, spkiOf(key), changed, data), `byte ${offset}`).toBe(false);
    }
  });

  it('takes the digest at its word', async () => {
    const signature = sign('sha256', data, rsa.privateKey);
    expect(await crypto.verify({ scheme: 'rsa-pkcs1', digest: 'SHA-1' }, spkiOf(rsa.publicKey), signature, data)).toBe(
      false,
    );
  });

  const fine = sign('sha256', data, rsa.privateKey);
  it.each([
    ['a key of the other kind', ecDer, spkiOf(rsa.publicKey), fine],
    ['an RSA-PSS key', rsaSha256, spkiOf(pss.publicKey), sign('sha256', data, pss.privateKey)],
    ['another Edwards curve', ed25519, spkiOf(ed448.publicKey), sign(null, data, ed448.privateKey)],
    ['an RSA key where Ed25519 was said', ed25519, spkiOf(rsa.publicKey), fine],
    ['an Ed25519 key where RSA was said', rsaSha256, spkiOf(ed.publicKey), sign(null, data, ed.privateKey)],
    ['half an Ed25519 signature', ed25519, spkiOf(ed.publicKey), sign(null, data, ed.privateKey).subarray(0, 32)],
    ['no key at all', rsaSha256, new Uint8Array(0), fine],
    ['half a key', rsaSha256, spkiOf(rsa.publicKey).subarray(0, 100), fine],
    ['no signature', rsaSha256, spkiOf(rsa.publicKey), new Uint8Array(0)],
    ['an empty DER signature', ecDer, spkiOf(ec.publicKey), Uint8Array.of(0x30, 0x00)],
    ['a DER length past the end', ecDer, spkiOf(ec.publicKey), Uint8Array.of(0x30, 0x7f, 0x02, 0x01, 0x01)],
    ['r || s of the wrong length', ecRaw, spkiOf(ec.publicKey), createHash('sha384').update(data).digest()],
  ] as const)('says false, and nothing else, to %s', async (_name, algorithm, spki, signature) => {
    expect(await crypto.verify(algorithm, spki, signature, data)).toBe(false);
  });
});
