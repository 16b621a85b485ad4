/** The citizen's sentences, one translator per language. */
import type { Language } from '../../contract/languages.ts';
import { catalogues, type MessageKey } from './catalogue.ts';
import { createMessageFormatter, type Values } from './message-formatter.ts';

export type { Values };
export type Translate = (key: MessageKey, values?: Values) => string;

export const createTranslate = (language: Language): Translate =>
  createMessageFormatter(language, catalogues[language]);

const translators = new Map<Language, Translate>();

export function translateTo(language: Language): Translate {
  const known = translators.get(language);
  if (known !== undefined) return known;
  const made = createTranslate(language);
  translators.set(language, made);
  return made;
}
