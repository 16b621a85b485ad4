/**
 * Whether a PIN/PUK reprint may be offered for a card that was read, or why not. The rules are read from the chip and the
 * municipality's file, never from a date of issue (reference municipal.md A2, A4). The backend decides again.
 */
import { type FindingCode, reprintIneligibleFindings } from '../../contract/findings.ts';
import type { Municipality } from '../../contract/municipality.ts';
import type { CardFacts, ChipGeneration } from './card-facts.ts';

export type Offer =
  | { readonly offered: true }
  | { readonly offered: false; readonly because: 'card-problem' | 'reprint-not-needed' | 'not-eligible' };

const makesIneligible: ReadonlySet<FindingCode> = new Set(reprintIneligibleFindings);

/** After these the address on the chip must not be used as it is: the person types it, and the request says so. */
const addressMustBeTyped: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'data.address-missing',
  'data.address-corrupt',
  'data.address-signature-invalid',
]);

const isBlocked = (card: CardFacts): boolean =>
  card.trust === 'none' ||
  card.holder === null ||
  card.generation === null ||
  card.findings.some((found) => found.severity === 'blocking');

/** The schema of the municipality's file names only applets for which a reprint exists at all. */
const isReprintable = (generation: ChipGeneration | null, municipality: Municipality): boolean =>
  municipality.services.pinReprint.reprintApplets.some((applet) => applet === generation);

/** Residence goes by postal code, as the backend decides it. An address that is not vouched for says nothing yet. */
const livesElsewhere = (card: CardFacts, { zips, services }: Municipality): boolean => {
  if (!services.pinReprint.eligibility.residentsOnly || card.address === null || addressNeedsTyping(card)) return false;
  const zip = card.address.zip?.replaceAll(/\s/g, '') ?? '';
  return zip !== '' && !zips.includes(zip);
};

/** What is wrong with the card comes before what the rules say of it: a rule must not rest on data that cannot be trusted. */
export function offerReprint(card: CardFacts, municipality: Municipality): Offer {
  if (isBlocked(card)) return { offered: false, because: 'card-problem' };
  if (!isReprintable(card.generation, municipality)) return { offered: false, because: 'reprint-not-needed' };
  if (card.findings.some((found) => makesIneligible.has(found.code)))
    return { offered: false, because: 'not-eligible' };
  if (livesElsewhere(card, municipality)) return { offered: false, because: 'not-eligible' };
  return { offered: true };
}

/** An address that could not be read, or is not vouched for, must come from the person. */
export const addressNeedsTyping = (card: CardFacts): boolean =>
  card.address === null || card.findings.some((found) => addressMustBeTyped.has(found.code));
