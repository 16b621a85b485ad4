/** Whom one run of the command believes: the built-in trust list or the one given, and test roots beside it. */
import { failed, type Result, success } from '../contract/result.ts';
import { builtInTrust, type CryptoPort, type Roots, rootsFrom, type TrustedKeys } from '../eid/index.ts';
import { readTrustList } from '../kiosk/adapters/trust-list/read-trust-list.ts';
import { readPublicKey } from './operator-key.ts';
import type { EidRequest } from './parse-arguments.ts';
import { readTestRoots } from './test-roots.ts';
import { sentenceFor } from './trust-list-sentences.ts';

export type TrustedRoots = {
  readonly roots: Roots;
  /** The version in force and where it is from, for people. */
  readonly trustList: string;
};

const readGiven = async (
  { file, keyFile }: NonNullable<EidRequest['trustList']>,
  crypto: CryptoPort,
): Promise<Result<TrustedKeys, string>> => {
  const key = readPublicKey(keyFile);
  if (!key.ok) return key;
  const read = await readTrustList({ file, publicKey: key.value }, crypto);
  return read.ok ? read : failed(sentenceFor(file, read.failure));
};

/** The failure is a sentence for the person at the keyboard. */
export const readTrustedRoots = async (
  { trustList, testRoots }: Pick<EidRequest, 'trustList' | 'testRoots'>,
  crypto: CryptoPort,
): Promise<Result<TrustedRoots, string>> => {
  const test = readTestRoots(testRoots);
  if (!test.ok) return test;
  const trust = trustList === null ? success(builtInTrust) : await readGiven(trustList, crypto);
  if (!trust.ok) return trust;
  const origin = trustList === null ? 'built in' : trustList.file;
  return success({ roots: rootsFrom(trust.value, test.value), trustList: `${trust.value.list.version} (${origin})` });
};
