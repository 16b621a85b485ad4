import type { Language } from '../../contract/languages.ts';

/** What a language calls itself; the same on every screen. */
export const ownNames: { readonly [L in Language]: string } = {
  nl: 'Nederlands',
  fr: 'Français',
  de: 'Deutsch',
  en: 'English',
};
