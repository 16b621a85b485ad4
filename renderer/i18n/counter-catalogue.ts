/**
 * Every word of the counter's page in every language, for two readers: the clerk (what it means for the file, what to do) and
 * the technician (cause, next check).
 */
import type { FindingCode } from '../../contract/findings.ts';
import type { Language } from '../../contract/languages.ts';
import type { CounterFrame, CounterKey, FindingWords } from './counter-texts.ts';
import { clerkFindings as germanClerk } from './de/clerk-findings.ts';
import { counter as germanCounter } from './de/counter.ts';
import { technicianFindings as germanTechnician } from './de/technician-findings.ts';
import { clerkFindings as englishClerk } from './en/clerk-findings.ts';
import { counter as englishCounter } from './en/counter.ts';
import { technicianFindings as englishTechnician } from './en/technician-findings.ts';
import { clerkFindings as frenchClerk } from './fr/clerk-findings.ts';
import { counter as frenchCounter } from './fr/counter.ts';
import { technicianFindings as frenchTechnician } from './fr/technician-findings.ts';
import { createMessageFormatter, typeset, type Values } from './message-formatter.ts';
import { clerkFindings as dutchClerk } from './nl/clerk-findings.ts';
import { counter as dutchCounter } from './nl/counter.ts';
import { technicianFindings as dutchTechnician } from './nl/technician-findings.ts';

export type CounterCatalogue = {
  readonly frame: CounterFrame;
  readonly clerk: FindingWords;
  readonly technician: FindingWords;
};

export const counterCatalogues: Readonly<Record<Language, CounterCatalogue>> = {
  nl: { frame: dutchCounter, clerk: dutchClerk, technician: dutchTechnician },
  fr: { frame: frenchCounter, clerk: frenchClerk, technician: frenchTechnician },
  de: { frame: germanCounter, clerk: germanClerk, technician: germanTechnician },
  en: { frame: englishCounter, clerk: englishClerk, technician: englishTechnician },
};

export type CounterWords = {
  readonly language: Language;
  readonly t: (key: CounterKey, values?: Values) => string;
  readonly clerk: (code: FindingCode) => string;
  readonly technician: (code: FindingCode) => string;
};

const makeWords = (language: Language): CounterWords => {
  const { frame, clerk, technician } = counterCatalogues[language];
  return {
    language,
    t: createMessageFormatter(language, frame),
    clerk: (code) => typeset(language, clerk[code]),
    technician: (code) => typeset(language, technician[code]),
  };
};

const known = new Map<Language, CounterWords>();

export function counterWords(language: Language): CounterWords {
  const words = known.get(language) ?? makeWords(language);
  known.set(language, words);
  return words;
}

/** Evidence is data: a fact or file that a newer kiosk knows has no word here yet. */
export const isCounterKey = (key: string): key is CounterKey => Object.hasOwn(englishCounter, key);
