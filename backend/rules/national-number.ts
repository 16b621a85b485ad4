/**
 * The check digits of a national number: 97 minus the rest of the first nine digits by 97, with 2 before them for
 * births from 2000 on (royal decree of 3 April 1984). Says nothing about whether the number was ever given out.
 */

/** True for 11 digits whose last two fit, in either century. */
export const isNationalNumber = (digits: string): boolean => {
  if (!/^\d{11}$/.test(digits)) return false;
  const body = Number(digits.slice(0, 9));
  const check = Number(digits.slice(9));
  return [body, 2_000_000_000 + body].some((number) => 97 - (number % 97) === check);
};
