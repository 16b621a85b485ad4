/** What every rule about findings may look at. A rule is one line of the catalogue: a finding, or null where it does not hold. */
import type { Trust } from '../../contract/eid-read.ts';
import type { Certainty, Check, CheckCode, Finding, Verdict } from '../../contract/findings.ts';
import { toHex } from '../bytes.ts';
import type { DecodedIdentity } from '../decode/identity.ts';
import type { RevocationOutcome } from '../revocation/revocation-outcome.ts';
import type { CardContents } from '../verify/card-contents.ts';
import type { CitizenChains } from '../verify/citizen-chain.ts';

export type FindingContext = {
  readonly contents: CardContents;
  readonly checks: readonly Check[];
  readonly trust: Trust;
  /** ISO instant, and the calendar date in Belgium at that instant. */
  readonly now: string;
  readonly today: string;
  readonly expiresSoonDays: number;
  readonly citizenChains: CitizenChains;
  readonly revocation: 'offline' | 'unavailable' | RevocationOutcome;
};

export type Rule = (context: FindingContext) => Finding | null;

const checkOf = ({ checks }: FindingContext, code: CheckCode): Check | undefined =>
  checks.find(({ check }) => check === code);

export const verdictOf = (context: FindingContext, code: CheckCode): Verdict | null =>
  checkOf(context, code)?.verdict ?? null;

export const hasFailed = (context: FindingContext, code: CheckCode): boolean => verdictOf(context, code) === 'failed';

export const reasonOf = (context: FindingContext, code: CheckCode): string | null =>
  checkOf(context, code)?.reason ?? null;

/** What is compared with a value of the identity file is proven only while that value is known to be the signed one. */
export const certaintyOfSigned = (context: FindingContext): { readonly certainty: Certainty } => ({
  certainty: verdictOf(context, 'identity-signature') === 'passed' ? 'proven' : 'suspected',
});

/** The identity, when it could be decoded. */
export const identityOf = ({ contents }: FindingContext): Extract<DecodedIdentity, { ok: true }> | null =>
  contents.identity?.ok === true ? contents.identity : null;

export const tagHex = (tag: number): string => toHex(Uint8Array.of(tag));
