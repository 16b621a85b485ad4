/**
 * Encryption of personal fields, one by one, with a key that is not in the database: AES-256-GCM, and a keyed index for
 * finding a national number without decrypting the table (reference municipal.md §3). The place of a value (table, column
 * and row) is authenticated with it, so a sealed value cannot be moved to another person's row.
 * Not hidden: the length of a value, and that two rows have the same national number.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

export type FieldCipher = {
  /** `place` names the column and the row, for example `applicants.surname:<id>`. */
  seal(plain: string, place: string): string;
  /** Throws when the value was altered, moved or sealed with another key: that is a defect or an attack, never an answer. */
  open(sealed: string, place: string): string;
  /** The same text always gives the same index under one key. */
  blindIndex(plain: string): string;
  /** Compares requests without keeping them. */
  fingerprint(plain: string): string;
  chainHash(plain: string): string;
  /** What is kept of a token, a code or a cookie. */
  secretHash(secret: string): string;
  /** Tells one key from another; safe to store beside the data. */
  readonly keyCheck: string;
};

export const masterKeyLength = 32;
const ivLength = 12;
const tagLength = 16;
/** Names the algorithm and the generation of the key, so that a later one can be told apart. */
const prefix = 'v1.';

export const createFieldCipher = (masterKey: Uint8Array): FieldCipher => {
  if (masterKey.length !== masterKeyLength) throw new RangeError(`the master key has ${masterKey.length} bytes`);
  const derive = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', masterKey, new Uint8Array(), `eid-kiosk/${purpose}/v1`, 32));
  const sealing = derive('field-encryption');
  const keyed = (purpose: string): ((plain: string) => string) => {
    const key = derive(purpose);
    return (plain) => createHmac('sha256', key).update(plain, 'utf8').digest('base64url');
  };
  return {
    seal: (plain, place) => {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv('aes-256-gcm', sealing, iv).setAAD(Buffer.from(place, 'utf8'));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return prefix + Buffer.concat([iv, body, cipher.getAuthTag()]).toString('base64url');
    },
    open: (sealed, place) => {
      if (!sealed.startsWith(prefix)) throw new Error('sealed value of an unknown generation');
      const bytes = Buffer.from(sealed.slice(prefix.length), 'base64url');
      if (bytes.length < ivLength + tagLength) throw new Error('sealed value is too short');
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, ivLength), {
        authTagLength: tagLength,
      })
        .setAAD(Buffer.from(place, 'utf8'))
        .setAuthTag(bytes.subarray(bytes.length - tagLength));
      const body = bytes.subarray(ivLength, bytes.length - tagLength);
      return decipher.update(body, undefined, 'utf8') + decipher.final('utf8');
    },
    blindIndex: keyed('blind-index'),
    fingerprint: keyed('idempotency-fingerprint'),
    chainHash: keyed('audit-chain'),
    secretHash: keyed('secrets'),
    keyCheck: keyed('key-check')('eid-kiosk'),
  };
};

/** Constant-time comparison of two keyed hashes or tokens of ours. */
export const sameText = (a: string, b: string): boolean => {
  const left = Buffer.from(a, 'utf8');
  const right = Buffer.from(b, 'utf8');
  return left.length === right.length && timingSafeEqual(left, right);
};
