/**
 * What a request would be filled in with from a reading: asked of the code that decides it. No reprint exists for a 1.8 chip or
 * an unknown one, so a card is asked about as if it were a 1.7; everything else is its own.
 */
import type { CardReading } from '../../../eid/index.ts';
import { cardFactsOf } from '../../../kiosk/card-reading/card-facts-of.ts';
import { draftFromCard } from '../../../kiosk/requests/draft.ts';
import { offerReprint } from '../../../kiosk/requests/offer.ts';
import type { DetailName } from '../../../contract/visit.ts';
import { detailNames } from '../../../contract/visit.ts';
import { town } from '../kiosk/visit/visit-fixtures.ts';

const addressParts: readonly DetailName[] = ['streetAndNumber', 'zip', 'municipality'];

/** Names of the details that come from the chip; none where no request is offered at all. */
export const prefilledBy = (reading: CardReading): readonly DetailName[] => {
  const facts = { ...cardFactsOf(reading), generation: '1.7' } as const;
  const draft = offerReprint(facts, town).offered ? draftFromCard(facts, 'any key') : null;
  return draft === null ? [] : detailNames.filter((name) => draft.fields[name]?.provenance === 'chip');
};

const passedIn = ({ checks }: CardReading, code: string): boolean =>
  checks.some(({ check, verdict }) => check === code && verdict === 'passed');
const failedIn = ({ checks }: CardReading, code: string): boolean =>
  checks.some(({ check, verdict }) => check === code && verdict === 'failed');

/** Details that may not come from the chip, whatever the reason why they would. */
export const mayNotBePrefilled = (reading: CardReading): readonly DetailName[] => {
  const isVouchedFor = passedIn(reading, 'identity-signature') && passedIn(reading, 'rrn-chain');
  const isForeign = ['chip-number', 'chip-authenticity', 'holder', 'national-number'].some((check) =>
    failedIn(reading, check),
  );
  const hasMark = (value: unknown): boolean => JSON.stringify(value ?? null).includes('\u{FFFD}');
  if (!isVouchedFor || isForeign || hasMark(reading.identity)) return detailNames;
  return passedIn(reading, 'address-signature') && !hasMark(reading.address) ? [] : addressParts;
};

/** Points along the longer side of a photo that may be shown; those on cards have 200. */
const longestShownSide = 2000;

/** Null where no photo would be shown; otherwise whether it is the signed one, and of a size that can be shown. */
export const shownPhotoIsSound = (reading: CardReading): boolean | null => {
  if (cardFactsOf(reading).photo === null) return null;
  const { width, height } = reading.photo ?? { width: null, height: null };
  const isSigned = ['identity-signature', 'rrn-chain', 'photo-hash'].every((check) => passedIn(reading, check));
  return isSigned && width !== null && height !== null && Math.max(width, height) <= longestShownSide;
};
