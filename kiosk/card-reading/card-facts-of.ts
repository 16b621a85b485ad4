/**
 * What a request may know of a reading. Nothing that the register did not vouch for gets through: a signature that failed and
 * one that could not be checked come to the same here, whatever the findings say.
 */
import type { CheckCode } from '../../contract/findings.ts';
import type { CardReading } from '../../eid/index.ts';
import type { CardFacts, ChipGeneration, HolderFacts } from '../requests/card-facts.ts';

const havePassed = ({ checks }: CardReading, ...codes: readonly CheckCode[]): boolean =>
  codes.every((code) => checks.some(({ check, verdict }) => check === code && verdict === 'passed'));

const holderOf = (reading: CardReading): HolderFacts | null => {
  const { identity } = reading;
  if (!havePassed(reading, 'identity-signature', 'rrn-chain')) return null;
  if (identity === null || identity.nationalNumber === null || identity.surname === null) return null;
  const { nationalNumber, surname, givenNames } = identity;
  return { nationalNumber, surname, givenNames };
};

const generationOf = ({ card }: CardReading): ChipGeneration | null =>
  card.generation === 'unknown' ? null : card.generation;

/** Shown only when its hash is the signed one and a browser can show it: one that claims gigapixels it cannot. */
const soundPhotoOf = (reading: CardReading): Uint8Array | null => {
  const cannotBeShown = reading.findings.some(({ code }) => code === 'data.photo-format');
  return havePassed(reading, 'identity-signature', 'rrn-chain', 'photo-hash') && !cannotBeShown
    ? reading.photoBytes
    : null;
};

export const cardFactsOf = (reading: CardReading): CardFacts => ({
  findings: reading.findings,
  generation: generationOf(reading),
  trust: reading.trust,
  holder: holderOf(reading),
  address: havePassed(reading, 'address-signature', 'rrn-chain') ? reading.address : null,
  photo: soundPhotoOf(reading),
});
