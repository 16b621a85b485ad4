/**
 * The short name of a request for people: the year and eight random signs, drawn from an alphabet without vowels (no
 * words) and without I, L, O, U (no confusion). Not derived from anything, so it tells nothing about the person.
 */
import { randomInt } from 'node:crypto';

const alphabet = '0123456789BCDFGHJKMNPQRSTVWXYZ';

/** Four of its signs: as many as people copy at a glance. */
export const drawGroup = (): string =>
  Array.from({ length: 4 }, () => alphabet.charAt(randomInt(alphabet.length))).join('');

/** For example 2026-K7M4-92QF; the year is that of `date` (`YYYY-MM-DD`). Uniqueness is the database's to enforce. */
export const newCaseNumber = (date: string): string => `${date.slice(0, 4)}-${drawGroup()}-${drawGroup()}`;
