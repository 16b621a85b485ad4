/** Looks for the one personal value that can be told by its form, in text that should hold none. A name would not be noticed. Pure. */
import { readNationalNumber } from '../../eid/numbers/index.ts';

/** Eleven digits, plain or as printed on the card (85.73.15-001.12). */
const elevenDigits = /(?<!\d)\d{2}\.?\d{2}\.?\d{2}[- ]?\d{3}[. ]?\d{2}(?!\d)/g;

export const holdsNationalNumber = (text: string): boolean =>
  [...text.matchAll(elevenDigits)].some(([found]) => readNationalNumber(found.replaceAll(/\D/g, '')).ok);
