/**
 * The operator's tool for trust lists (docs/trust-lists.md): makes the key pair, signs a list, verifies one and says what it
 * holds. Nothing is signed that a kiosk would refuse.
 */
import { generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failed, type Result, success } from '../contract/result.ts';
import type { TrustList } from '../contract/trust-list.ts';
import { decodeTrustList } from '../eid/index.ts';
import { createNodeCrypto } from '../kiosk/adapters/node-crypto/node-crypto.ts';
import { readTrustList, signatureFileOf } from '../kiosk/adapters/trust-list/read-trust-list.ts';
import { type ExitStatus, exitStatus } from './exit-status.ts';
import { readPrivateKey, readPublicKey } from './operator-key.ts';
import type { Terminal } from './terminal.ts';
import { sentenceFor } from './trust-list-sentences.ts';

/** Lines of an answer, or a sentence that says why there is none. */
type Outcome = Promise<Result<readonly string[], string>>;

const isSystemError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'code' in error;

/** Runs what the file system may refuse; `what` begins the sentence about it. */
const orSentence = <T>(what: string, work: () => T): Result<T, string> => {
  try {
    return success(work());
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return failed(`${what} (${error.code ?? 'unknown error'}).`);
  }
};

const keyFiles = { private: 'trust-list.key.pem', public: 'trust-list.pub.pem' } as const;

const makeKey = async (folder: string): Outcome => {
  const files = { private: join(folder, keyFiles.private), public: join(folder, keyFiles.public) };
  const present = [files.private, files.public].find((file) => existsSync(file));
  if (present !== undefined) return failed(`${present} is there already, and no key is ever written over.`);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const written = orSentence(`The key pair cannot be written to ${folder}`, () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // wx: should somebody else write one at this moment, theirs stays.
    writeFileSync(files.private, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
    writeFileSync(files.public, publicKey.export({ type: 'spki', format: 'pem' }), { mode: 0o644, flag: 'wx' });
  });
  if (!written.ok) return written;
  return success([
    `private key  ${files.private}  (keep it away from every kiosk, and keep a copy)`,
    `public key   ${files.public}`,
    'for trustList.publicKey in the installation file of each kiosk:',
    publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  ]);
};

const contentsOf = ({ version, issuedOn, roots, issuers, revocationHosts }: TrustList): readonly string[] => [
  `version ${version}, issued on ${issuedOn}`,
  ...roots.map(
    ({ name, sha256, validity }) => `root    ${name}  ${sha256}  ${validity.notBefore} to ${validity.notAfter}`,
  ),
  ...issuers.map(({ name, sha256, issuedBy }) => `issuer  ${name}  ${sha256}  by ${issuedBy}`),
  ...revocationHosts.map((host) => `host    ${host}`),
];

const signList = async (file: string, keyFile: string): Outcome => {
  const key = readPrivateKey(keyFile);
  if (!key.ok) return key;
  const bytes = orSentence(`The trust list ${file} cannot be read`, () => Uint8Array.from(readFileSync(file)));
  if (!bytes.ok) return bytes;
  const decoded = await decodeTrustList(bytes.value, createNodeCrypto());
  if (!decoded.ok) return failed(sentenceFor(file, decoded.failure));
  const signatureFile = signatureFileOf(file);
  const signature = `${sign(null, bytes.value, key.value).toString('base64')}\n`;
  const written = orSentence(`The signature cannot be written to ${signatureFile}`, () =>
    writeFileSync(signatureFile, signature),
  );
  if (!written.ok) return written;
  return success([...contentsOf(decoded.value.list), `signature written to ${signatureFile}`]);
};

const verifyList = async (file: string, keyFile: string): Outcome => {
  const key = readPublicKey(keyFile);
  if (!key.ok) return key;
  const read = await readTrustList({ file, publicKey: key.value }, createNodeCrypto());
  if (!read.ok) return failed(sentenceFor(file, read.failure));
  return success([...contentsOf(read.value.list), 'the signature is good']);
};

const trustListUsage = [
  'Usage: trust-list make-key FOLDER        an Ed25519 key pair, for the operator only',
  '       trust-list sign LIST PRIVATEKEY   checks the list, writes LIST.sig',
  '       trust-list verify LIST PUBLICKEY  checks list and LIST.sig, prints what the list holds',
];

const commandOf = ([verb, first, second, ...rest]: readonly string[]): (() => Outcome) | null => {
  if (first === undefined || first === '' || rest.length > 0) return null;
  if (verb === 'make-key') return second === undefined ? () => makeKey(first) : null;
  if (second === undefined || second === '') return null;
  if (verb === 'sign') return () => signList(first, second);
  return verb === 'verify' ? () => verifyList(first, second) : null;
};

export const runTrustListTool = async (words: readonly string[], terminal: Terminal): Promise<ExitStatus> => {
  const command = commandOf(words);
  if (command === null) {
    for (const line of trustListUsage) terminal.tell(line);
    return exitStatus.usageOrDefect;
  }
  const outcome = await command();
  if (!outcome.ok) {
    terminal.tell(outcome.failure);
    return exitStatus.usageOrDefect;
  }
  for (const line of outcome.value) terminal.answer(line);
  return exitStatus.noBlockingFinding;
};
