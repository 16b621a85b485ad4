/** What the rules need to know of a person, and no more: an age and whether they live here (reference municipal.md A4, E1, E4). */
import type { Applicant } from '../../contract/municipal-api.ts';
import type { AgeRange } from '../../contract/price-on.ts';
import { readNationalNumber } from '../../eid/numbers/index.ts';
import type { Circumstances } from './circumstances.ts';
import type { UnfitPlace } from './decision.ts';

export type Person = {
  /** Null: not known. A rule on age refuses only who is certainly outside it; a clerk sees the rest. */
  readonly age: AgeRange | null;
  /** Null: not known. */
  readonly resident: boolean | null;
};

/**
 * Age on a calendar date, from the national number. Only the year counts where the number has no date of birth (specimens,
 * unknown dates). Null for a number that tells no year, and for one that is none.
 */
export const ageOn = (nationalNumber: string, date: string): AgeRange | null => {
  const reading = readNationalNumber(nationalNumber);
  if (!reading.ok || reading.number.birthYear === null) return null;
  const { birthYear, birthDate } = reading.number;
  const years = Number(date.slice(0, 4)) - birthYear;
  if (birthDate === null) return { atLeast: Math.max(0, years - 1), atMost: Math.max(0, years) };
  // Who was born on 29 February is a year older on 1 March.
  const age = Math.max(0, years - (date.slice(5) < birthDate.slice(5) ? 1 : 0));
  return { atLeast: age, atMost: age };
};

/** Whether the number can be anybody's: check digits, and a birth that is not still to come. */
export const unfitNationalNumber = (nationalNumber: string, today: string, place: string): UnfitPlace | null => {
  const reading = readNationalNumber(nationalNumber);
  if (!reading.ok) return { place, detail: 'the check digits do not fit' };
  const { birthDate } = reading.number;
  return birthDate !== null && birthDate > today ? { place, detail: 'the date of birth is still to come' } : null;
};

/** Where the number of the applicant stands in every submission that names one. */
export const numberPlace = '/applicant/nationalNumber/value';

/** Residence goes by postal code: names of places have spellings and languages, and sub-municipalities have their own. */
export const personOf = ({ nationalNumber, zip }: Applicant, { municipality, today }: Circumstances): Person => ({
  age: ageOn(nationalNumber.value, today),
  resident: zip === null ? null : municipality.zips.includes(zip.value.replaceAll(/\s/g, '')),
});
