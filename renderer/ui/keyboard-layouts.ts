/**
 * Keys of the kiosk's own keyboard as data. Letters follow the Belgian AZERTY order; accents and signs wait on page two;
 * numbers have a pad with 1-2-3 on top.
 */

/** A key either types its text or does one of the named things. */
export type Key =
  | { readonly types: string }
  | { readonly does: 'shift' | 'symbols' | 'letters' | 'backspace' | 'space' | 'next' };

export type EntryKind = 'text' | 'email' | 'digits';

const typing = (letters: string): readonly Key[] => letters.split('').map((letter) => ({ types: letter }));

const digits = typing('1234567890');

const letters = (ending: readonly Key[]): readonly (readonly Key[])[] => [
  typing('azertyuiop'),
  typing('qsdfghjklm'),
  [{ does: 'shift' }, ...typing("wxcvbn'"), { does: 'backspace' }],
  ending,
];

const symbols = (ending: readonly Key[]): readonly (readonly Key[])[] => [
  digits,
  typing('éèêëàâäçùû'),
  typing('îïôöüßñœ&+'),
  ending,
];

const textEnd = (other: 'symbols' | 'letters'): readonly Key[] => [
  { does: other },
  ...typing('-.'),
  { does: 'space' },
  ...(other === 'letters' ? [...typing(',/'), { does: 'backspace' } as const] : typing('/')),
  { does: 'next' },
];

const emailEnd = (other: 'symbols' | 'letters'): readonly Key[] => [
  { does: other },
  ...typing('-_.@'),
  { types: '.be' },
  ...(other === 'letters' ? [{ does: 'backspace' } as const] : [{ types: '.com' }]),
  { does: 'next' },
];

type Pages = { readonly letters: readonly (readonly Key[])[]; readonly symbols: readonly (readonly Key[])[] };

export const keyboards: { readonly [K in EntryKind]: Pages } = {
  text: { letters: letters(textEnd('symbols')), symbols: symbols(textEnd('letters')) },
  email: { letters: letters(emailEnd('symbols')), symbols: symbols(emailEnd('letters')) },
  digits: {
    letters: [typing('123'), typing('456'), typing('789'), [{ does: 'backspace' }, ...typing('0'), { does: 'next' }]],
    symbols: [],
  },
};

/** Set above the letters wherever the panel is high enough. */
export const digitRow = digits;
