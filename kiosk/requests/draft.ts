/**
 * The request while it is being made: memory only, each value with its provenance, and the idempotency key under which it
 * will be filed at most once. The draft dies with the visit; nothing here is ever written to disk.
 */
import type { Static } from 'typebox';
import type {
  Applicant,
  ChipEvidenceSchema,
  Notification,
  PinReprintSubmission,
  Provenance,
} from '../../contract/municipal-api.ts';
import type { Language } from '../../contract/languages.ts';
import type { Detail, DetailName } from '../../contract/visit.ts';
import { detailNames } from '../../contract/visit.ts';
import type { CardFacts } from './card-facts.ts';
import { addressNeedsTyping } from './offer.ts';

export type DraftField = { readonly value: string; readonly provenance: Provenance };

export type AddressText = {
  readonly streetAndNumber: string;
  readonly zip: string;
  readonly municipality: string;
};

export type Draft = {
  readonly idempotencyKey: string;
  readonly fields: Readonly<Record<DetailName, DraftField | null>>;
  readonly chip: Static<typeof ChipEvidenceSchema>;
  /** Codes of limiting findings about the address: it must be typed before the request goes on. */
  readonly addressMustBeTyped: boolean;
  readonly pickupSite: string | null;
  readonly notification: Notification | null;
};

const fromChip = (value: string | null): DraftField | null =>
  value === null || value.trim() === '' ? null : { value, provenance: 'chip' };

/** Null when the card does not name a holder, an applet or a trusted issuer: no request can be made from it. */
export function draftFromCard(card: CardFacts, idempotencyKey: string): Draft | null {
  const { holder, generation, trust } = card;
  if (holder === null || generation === null || trust === 'none') return null;
  const addressMustBeTyped = addressNeedsTyping(card);
  const address = addressMustBeTyped ? null : card.address;
  return {
    idempotencyKey,
    fields: {
      nationalNumber: fromChip(holder.nationalNumber),
      surname: fromChip(holder.surname),
      givenNames: fromChip(holder.givenNames),
      streetAndNumber: fromChip(address?.streetAndNumber ?? null),
      zip: fromChip(address?.zip ?? null),
      municipality: fromChip(address?.municipality ?? null),
    },
    chip: { generation, trust, findings: card.findings.slice(0, 60).map((found) => found.code) },
    addressMustBeTyped,
    pickupSite: null,
    notification: null,
  };
}

const typed = (value: string): DraftField => ({ value, provenance: 'typed' });

/** A part the person left as the chip says it keeps the chip as its source. */
const typedOver = (field: DraftField | null, value: string): DraftField =>
  field !== null && field.value === value ? field : typed(value);

export const withTypedAddress = (draft: Draft, address: AddressText): Draft => ({
  ...draft,
  addressMustBeTyped: false,
  fields: {
    ...draft.fields,
    streetAndNumber: typedOver(draft.fields.streetAndNumber, address.streetAndNumber),
    zip: typedOver(draft.fields.zip, address.zip),
    municipality: typedOver(draft.fields.municipality, address.municipality),
  },
});

export const addressTextOf = (draft: Draft): AddressText => ({
  streetAndNumber: draft.fields.streetAndNumber?.value ?? '',
  zip: draft.fields.zip?.value ?? '',
  municipality: draft.fields.municipality?.value ?? '',
});

/** Spaces around a value and inside a postal code are the person's, not the post's. */
export const tidyAddress = (address: AddressText): AddressText => ({
  streetAndNumber: address.streetAndNumber.trim().replace(/\s+/g, ' '),
  zip: address.zip.replace(/[\s.]/g, ''),
  municipality: address.municipality.trim().replace(/\s+/g, ' '),
});

/** Belgian postal codes run from 1000 to 9992. Whether the street exists is for the clerk. */
export function addressProblems(address: AddressText): readonly DetailName[] {
  const problems: DetailName[] = [];
  if (!/\p{L}/u.test(address.streetAndNumber)) problems.push('streetAndNumber');
  if (!/^[1-9]\d{3}$/.test(address.zip)) problems.push('zip');
  if (!/\p{L}/u.test(address.municipality)) problems.push('municipality');
  return problems;
}

export const detailsOf = (draft: Draft): Detail[] =>
  detailNames.map((name) => ({
    name,
    value: draft.fields[name]?.value ?? null,
    provenance: draft.fields[name]?.provenance ?? null,
  }));

/** Null while a part that a request cannot do without is missing. */
export function submissionOf(draft: Draft, language: Language, agreedAmountCents: number): PinReprintSubmission | null {
  const { nationalNumber, surname } = draft.fields;
  if (nationalNumber === null || surname === null || draft.pickupSite === null || draft.notification === null) {
    return null;
  }
  const applicant: Applicant = { ...draft.fields, nationalNumber, surname };
  return {
    type: 'pin-reprint',
    language,
    applicant,
    chip: draft.chip,
    reason: 'codes-lost',
    pickupSite: draft.pickupSite,
    notification: draft.notification,
    agreedAmountCents,
  };
}
