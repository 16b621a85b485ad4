/** The check `revocation`: what was found out about both certificates and their authority, as one verdict. */
import type { Check } from '../../contract/findings.ts';
import { failedCheck, notDone, passed } from '../verify/verdict.ts';
import type { RevocationOutcome, RevocationUnknown } from './revocation-outcome.ts';

const whyUnknown: Readonly<Record<RevocationUnknown, string>> = {
  expired: 'nobody answers for a certificate that has expired',
  'chain-not-trusted': 'the certificates come from an authority that is not known',
  'no-address': 'the certificate does not say who can be asked',
  'host-not-allowed': 'the certificate names a host that may not be asked',
  unreachable: 'the revocation service cannot be reached',
  'timed-out': 'the revocation service did not answer in time',
  refused: 'the revocation service did not give an answer',
  'too-large': 'the answer of the revocation service is too large',
  malformed: 'the answer cannot be decoded',
  'not-understood': 'the answer holds something critical that is not understood',
  'try-later': 'the revocation service asks to try later',
  unauthorized: 'the revocation service does not answer this kiosk',
  'wrong-signer': 'the answer is not signed by the authority or a responder of its own',
  'other-certificate': 'the answer is about another certificate',
  'wrong-nonce': 'the answer is to another question',
  stale: 'the answer is too old',
  'not-yet-valid': 'the answer is from the future; a clock may be wrong',
  'not-known-to-responder': 'the revocation service does not know the certificate',
};

/** An authority about which nothing is known does not hold the certificates back; one that was revoked does. */
export function checkRevocationOutcome(outcome: RevocationOutcome | 'offline' | 'unavailable'): Check {
  const check = 'revocation';
  if (outcome === 'offline') return notDone(check, 'not asked for');
  if (outcome === 'unavailable') return notDone(check, 'no revocation service is set up');
  const { authentication, signature, authority } = outcome;
  const certificates = [authentication, signature].filter((one) => one !== null);
  if (certificates.length === 0) return notDone(check, 'there are no citizen certificates');
  if (authority?.status === 'revoked' || authority?.status === 'suspended')
    return failedCheck(check, 'the authority that issued the certificates was revoked');
  if (certificates.some(({ status }) => status === 'revoked')) return failedCheck(check, 'a certificate was revoked');
  if (certificates.some(({ status }) => status === 'suspended'))
    return failedCheck(check, 'a certificate is suspended');
  const unknown = certificates.find((one) => one.status === 'unknown');
  return unknown === undefined ? passed(check) : notDone(check, whyUnknown[unknown.reason]);
}
