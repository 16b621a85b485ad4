/** The words of the citizen's screen: complete both ways, short, plain, and without the words that put people off. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guidedSteps, visibleDefects } from '../../../contract/diagnosis.ts';
import { findingCatalogue, remedies } from '../../../contract/findings.ts';
import { languages } from '../../../contract/languages.ts';
import {
  detailNames,
  letterAnswers,
  personReasons,
  services,
  VisitStateSchema,
  visitSteps,
} from '../../../contract/visit.ts';
import { simulatableParts } from '../../../contract/kiosk-api.ts';
import { provenances } from '../../../contract/municipal-api.ts';
import { catalogues, type MessageKey } from '../../../renderer/i18n/catalogue.ts';
import { createTranslate } from '../../../renderer/i18n/translate.ts';
import { drawings } from '../../../renderer/ui/pictures/picture.tsx';

const keys = Object.keys(catalogues.en) as MessageKey[]; // keys of a typed catalogue

const sendingFailures = VisitStateSchema.anyOf
  .map((state) => state.properties)
  .flatMap((properties) => ('code' in properties && 'mayRetry' in properties ? [properties.code] : []))
  .flatMap((code) => ('enum' in code && Array.isArray(code.enum) ? code.enum : []));

/** Families of keys that mirror a list elsewhere: neither may have a member that the other lacks. */
const families: Readonly<Record<string, readonly string[]>> = {
  'finding.': Object.keys(findingCatalogue),
  'remedy.': [...remedies, 'none'],
  'picture.': Object.keys(drawings),
  'part.': simulatableParts,
  'provenance.': provenances,
  'languageName.': languages,
};

describe('lists and catalogue agree both ways', () => {
  it.each(Object.entries(families))('%s', (prefix, members) => {
    const inCatalogue = keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
    expect(new Set(inCatalogue)).toEqual(new Set(members));
  });

  it('every way to a person, every failed sending, every step, service, answer and detail has its words', () => {
    expect(sendingFailures.length).toBeGreaterThan(2);
    const needed = [
      ...personReasons.flatMap((reason) => [`person.${reason}.title`, `person.${reason}.text`]),
      ...sendingFailures.flatMap((code) =>
        ['submitFailed', 'reportFailed'].flatMap((sent) => [`${sent}.${code}.title`, `${sent}.${code}.text`]),
      ),
      ...visibleDefects.map((seen) => `describe.${seen}`),
      ...guidedSteps.flatMap((step) => [`guided.${step}.title`, `guided.${step}.text`, `reading.trying.${step}`]),
      ...visitSteps.map((step) => `step.${step}`),
      ...services.flatMap((service) => [`service.${service}.name`, `service.${service}.detail`]),
      ...letterAnswers.map((answer) => `letter.${answer}`),
      ...detailNames.filter((name) => name === 'nationalNumber').map((name) => `field.${name}`),
    ];
    expect(needed.filter((key) => !keys.some((known) => known === key))).toEqual([]);
  });

  it('every key is used by some screen', () => {
    const folder = join(import.meta.dirname, '..', '..', '..', 'renderer');
    const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/^i18n\/(nl|fr|de|en)\//.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n');
    const written = new Set([...source.matchAll(/['`"]([a-zA-Z]+(?:\.[\w.-]+)?)['`"]/g)].map(([, key]) => key));
    // `finding.${code}` and the like: what stands before and after the hole.
    const patterns = [...source.matchAll(/`([a-zA-Z]+\.[^`\s]*\$\{[^`]*)`/g)].map(
      ([, text]) =>
        new RegExp(
          `^${(text ?? '')
            .replaceAll(/\$\{[^}]*\}/g, '\u0000')
            .replaceAll('.', '\\.')
            .replaceAll('\u0000', '.+')}$`,
        ),
    );
    expect(keys.filter((key) => !written.has(key) && !patterns.some((pattern) => pattern.test(key)))).toEqual([]);
  });
});

const values = {
  number: 2,
  of: 5,
  step: 'x',
  parts: 'x',
  page: 1,
  pages: 3,
  language: 'x',
  seconds: 30,
  code: 'x',
  example: 'x',
  what: 'x',
  amount: 'x',
  min: 7,
  max: 14,
  finding: 'x',
  moment: 'x',
  months: 6,
};

const forbidden: Readonly<Record<(typeof languages)[number], RegExp>> = {
  nl: /\b(gelieve|dienen te|derhalve|ongeldig\w*|fout\w*|invalid|error)\b/i,
  fr: /\b(veuillez|ledit|ladite|invalide\w*|erreur\w*|soixante-dix|quatre-vingt-dix)\b/i,
  de: /\b(gemäß|bezüglich|erfolgt|ungültig\w*|fehler\w*|invalid|error)\b/i,
  en: /\b(invalid|error\w*|illegal|abort\w*|please note)\b/i,
};

/** How a language speaks to people: u, vous, Sie; never the familiar form. */
const familiar: Readonly<Record<(typeof languages)[number], RegExp>> = {
  nl: /\b(je|jij|jouw|jullie)\b/i,
  fr: /(?<!\p{L})(tu|ton|ta|tes|toi)(?!\p{L})/iu,
  de: /\b(du|dein\w*|euch|euer)\b/,
  en: /\b(thou)\b/i,
};

describe.each(languages)('sentences in %s', (language) => {
  const t = createTranslate(language);
  const texts = keys.map((key) => ({ key, text: t(key, values).replaceAll('\u00ad', '') }));

  it('have at most 15 words', () => {
    const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
    const words = new Intl.Segmenter(language, { granularity: 'word' });
    const long = texts.flatMap(({ key, text }) =>
      [...segmenter.segment(text)]
        .filter(
          ({ segment }) => [...words.segment(segment)].filter(({ isWordLike }) => isWordLike === true).length > 15,
        )
        .map(({ segment }) => `${key}: ${segment}`),
    );
    expect(long).toEqual([]);
  });

  it('use no word that blames, threatens or sounds like an office', () => {
    expect(texts.filter(({ text }) => forbidden[language].test(text))).toEqual([]);
    expect(texts.filter(({ text }) => familiar[language].test(text))).toEqual([]);
  });

  it('take every value and leave no hole', () => {
    expect(texts.filter(({ text }) => text === '' || /[{}]/.test(text))).toEqual([]);
  });

  it('say what to do with a finding as a sentence of its own', () => {
    const halves = texts.filter(({ key }) => key.startsWith('finding.') || key.startsWith('remedy.'));
    expect(halves.filter(({ text }) => !text.endsWith('.'))).toEqual([]);
  });
});

it('a placeholder of one language is a placeholder of all', () => {
  const holes = (text: string): string =>
    [
      ...new Set(
        [...text.matchAll(/\{(\w+)/g)].flatMap(([, name]) => (name !== undefined && name in values ? [name] : [])),
      ),
    ]
      .toSorted()
      .join();
  expect(
    keys.filter((key) => languages.some((language) => holes(catalogues[language][key]) !== holes(catalogues.en[key]))),
  ).toEqual([]);
});
