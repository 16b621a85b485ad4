/**
 * Is this a proof of presence for what was asked, now (docs/pin-and-signing.md)? Says only that the key of the certificate
 * signed it. Whether that certificate is genuine, valid and not revoked, and whose it is, the caller asks with the checks
 * for the citizen's certificates; that the nonce was never accepted before, only the caller can know.
 */
import type { PresencePurpose } from '../../contract/presence-purposes.ts';
import { areEqual } from '../bytes.ts';
import type { CryptoPort } from '../crypto-port.ts';
import { isInstant, presenceMessage, type PresenceProof } from '../sign/presence-claim.ts';
import { signatureAlgorithms } from '../sign/signing-method.ts';
import { type Certificate, decodeCertificate } from './x509.ts';

export type ExpectedPresence = {
  readonly purpose: PresencePurpose;
  readonly audience: string;
  readonly nonce: Uint8Array;
  /** ISO instant. */
  readonly now: string;
  /** How long ago it may have been signed. */
  readonly maximumAgeMs: number;
  /** How far the clock of whoever signed may run ahead. */
  readonly clockSkewMs: number;
};

export type PresenceVerdict =
  | { readonly verdict: 'passed'; readonly certificate: Certificate }
  | {
      readonly verdict: 'failed';
      readonly reason:
        | 'other-purpose'
        | 'other-audience'
        | 'other-nonce'
        | 'time-malformed'
        | 'too-old'
        | 'in-the-future'
        | 'certificate-malformed'
        | 'not-an-authentication-key'
        | 'signature-invalid';
    };

type Reason = Extract<PresenceVerdict, { readonly verdict: 'failed' }>['reason'];

const reasonAgainstClaim = ({ claim }: PresenceProof, expected: ExpectedPresence): Reason | null => {
  if (claim.purpose !== expected.purpose) return 'other-purpose';
  if (claim.audience !== expected.audience) return 'other-audience';
  if (!areEqual(claim.nonce, expected.nonce)) return 'other-nonce';
  if (!isInstant(claim.provenAt)) return 'time-malformed';
  const ageMs = Date.parse(expected.now) - Date.parse(claim.provenAt);
  if (!(ageMs <= expected.maximumAgeMs)) return 'too-old';
  return ageMs >= -expected.clockSkewMs ? null : 'in-the-future';
};

/** The certificate for signing documents says nonRepudiation instead; its key must never prove a presence. */
const algorithmOf = ({ keyType, keyUsage }: Certificate) => {
  const isForAuthentication = keyUsage?.has('digitalSignature') === true && !keyUsage.has('nonRepudiation');
  return isForAuthentication && keyType !== 'other' ? signatureAlgorithms[keyType] : null;
};

/** Never rejects for anything in the proof. */
export const verifyPresenceProof = async (
  proof: PresenceProof,
  expected: ExpectedPresence,
  crypto: CryptoPort,
): Promise<PresenceVerdict> => {
  const against = (reason: Reason): PresenceVerdict => ({ verdict: 'failed', reason });
  const reason = reasonAgainstClaim(proof, expected);
  if (reason !== null) return against(reason);
  const certificate = decodeCertificate(proof.certificate);
  if (certificate === null) return against('certificate-malformed');
  const algorithm = algorithmOf(certificate);
  if (algorithm === null) return against('not-an-authentication-key');
  const message = presenceMessage(proof.claim);
  return (await crypto.verify(algorithm, certificate.spki, proof.signature, message))
    ? { verdict: 'passed', certificate }
    : against('signature-invalid');
};
