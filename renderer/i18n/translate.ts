/** Runtime ICU messages: one formatter per language and key, made when first needed. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../contract/languages.ts';
import { catalogues, type MessageKey } from './catalogue.ts';
import { locales } from './format.ts';

export type Values = { readonly [name: string]: string | number };
export type Translate = (key: MessageKey, values?: Values) => string;

/** French sets a space before double punctuation that must not break the line. */
const keepTogether = (text: string): string => text.replaceAll(/ (?=[:;?!»])/g, '\u00a0');

export function createTranslate(language: Language): Translate {
  const formats = new Map<MessageKey, IntlMessageFormat>();
  return (key, values) => {
    let format = formats.get(key);
    if (format === undefined) {
      const message = catalogues[language][key];
      format = new IntlMessageFormat(language === 'fr' ? keepTogether(message) : message, locales[language]);
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
