/**
 * The two signatures of the National Register over the card's data (reference belgian-eid.md §4):
 * identity: over the whole file 4031 as read, in 4032;
 * address: over file 4033 without its trailing zeros followed by 4032 exactly as stored, padding included, in 4034.
 */
import type { Check, CheckCode } from '../../contract/findings.ts';
import { areAll, concatenate, derLength, withoutTrailingZeros } from '../bytes.ts';
import type { CryptoPort, DigestAlgorithm, SignatureAlgorithm } from '../crypto-port.ts';
import { bytesOf, type CardContents } from './card-contents.ts';
import { failedCheck, notDone, passed, unsignedSource } from './verdict.ts';
import type { Certificate } from './x509.ts';

/**
 * RSA cards sign with SHA-1 or SHA-256, sometimes mixed on one card after an address was signed again; the length of the
 * photo hash says which comes first. Trying both is safe: each is a whole signature check.
 */
const rsaDigests = (photoHashLength: number | null): readonly DigestAlgorithm[] =>
  photoHashLength === 20 ? ['SHA-1', 'SHA-256'] : ['SHA-256', 'SHA-1'];

/** The signature inside its file: EC files hold a DER element in a zero padded file, RSA files the bare signature. */
function signatureIn(file: Uint8Array, keyType: Certificate['keyType']): Uint8Array | null {
  if (file.length === 0 || areAll(file, 0)) return null;
  if (keyType !== 'ec') return file;
  const length = derLength(file);
  return length !== null && areAll(file.subarray(length), 0) ? file.subarray(0, length) : null;
}

async function verifyOver(
  check: CheckCode,
  data: Uint8Array,
  signatureFile: Uint8Array,
  certificate: Certificate,
  photoHashLength: number | null,
  crypto: CryptoPort,
): Promise<Check> {
  if (certificate.keyType === 'other') return notDone(check, 'the RRN certificate has a key of an unknown kind');
  const signature = signatureIn(signatureFile, certificate.keyType);
  if (signature === null) return failedCheck(check, 'the signature file is malformed');
  const algorithms: readonly SignatureAlgorithm[] =
    certificate.keyType === 'ec'
      ? [{ scheme: 'ecdsa', digest: 'SHA-384', encoding: 'der' }]
      : rsaDigests(photoHashLength).map((digest) => ({ scheme: 'rsa-pkcs1', digest }));
  for (const algorithm of algorithms) {
    if (await crypto.verify(algorithm, certificate.spki, signature, data)) return passed(check);
  }
  return failedCheck(check, 'the signature does not match');
}

const photoHashLength = ({ identity }: CardContents): number | null =>
  identity?.ok === true ? (identity.photoHash?.length ?? null) : null;

export async function checkIdentitySignature(contents: CardContents, crypto: CryptoPort): Promise<Check> {
  const check = 'identity-signature';
  const { image, identity, rrn } = contents;
  if (image.unsignedData !== undefined) return notDone(check, unsignedSource);
  const data = bytesOf(image, 'identity');
  const signature = bytesOf(image, 'identity-signature');
  if (data === null) return notDone(check, 'the identity file was not read');
  if (identity?.ok !== true) return notDone(check, 'the identity file is malformed');
  if (signature === null) return notDone(check, 'the identity signature was not read');
  if (rrn.status !== 'decoded') return notDone(check, 'there is no usable RRN certificate');
  return verifyOver(check, data, signature, rrn.certificate, photoHashLength(contents), crypto);
}

export async function checkAddressSignature(contents: CardContents, crypto: CryptoPort): Promise<Check> {
  const check = 'address-signature';
  const { image, address, rrn } = contents;
  if (image.unsignedData !== undefined) return notDone(check, unsignedSource);
  const data = bytesOf(image, 'address');
  const identitySignature = bytesOf(image, 'identity-signature');
  const signature = bytesOf(image, 'address-signature');
  if (data === null) return notDone(check, 'the address file was not read');
  if (address?.ok !== true) return notDone(check, 'the address file is empty or malformed');
  if (identitySignature === null)
    return notDone(check, 'the identity signature, which is part of what is signed, was not read');
  if (signature === null) return notDone(check, 'the address signature was not read');
  if (rrn.status !== 'decoded') return notDone(check, 'there is no usable RRN certificate');
  const signed = concatenate(withoutTrailingZeros(data), identitySignature);
  return verifyOver(check, signed, signature, rrn.certificate, photoHashLength(contents), crypto);
}
