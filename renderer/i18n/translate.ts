/** Runtime ICU messages: one formatter per language and key, made when first needed. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../contract/languages.ts';
import { catalogues, type MessageKey } from './catalogue.ts';
import { locales } from './format.ts';

export type Values = { readonly [name: string]: string | number };
export type Translate = (key: MessageKey, values?: Values) => string;

/**
 * Apostrophes are printed as printers do (a straight one would also be a quote of the message syntax), and the space that
 * French sets before double punctuation does not break the line.
 */
const typeset = (language: Language, text: string): string => {
  const curled = text.replaceAll("'", '\u2019').replaceAll(/([Ee])-(?=[Mm]ail)/g, '$1\u2011');
  return language === 'fr' ? curled.replaceAll(/ (?=[:;?!»])/g, '\u00a0') : curled;
};

export function createTranslate(language: Language): Translate {
  const formats = new Map<MessageKey, IntlMessageFormat>();
  return (key, values) => {
    let format = formats.get(key);
    if (format === undefined) {
      format = new IntlMessageFormat(typeset(language, catalogues[language][key]), locales[language]);
      formats.set(key, format);
    }
    return String(format.format(values));
  };
}

const translators = new Map<Language, Translate>();

export function translateTo(language: Language): Translate {
  const known = translators.get(language);
  if (known !== undefined) return known;
  const made = createTranslate(language);
  translators.set(language, made);
  return made;
}
