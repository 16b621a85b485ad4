/** Trust lists for tests: the shipped one with changes, signed by the TEST key of test/keys. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TrustList } from '../contract/trust-list.ts';
import { builtInTrust } from '../eid/index.ts';

const keyFile = (name: string): string => fileURLToPath(new URL(`keys/${name}`, import.meta.url));
/** Readable by everybody, as a checkout is; the operator's tool wants a copy that is not. */
export const testPrivateKeyFile = keyFile('test-trust-list.key.pem');
export const testPublicKeyFile = keyFile('test-trust-list.pub.pem');

const privateKey = createPrivateKey(readFileSync(testPrivateKeyFile));
export const spkiOf = (key: KeyObject): Uint8Array => Uint8Array.from(key.export({ type: 'spki', format: 'der' }));
export const testOperatorKey = spkiOf(createPublicKey(privateKey));
/** As an installation file has it. */
export const testOperatorKeyText = Buffer.from(testOperatorKey).toString('base64');

export const shippedList: TrustList = builtInTrust.list;

type Root = TrustList['roots'][number];
type Issuer = TrustList['issuers'][number];

const pinnedKey = (name: string, key: KeyObject) => {
  const spki = spkiOf(key);
  return {
    name,
    spki: Buffer.from(spki).toString('base64'),
    sha256: createHash('sha256').update(spki).digest('hex'),
    provenance: { source: 'made by a test', certificateSha256: ['0'.repeat(64)] },
  };
};
export const listedRoot = (name: string, key: KeyObject): Root => ({
  ...pinnedKey(name, key),
  validity: { notBefore: '2013-06-26', notAfter: '2045-06-26' },
});
export const listedIssuer = (name: string, key: KeyObject, issuedBy: string): Issuer => ({
  ...pinnedKey(name, key),
  issuedBy,
});

export const bytesOfList = (list: unknown): Uint8Array =>
  Uint8Array.from(Buffer.from(`${JSON.stringify(list, null, 2)}\n`, 'utf8'));
/** The contents of the `.sig` file. */
export const signatureOf = (list: Uint8Array, key: KeyObject = privateKey): Uint8Array =>
  Uint8Array.from(Buffer.from(`${sign(null, list, key).toString('base64')}\n`, 'ascii'));
export const signedList = (list: unknown) => {
  const bytes = bytesOfList(list);
  return { list: bytes, signature: signatureOf(bytes) };
};
