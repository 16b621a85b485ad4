/**
 * The number of the National Register, YYMMDD SSS CC, and the BIS number of the social security (reference belgian-eid.md
 * §8): CC is 97 minus the first nine digits modulo 97, with a 2 put before them for births from 2000 on. BIS numbers add 20
 * to the month when the sex is unknown, 40 when it is known. Specimen cards use months 71 to 92.
 *
 * Not guaranteed: that the number was ever given to anybody.
 */
import { isoDate } from '../decode/dates.ts';

export type NationalNumber = {
  readonly digits: string;
  readonly kind: 'register' | 'bis' | 'specimen';
  /** Null only for the pattern 00.00.dd, which is given to people whose birth date is wholly unknown. */
  readonly birthYear: number | null;
  /** Null for unknown dates (month or day 00), impossible ones, and specimens. */
  readonly birthDate: string | null;
  /** The digits claim a month or day that no calendar has; specimens claim none. */
  readonly hasImpossibleDate: boolean;
  /** Odd serials are male, even ones female; null for a BIS number of unknown sex and for serials that are never given out. */
  readonly sex: 'M' | 'F' | null;
};

export type NationalNumberReading =
  | { readonly ok: true; readonly number: NationalNumber }
  | { readonly ok: false; readonly problem: 'not-eleven-digits' | 'check-digits' };

const checkDigits = (nineDigits: number): number => 97 - (nineDigits % 97);

/**
 * The century whose formula fits, null when neither does. They can never both fit, because 2 000 000 000 is not a multiple
 * of 97: so the check digits alone decide, and no other date on the card is needed for it.
 */
function centuryOf(nineDigits: number, written: number): 1900 | 2000 | null {
  if (checkDigits(nineDigits) === written) return 1900;
  return checkDigits(2_000_000_000 + nineDigits) === written ? 2000 : null;
}

type Month = { readonly kind: NationalNumber['kind']; readonly month: number; readonly isSexKnown: boolean };

function monthOf(written: number): Month {
  if (written >= 71 && written <= 92) return { kind: 'specimen', month: 0, isSexKnown: true };
  if (written >= 40) return { kind: 'bis', month: written - 40, isSexKnown: true };
  if (written >= 20) return { kind: 'bis', month: written - 20, isSexKnown: false };
  return { kind: 'register', month: written, isSexKnown: true };
}

/** Reads eleven digits; spaces, dots and dashes as people write them are accepted. */
export function readNationalNumber(text: string): NationalNumberReading {
  const digits = text.replace(/[\s.-]/g, '');
  if (!/^\d{11}$/.test(digits)) return { ok: false, problem: 'not-eleven-digits' };
  const century = centuryOf(Number(digits.slice(0, 9)), Number(digits.slice(9)));
  if (century === null) return { ok: false, problem: 'check-digits' };

  const shortYear = Number(digits.slice(0, 2));
  const { kind, month, isSexKnown } = monthOf(Number(digits.slice(2, 4)));
  const day = Number(digits.slice(4, 6));
  const serial = Number(digits.slice(6, 9));
  const year = century + shortYear;
  // With an unknown month the day only counts on when the serials run out.
  const claimsDay = month !== 0 && day !== 0;
  const birthDate = claimsDay ? isoDate(year, month, day) : null;
  return {
    ok: true,
    number: {
      digits,
      kind,
      birthYear: kind !== 'specimen' && shortYear === 0 && month === 0 ? null : year,
      birthDate,
      hasImpossibleDate: month > 12 || (claimsDay && birthDate === null),
      // Men get 001 to 997, women 002 to 998 (reference §8); specimens also use 000 and 999, which say nothing.
      sex: !isSexKnown || serial === 0 || serial === 999 ? null : serial % 2 === 1 ? 'M' : 'F',
    },
  };
}

/** `85.07.30-033.28`; text that is not eleven digits stays as it is. */
export const formatNationalNumber = (digits: string): string =>
  digits.replace(/^(\d{2})(\d{2})(\d{2})(\d{3})(\d{2})$/, '$1.$2.$3-$4.$5');
