/** Sentences of one language by their keys: ICU messages, set in type. One formatter per key, made when first needed. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../contract/languages.ts';
import { locales } from './format.ts';

export type Values = { readonly [name: string]: string | number };

/**
 * Apostrophes are printed as printers do (a straight one would also be a quote of the message syntax), and the space that
 * French sets before double punctuation does not break the line, nor do those within a telephone number.
 */
export const typeset = (language: Language, text: string): string => {
  const curled = text
    .replaceAll("'", '\u2019')
    .replaceAll(/([Ee])-(?=[Mm]ail)/g, '$1\u2011')
    .replaceAll(/(?<=\d) (?=\d{2})/g, '\u00a0');
  return language === 'fr' ? curled.replaceAll(/ (?=[:;?!»])/g, '\u00a0') : curled;
};

export function createMessageFormatter<K extends string>(
  language: Language,
  catalogue: Readonly<Record<K, string>>,
): (key: K, values?: Values) => string {
  const formats = new Map<K, IntlMessageFormat>();
  return (key, values) => {
    let format = formats.get(key);
    if (format === undefined) {
      format = new IntlMessageFormat(typeset(language, catalogue[key]), locales[language]);
      formats.set(key, format);
    }
    return String(format.format(values));
  };
}
