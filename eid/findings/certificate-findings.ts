/** Findings about the RRN certificate and the citizen's own certificates (design findings.md, `certificate.*`). */
import { finding } from '../../contract/findings.ts';
import { citizenCertificates } from '../verify/holder.ts';
import { hasFailed, reasonOf, type Rule } from './finding-context.ts';

/** Read, but no certificate. One that is missing, refused or unreadable is a finding about the chip. */
const rrnCorrupt: Rule = ({ contents: { image, rrn } }) =>
  image.files['rrn-certificate'].status === 'read' && rrn.status !== 'decoded'
    ? finding('certificate.rrn-corrupt', { content: rrn.status === 'absent' ? 'all-zero' : 'no-certificate' })
    : null;

const rrnUntrusted: Rule = (context) =>
  hasFailed(context, 'rrn-chain')
    ? finding('certificate.rrn-untrusted', { reason: reasonOf(context, 'rrn-chain') })
    : null;

const testCard: Rule = ({ trust }) => (trust === 'test' ? finding('certificate.test-card') : null);

/** A file that holds something other than a certificate serves the citizen no better than none: the way out is the same. */
const certificateMissing: Rule = ({ contents }) => {
  const { authentication, signature } = contents;
  const lacks = ({ status }: typeof authentication): boolean => status === 'absent' || status === 'corrupt';
  if (!lacks(authentication) && !lacks(signature)) return null;
  return finding('certificate.missing', { authentication: authentication.status, signature: signature.status });
};

const certificateExpired: Rule = ({ contents, now }) => {
  const expired = citizenCertificates(contents).filter(({ notAfter }) => now > notAfter);
  return expired.length === 0 ? null : finding('certificate.expired', { certificates: expired.length });
};

const certificateNotYetValid: Rule = ({ contents, now }) => {
  const early = citizenCertificates(contents).filter(({ notBefore }) => now < notBefore);
  return early.length === 0 ? null : finding('certificate.not-yet-valid', { certificates: early.length });
};

const revocationUnchecked: Rule = ({ contents, isRevocationUnchecked }) =>
  isRevocationUnchecked && citizenCertificates(contents).length > 0
    ? finding('certificate.revocation-unchecked')
    : null;

export const certificateRules: readonly Rule[] = [
  rrnCorrupt,
  rrnUntrusted,
  testCard,
  certificateMissing,
  certificateExpired,
  certificateNotYetValid,
  revocationUnchecked,
];
