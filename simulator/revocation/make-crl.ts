/** Writes and signs certificate revocation lists of version 2 (RFC 5280 §5, in DER). */
import * as der from '../pki/der.ts';
import { encodeName, extension, keyIdentifier, signatureAlgorithm, signData } from '../pki/issue-certificate.ts';
import type { Issuer } from '../pki/issue-certificate.ts';

export type RevokedEntry = {
  /** Unsigned, big-endian. */
  readonly serial: Uint8Array;
  readonly at: Date;
  /** CRLReason (RFC 5280 §5.3.1), 6 is certificateHold; null leaves it out. */
  readonly reason: number | null;
};

export type CrlContent = {
  readonly issuer: Issuer;
  readonly thisUpdate: Date;
  /** Null leaves it out, against RFC 5280 §5.1.2.5. */
  readonly nextUpdate: Date | null;
  readonly revoked: readonly RevokedEntry[];
  /** Further extensions of the whole list, each an Extension in DER: for example one that says the list is not complete. */
  readonly extensions?: readonly Uint8Array[];
  /** One bit of the signature is turned. */
  readonly isForged?: boolean;
};

const encodeEntry = ({ serial, at, reason }: RevokedEntry): Uint8Array =>
  der.sequence(
    der.unsignedInteger(serial),
    der.time(at),
    ...(reason === null ? [] : [der.sequence(extension('2.5.29.21', false, der.enumerated(reason)))]),
  );

/** CertificateList, DER. */
export const makeCrl = (content: CrlContent): Uint8Array => {
  const { issuer, revoked, nextUpdate } = content;
  const toBeSigned = der.sequence(
    der.rawInteger(1),
    signatureAlgorithm(issuer.key),
    encodeName(issuer.name),
    der.time(content.thisUpdate),
    ...(nextUpdate === null ? [] : [der.time(nextUpdate)]),
    // An empty list is left out, not written empty (RFC 5280 §5.1.2.6).
    ...(revoked.length === 0 ? [] : [der.sequence(...revoked.map(encodeEntry))]),
    der.contextConstructed(
      0,
      der.sequence(
        extension('2.5.29.35', false, der.sequence(der.contextPrimitive(0, keyIdentifier(issuer.key)))),
        extension('2.5.29.20', false, der.rawInteger(1)),
        ...(content.extensions ?? []),
      ),
    ),
  );
  const signature = signData(issuer.key, toBeSigned);
  const lastByte = signature.length - 1;
  if (content.isForged === true) signature[lastByte] = (signature[lastByte] ?? 0) ^ 0x01;
  return der.sequence(toBeSigned, signatureAlgorithm(issuer.key), der.bitString(signature));
};

/** Extensions that say a list covers less than its issuer's certificates (RFC 5280 §5.2.4, §5.2.5); both are critical. */
export const partialCrlExtensions = {
  delta: extension('2.5.29.27', true, der.rawInteger(1)),
  onlyAuthorities: extension('2.5.29.28', true, der.sequence(der.contextPrimitive(2, Uint8Array.of(0xff)))),
} as const;
