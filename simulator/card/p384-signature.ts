/**
 * ECDSA P-384 over a value that is already a hash. The chip signs the 48 bytes it is given as they are (reference
 * belgian-eid.md §6) and node:crypto always hashes first, hence this. The nonce follows RFC 6979 §3.2, so that a card made
 * twice has the same bytes. Test keys only: the arithmetic is not constant-time.
 */
import { createECDH, createHmac } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** Order of the base point of P-384 (SEC 2, §2.5.1). */
const order = BigInt(
  '0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973',
);
export const scalarLength = 48;

const toNumber = (bytes: Uint8Array): bigint => BigInt(`0x00${Buffer.from(bytes).toString('hex')}`);
const toScalar = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(scalarLength * 2, '0'), 'hex');
const modulo = (value: bigint): bigint => ((value % order) + order) % order;

/** Inverse by the extended Euclidean algorithm. */
const inverse = (value: bigint): bigint => {
  let [remainder, nextRemainder] = [order, modulo(value)];
  let [factor, nextFactor] = [0n, 1n];
  while (nextRemainder !== 0n) {
    const quotient = remainder / nextRemainder;
    [remainder, nextRemainder] = [nextRemainder, remainder - quotient * nextRemainder];
    [factor, nextFactor] = [nextFactor, factor - quotient * nextFactor];
  }
  return modulo(factor);
};

const hmac = (key: Buffer, ...parts: readonly Uint8Array[]): Buffer => {
  const mac = createHmac('sha384', key);
  for (const part of parts) mac.update(part);
  return mac.digest();
};

/** RFC 6979 §3.2 for HMAC-SHA-384, whose output is as long as a scalar. */
function* nonces(secret: bigint, hash: bigint): Generator<bigint, never> {
  const seed = [toScalar(secret), toScalar(modulo(hash))];
  let value: Buffer = Buffer.alloc(scalarLength, 0x01);
  let key: Buffer = Buffer.alloc(scalarLength, 0x00);
  for (const separator of [0x00, 0x01]) {
    key = hmac(key, value, Uint8Array.of(separator), ...seed);
    value = hmac(key, value);
  }
  for (;;) {
    value = hmac(key, value);
    const nonce = toNumber(value);
    if (nonce > 0n && nonce < order) yield nonce;
    key = hmac(key, value, Uint8Array.of(0x00));
    value = hmac(key, value);
  }
}

const secretOf = (key: KeyObject): bigint => {
  const { crv, d } = key.export({ format: 'jwk' });
  if (crv !== 'P-384' || d === undefined) throw new Error('a private key on P-384 is needed');
  return toNumber(Buffer.from(d, 'base64url'));
};

/** r || s (96 bytes) over `hash`, of which the leftmost 48 bytes count (SEC 1, §4.1.3). */
export const signHashP384 = (key: KeyObject, hash: Uint8Array): Uint8Array => {
  const secret = secretOf(key);
  const message = toNumber(hash.slice(0, scalarLength));
  for (const nonce of nonces(secret, message)) {
    const point = createECDH('secp384r1');
    point.setPrivateKey(toScalar(nonce));
    const r = modulo(toNumber(point.getPublicKey().subarray(1, 1 + scalarLength)));
    const s = modulo(inverse(nonce) * (message + r * secret));
    if (r !== 0n && s !== 0n) return Uint8Array.from(Buffer.concat([toScalar(r), toScalar(s)]));
  }
  throw new Error('unreachable: the nonces never end');
};
