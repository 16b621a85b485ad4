/** The fixed keys of the test PKI and of the invented cards. They are published with the source and protect nothing. */
import { createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** RSA keys have 2048 bits, those named `rsa1024` 1024; EC keys are on P-384. */
export type TestKeyName =
  | 'test-root-rsa'
  | 'test-rrn-rsa'
  | 'test-citizen-ca-rsa'
  | 'test-foreigner-ca-rsa'
  | 'test-responder-rsa'
  | 'test-card-rsa-authentication'
  | 'test-card-rsa-signature'
  | 'test-rogue-rsa'
  | 'test-rrn-rsa1024'
  | 'test-card-rsa1024-authentication'
  | 'test-card-rsa1024-signature'
  | 'test-rogue-rsa1024'
  | 'test-root-ec'
  | 'test-rrn-ec'
  | 'test-citizen-ca-ec'
  | 'test-foreigner-ca-ec'
  | 'test-responder-ec'
  | 'test-card-ec-authentication'
  | 'test-card-ec-signature'
  | 'test-card-ec-basic'
  | 'test-rogue-ec'
  | 'test-rogue-ec-basic';

const loaded = new Map<TestKeyName, KeyObject>();

export const testKey = (name: TestKeyName): KeyObject => {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const key = createPrivateKey(readFileSync(new URL(`keys/${name}.key.pem`, import.meta.url)));
  loaded.set(name, key);
  return key;
};
