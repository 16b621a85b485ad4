/**
 * The number of the National Register, YYMMDD SSS CC, and the BIS number of the social security (reference belgian-eid.md
 * §8): CC is 97 minus the first nine digits modulo 97, with a 2 put before them for births from 2000 on. BIS numbers add 20
 * to the month when the sex is unknown, 40 when it is known. Specimen cards use months 71 to 92.
 */
import { isoDate } from '../decode/dates.ts';

export type NationalNumber = {
  readonly digits: string;
  readonly kind: 'register' | 'bis' | 'specimen';
  /** Null where the number does not know it, or both centuries fit and nothing else decides. */
  readonly birthYear: number | null;
  /** Null for unknown dates, for specimens, and where the century is unknown. */
  readonly birthDate: string | null;
  /** Odd serials are male, even ones female; null for a BIS number of unknown sex. */
  readonly sex: 'M' | 'F' | null;
};

export type NationalNumberReading =
  | { readonly ok: true; readonly number: NationalNumber }
  | { readonly ok: false; readonly problem: 'not-eleven-digits' | 'check-digits' };

const checkDigits = (nine: string, prefix: '' | '2'): number => 97 - (Number(`${prefix}${nine}`) % 97);

function monthOf(written: number): { month: number; kind: NationalNumber['kind']; sexKnown: boolean } {
  if (written >= 71) return { month: 0, kind: 'specimen', sexKnown: true };
  if (written >= 40) return { month: written - 40, kind: 'bis', sexKnown: true };
  if (written >= 20) return { month: written - 20, kind: 'bis', sexKnown: false };
  return { month: written, kind: 'register', sexKnown: true };
}

/**
 * Reads eleven digits; spaces, dots and dashes as people write them are accepted.
 * @param birthYear the year from elsewhere on the card, which decides where the check digits fit both centuries
 */
export function readNationalNumber(text: string, birthYear: number | null = null): NationalNumberReading {
  const digits = text.replace(/[\s.-]/g, '');
  if (!/^\d{11}$/.test(digits)) return { ok: false, problem: 'not-eleven-digits' };
  const nine = digits.slice(0, 9);
  const written = Number(digits.slice(9));
  const fits1900 = checkDigits(nine, '') === written;
  const fits2000 = checkDigits(nine, '2') === written;
  if (!fits1900 && !fits2000) return { ok: false, problem: 'check-digits' };

  const shortYear = Number(digits.slice(0, 2));
  const century =
    fits1900 !== fits2000 ? (fits1900 ? 1900 : 2000) : birthYear === null ? null : birthYear >= 2000 ? 2000 : 1900;
  const year = century === null ? null : century + shortYear;
  const { month, kind, sexKnown } = monthOf(Number(digits.slice(2, 4)));
  const day = Number(digits.slice(4, 6));
  const serial = Number(digits.slice(6, 9));
  return {
    ok: true,
    number: {
      digits,
      kind,
      // 1900-00-00 and 2000-00-00 are given to people whose birth date is wholly unknown.
      birthYear: shortYear === 0 && month === 0 ? null : year,
      birthDate: year === null || month === 0 ? null : isoDate(year, month, day),
      // Serials run from 001 to 998; specimens also use 999, which says nothing.
      sex: !sexKnown || serial === 0 || serial === 999 ? null : serial % 2 === 1 ? 'M' : 'F',
    },
  };
}

/** 85.07.30-033.28; anything that is not eleven digits is returned as it is. */
export const formatNationalNumber = (digits: string): string =>
  digits.replace(/^(\d{2})(\d{2})(\d{2})(\d{3})(\d{2})$/, '$1.$2.$3-$4.$5');

/** 85.07.30-***.**: what a screen shows except where the person checks the number (design screens.md). */
export const maskNationalNumber = (digits: string): string =>
  digits.replace(/^(\d{2})(\d{2})(\d{2})(\d{3})(\d{2})$/, '$1.$2.$3-***.**');
