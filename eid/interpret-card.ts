/**
 * From a card image to all that can be said about the card: decoded data, a verdict per check (design cli.md, "Verdicts"),
 * findings (design findings.md). Never throws, whatever the bytes; only a `now` that is no instant does.
 *
 * Not guaranteed: that the citizen's certificates were issued by the state where the card's own copy of their authority was not
 * read, nor that they have not been revoked where nobody was asked (eid/revocation).
 */
import type { Address, EidRead, Generation, Identity, Photo, ReadTimings, Trust } from '../contract/eid-read.ts';
import type { Check, Finding } from '../contract/findings.ts';
import { toHex } from './bytes.ts';
import type { CardImage } from './card-image.ts';
import type { CryptoPort } from './crypto-port.ts';
import { jpegSize } from './decode/jpeg.ts';
import { addressAndPhotoRules } from './findings/address-and-photo-findings.ts';
import { cardRules } from './findings/card-findings.ts';
import { certificateRules } from './findings/certificate-findings.ts';
import { fileFindings } from './findings/file-findings.ts';
import type { FindingContext } from './findings/finding-context.ts';
import { identityRules } from './findings/identity-findings.ts';
import { sortFindings, withoutConsequences } from './findings/sort-findings.ts';
import type { RevocationOutcome } from './revocation/revocation-outcome.ts';
import { checkRevocationOutcome } from './revocation/revocation-verdict.ts';
import { bytesOf, type CardContents, decodeContents } from './verify/card-contents.ts';
import { checkChipAuthenticity, checkChipNumber } from './verify/chip.ts';
import { type CitizenChains, followCitizenChains } from './verify/citizen-chain.ts';
import { checkAddressSignature, checkIdentitySignature } from './verify/data-signatures.ts';
import { checkCardValidity, checkCitizenCertificates, checkHolder, checkNationalNumber } from './verify/holder.ts';
import { rememberVerifications } from './verify/remember-verifications.ts';
import { checkPhotoHash, photoHashAlgorithm } from './verify/photo-hash.ts';
import { checkRrnChain, type Roots } from './verify/rrn-chain.ts';

export type InterpretOptions = {
  readonly crypto: CryptoPort;
  readonly roots: Roots;
  /** ISO instant at which the card is judged. */
  readonly now: string;
  /**
   * What checkRevocation found out. `offline`: look-ups were not wanted. `unavailable`: wanted, but there is nobody to ask. The
   * check is not-done for both.
   */
  readonly revocation: 'offline' | 'unavailable' | RevocationOutcome;
  /** How many days before its end a card is said to expire soon. */
  readonly expiresSoonDays?: number | undefined;
};

export type CardReading = {
  readonly card: {
    readonly atr: string;
    readonly generation: Generation | null;
    readonly serial: string | null;
    readonly lifeCycle: string | null;
  };
  readonly identity: Identity | null;
  readonly address: Address | null;
  readonly photo: Photo | null;
  /** The JPEG as on the chip; for the service that may show it, and never part of a document. */
  readonly photoBytes: Uint8Array | null;
  readonly trust: Trust;
  readonly checks: readonly Check[];
  readonly findings: readonly Finding[];
  readonly pin: { readonly triesLeft: number | null };
};

const defaultExpiresSoonDays = 90;

/** Dates on cards are Belgian calendar dates: just after midnight in Brussels it is still yesterday in UTC. */
const brusselsDate = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Brussels',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

function photoOf({ image, identity }: CardContents): { photo: Photo | null; photoBytes: Uint8Array | null } {
  const bytes = bytesOf(image, 'photo');
  if (bytes === null || bytes.length === 0) return { photo: null, photoBytes: null };
  const size = jpegSize(bytes);
  const hashAlgorithm = photoHashAlgorithm(identity?.ok === true ? identity.photoHash : null);
  return {
    photo: { bytes: bytes.length, width: size?.width ?? null, height: size?.height ?? null, hashAlgorithm },
    photoBytes: bytes,
  };
}

/** One test root anywhere makes it a test card: its certificates are no more real than their root. */
const withCitizenChains = (trust: Trust, { authentication, signature }: CitizenChains): Trust =>
  trust === 'belgian' && [authentication, signature].some((one) => one?.status === 'trusted' && one.trust === 'test')
    ? 'test'
    : trust;

export async function interpretCard(image: CardImage, options: InterpretOptions): Promise<CardReading> {
  const { roots, revocation } = options;
  const crypto = rememberVerifications(options.crypto);
  const now = new Date(options.now).toISOString();
  const today = brusselsDate.format(new Date(now));
  const contents = decodeContents(image);
  const { cardData, identity, address } = contents;

  const chain = await checkRrnChain(contents, roots, crypto);
  const citizenChains = await followCitizenChains(contents, { roots, crypto, now });
  const checks: readonly Check[] = [
    await checkIdentitySignature(contents, crypto),
    await checkAddressSignature(contents, crypto),
    await checkPhotoHash(contents, crypto),
    chain.check,
    checkChipNumber(contents),
    await checkChipAuthenticity(contents, crypto),
    checkHolder(contents),
    checkNationalNumber(contents),
    checkCardValidity(contents, today),
    checkCitizenCertificates(contents, citizenChains, { now, isCardTrusted: chain.trust !== 'none' }),
    checkRevocationOutcome(revocation),
  ];
  const trust = withCitizenChains(chain.trust, citizenChains);

  const context: FindingContext = {
    contents,
    checks,
    citizenChains,
    trust,
    now,
    today,
    expiresSoonDays: options.expiresSoonDays ?? defaultExpiresSoonDays,
    revocation,
  };
  const rules = [...identityRules, ...addressAndPhotoRules, ...certificateRules, ...cardRules];
  const found = [...fileFindings(contents), ...rules.map((rule) => rule(context)).filter((one) => one !== null)];

  return {
    card: {
      atr: toHex(image.atr),
      generation: cardData?.generation ?? null,
      serial: cardData === null ? null : toHex(cardData.serial),
      lifeCycle: cardData?.lifeCycle ?? null,
    },
    identity: identity?.ok === true ? identity.identity : null,
    address: address?.ok === true ? address.address : null,
    ...photoOf(contents),
    trust,
    checks,
    findings: sortFindings(withoutConsequences(found)),
    pin: { triesLeft: image.pinTriesLeft },
  };
}

/** The document of design cli.md. Personal values are in it: only `eid read` prints it. */
export const toEidReadDocument = (reading: CardReading, readerName: string, timings: ReadTimings): EidRead => ({
  schema: 'eid-read/1',
  reader: { name: readerName },
  card: reading.card,
  identity: reading.identity,
  address: reading.address,
  photo: reading.photo,
  trust: reading.trust,
  checks: [...reading.checks],
  findings: reading.findings.map(({ evidence, remedies, ...rest }) => ({
    ...rest,
    evidence: { ...evidence },
    remedies: [...remedies],
  })),
  pin: reading.pin,
  timings,
});
