/**
 * The number printed on the card and stored in tag 01 (reference belgian-eid.md §3): ten digits and two check digits on a
 * Belgian's card, seven and two on a foreigner's, with a B before them on newer ones. The check digits are the rest of a
 * division by 97; where nothing is left, cards have 97 and specimens 00.
 */
export type CardNumberReading =
  | { readonly ok: true; readonly kind: 'belgian' | 'foreigner' }
  | { readonly ok: false; readonly problem: 'unknown-form' | 'check-digits' };

const forms = { belgian: /^(\d{10})(\d{2})$/, foreigner: /^B?(\d{7})(\d{2})$/ } as const;

const fits = (digits: string, written: string): boolean =>
  Number(digits) % 97 === Number(written) % 97 && written < '98';

/** Reads the number as the chip has it; blanks and dashes as people write them are accepted. */
export function readCardNumber(text: string): CardNumberReading {
  const number = text.replace(/[\s-]/g, '');
  for (const kind of ['belgian', 'foreigner'] as const) {
    const [, digits, written] = forms[kind].exec(number) ?? [];
    if (digits === undefined || written === undefined) continue;
    return fits(digits, written) ? { ok: true, kind } : { ok: false, problem: 'check-digits' };
  }
  return { ok: false, problem: 'unknown-form' };
}

/** `123-1234567-12`, `B 1234567 89` or `1234567 89`, as the card itself shows it; a number of no known form stays as it is. */
export function formatCardNumber(number: string): string {
  const parts = /^(?:(\d{3})(\d{7})(\d{2})|(B?)(\d{7})(\d{2}))$/.exec(number);
  if (parts === null) return number;
  const [, first, middle, last, prefix, digits, check] = parts;
  if (first !== undefined) return `${first}-${middle}-${last}`;
  return [prefix, digits, check].filter((part) => part !== '').join(' ');
}
