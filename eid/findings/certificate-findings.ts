/** Findings about the RRN certificate and the citizen's own certificates (design findings.md, `certificate.*`). */
import { finding } from '../../contract/findings.ts';
import type { CertificateRevocation, RevocationUnknown } from '../revocation/revocation-outcome.ts';
import type { ChainProblem, CitizenChain } from '../verify/citizen-chain.ts';
import { citizenCertificates } from '../verify/holder.ts';
import { type FindingContext, hasFailed, reasonOf, type Rule } from './finding-context.ts';

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

const problemOf = (chain: CitizenChain | null): ChainProblem | null =>
  chain?.status === 'wrong' ? chain.problem : null;

const citizenUntrusted: Rule = ({ citizenChains }) => {
  const authentication = problemOf(citizenChains.authentication);
  const signature = problemOf(citizenChains.signature);
  return authentication === null && signature === null
    ? null
    : finding('certificate.citizen-untrusted', { authentication, signature });
};

/** Status of each certificate that was asked about, null where there is none or nobody was asked. */
const revocationOf = ({ revocation }: FindingContext) =>
  typeof revocation === 'string'
    ? { authentication: null, signature: null, authority: null }
    : {
        authentication: revocation.authentication?.status ?? null,
        signature: revocation.signature?.status ?? null,
        authority: revocation.authority?.status ?? null,
      };

/** Without its authority a certificate is worth no more than one that was revoked itself. */
const certificateRevoked: Rule = (context) => {
  const status = revocationOf(context);
  return Object.values(status).includes('revoked') || status.authority === 'suspended'
    ? finding('certificate.revoked', status)
    : null;
};

const certificateSuspended: Rule = (context) => {
  const { authentication, signature } = revocationOf(context);
  return authentication === 'suspended' || signature === 'suspended'
    ? finding('certificate.suspended', { authentication, signature })
    : null;
};

/** Nobody answers for a certificate whose time is over, and nobody need. */
const whyUnknown = (one: CertificateRevocation | null): RevocationUnknown | null =>
  one?.status === 'unknown' && one.reason !== 'expired' ? one.reason : null;

const revocationUnchecked: Rule = ({ contents, revocation, now }) => {
  const current = citizenCertificates(contents).filter(({ notAfter }) => now <= notAfter);
  if (revocation === 'offline' || current.length === 0) return null;
  if (revocation === 'unavailable') return finding('certificate.revocation-unchecked');
  const authentication = whyUnknown(revocation.authentication);
  const signature = whyUnknown(revocation.signature);
  return authentication === null && signature === null
    ? null
    : finding('certificate.revocation-unchecked', { authentication, signature });
};

export const certificateRules: readonly Rule[] = [
  rrnCorrupt,
  rrnUntrusted,
  testCard,
  certificateMissing,
  certificateExpired,
  certificateNotYetValid,
  citizenUntrusted,
  certificateRevoked,
  certificateSuspended,
  revocationUnchecked,
];
