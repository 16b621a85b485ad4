/** Takes a made chip apart with node:crypto and a few lines of its own, so that the maker is not judged by its own code. */
import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import type { CardDefinition } from '../../../../simulator/card-maker/card-definition.ts';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import type { BelpicApplet } from '../../../../simulator/card/chip-definition.ts';

export const committedRoot = (family: 'rsa' | 'ec'): URL =>
  new URL(`../../../../simulator/pki/test-root-${family}.pem`, import.meta.url);

export const appletOf = (definition: CardDefinition): BelpicApplet => {
  const { applet } = makeChip(definition);
  if (applet === null) throw new Error('the maker gives every card an applet');
  return applet;
};

export const fileOf = (applet: BelpicApplet, path: string): Uint8Array => {
  const bytes = applet.files[path];
  if (bytes === undefined) throw new Error(`no file ${path}`);
  return bytes;
};

/** Tag, then value; lengths FF are added up. Throws when a field runs over the end. */
export const fieldsOf = (bytes: Uint8Array): ReadonlyMap<number, Buffer> => {
  const fields = new Map<number, Buffer>();
  for (let at = 0; at < bytes.length && (at === 0 || bytes[at] !== 0); ) {
    const tag = bytes[at] ?? 0;
    let length = 0;
    for (at += 1; bytes[at] === 0xff; at += 1) length += 255;
    length += bytes[at] ?? 0;
    at += 1;
    if (at + length > bytes.length) throw new Error(`field ${tag} runs over the end`);
    fields.set(tag, Buffer.from(bytes.subarray(at, at + length)));
    at += length;
  }
  return fields;
};

/** A DER element at the start of a padded file: header and length as its own bytes say. */
export const derOf = (file: Uint8Array): Buffer => {
  const [, first = 0, second = 0, third = 0] = file;
  const length = first < 0x80 ? 2 + first : first === 0x81 ? 3 + second : 4 + second * 256 + third;
  return Buffer.from(file.subarray(0, length));
};

export const certificateOf = (applet: BelpicApplet, path: string): X509Certificate =>
  new X509Certificate(derOf(fileOf(applet, path)));

/** True under SHA-256 or SHA-1 for an RSA register, under SHA-384 for an EC one. */
const verifies = (applet: BelpicApplet, data: Uint8Array, signatureFile: Uint8Array): boolean => {
  const key = certificateOf(applet, 'DF00503C').publicKey;
  if (key.asymmetricKeyType === 'ec') return verify('sha384', data, key, derOf(signatureFile));
  return ['sha256', 'sha1'].some((digest) => verify(digest, data, key, signatureFile));
};

export const identitySignatureFits = (applet: BelpicApplet): boolean =>
  verifies(applet, fileOf(applet, 'DF014031'), fileOf(applet, 'DF014032'));

export const addressSignatureFits = (applet: BelpicApplet): boolean => {
  const address = Buffer.from(fileOf(applet, 'DF014033')).toString('latin1').replace(/\0+$/, '');
  const signed = Buffer.concat([Buffer.from(address, 'latin1'), fileOf(applet, 'DF014032')]);
  return verifies(applet, signed, fileOf(applet, 'DF014034'));
};

export const photoHashFits = (applet: BelpicApplet): boolean => {
  const expected = fieldsOf(fileOf(applet, 'DF014031')).get(0x11);
  const algorithm = { 20: 'sha1', 32: 'sha256', 48: 'sha384' }[expected?.length ?? 0];
  if (expected === undefined || algorithm === undefined) return false;
  return createHash(algorithm).update(fileOf(applet, 'DF014035')).digest().equals(expected);
};

export const chipNumberFits = (applet: BelpicApplet): boolean =>
  fieldsOf(fileOf(applet, 'DF014031')).get(0x02)?.equals(applet.cardData.subarray(0, 16)) === true;

export const basicKeyFits = (applet: BelpicApplet): boolean => {
  const file = Buffer.from(fileOf(applet, 'DF014040'));
  const expected = fieldsOf(fileOf(applet, 'DF014031')).get(0x1a);
  const { basic } = applet.keys;
  if (expected === undefined || basic === null) return false;
  const inChip = createPublicKey(basic).export({ type: 'spki', format: 'der' });
  return createHash('sha384').update(file).digest().equals(expected) && inChip.equals(file);
};
