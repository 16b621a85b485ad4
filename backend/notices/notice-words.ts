/**
 * The words of every notice. B1 level, what to do first, the terms of docs/glossary.md; what differs between towns (places,
 * amounts, what to bring) comes from the municipality file. `{name}` stands for a value of the case, and a paragraph whose
 * value this case does not have is left out. There is no value for a person: what is not here cannot be sent.
 */
import type { Language } from '../../contract/languages.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { fr } from './words/fr.ts';
import { nl } from './words/nl.ts';
import { type NoticeValueName, type NoticeValues, type NoticeWords, noticeValueNames } from './words/wording.ts';

export const noticeWords: Readonly<Record<Language, NoticeWords>> = { nl, fr, de, en };

const placeholder = /\{([A-Za-z0-9]+)\}/g;

/** Which values a sentence needs. */
export const valuesNeeded = (sentence: string): readonly string[] =>
  [...sentence.matchAll(placeholder)].map(([, name]) => name ?? '');

const isValueName = (name: string): name is NoticeValueName => noticeValueNames.some((known) => known === name);

/** The sentence with its values in place; null where one of them is missing. */
export const fillIn = (sentence: string, values: NoticeValues): string | null => {
  const complete = valuesNeeded(sentence).every((name) => isValueName(name) && values[name] !== null);
  if (!complete) return null;
  return sentence.replace(placeholder, (_whole, name: string) => (isValueName(name) ? (values[name] ?? '') : ''));
};
