/** The words of the counter's page: complete both ways for clerk and technician, and one for every member of every list. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guidedSteps, openQuestions, visibleDefects } from '../../../contract/diagnosis.ts';
import { eidFileNames } from '../../../contract/eid-files.ts';
import { trustLevels } from '../../../contract/eid-read.ts';
import { analysisOutcomes, careAnswers } from '../../../contract/first-analysis.ts';
import {
  certainties,
  checkCodes,
  findingCodes,
  seedClasses,
  severities,
  verdicts,
} from '../../../contract/findings.ts';
import { simulatableParts } from '../../../contract/kiosk-api.ts';
import { languages } from '../../../contract/languages.ts';
import { counterCatalogues, counterWords } from '../../../renderer/i18n/counter-catalogue.ts';
import type { CounterKey } from '../../../renderer/i18n/counter-texts.ts';
import { interpretCard } from '../../../eid/index.ts';
import { makeChip } from '../../../simulator/card-maker/make-chip.ts';
import { testCards } from '../../cards/card-definitions.ts';
import { asTestCard, imageOf } from '../eid/card-images.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const keys = Object.keys(counterCatalogues.en.frame) as CounterKey[]; // keys of a typed catalogue

/** Families of keys that mirror a list of the contract: neither may have a member that the other lacks. */
const families: Readonly<Record<string, readonly string[]>> = {
  'part.': simulatableParts,
  'languageName.': languages,
  'reported.': visibleDefects,
  'open.': openQuestions,
  'outcome.': analysisOutcomes,
  'todo.': analysisOutcomes,
  'care.': careAnswers,
  'severity.': severities,
  'certainty.': certainties,
  'class.': [...seedClasses, 'none'],
  'check.': checkCodes,
  'verdict.': verdicts,
  'step.': ['first', ...guidedSteps],
  'attempt.': ['checked', 'other'],
  'trust.': trustLevels,
  'file.': eidFileNames,
};

describe('lists and words agree both ways', () => {
  it.each(Object.entries(families))('%s', (prefix, members) => {
    const named = keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
    expect(new Set(named)).toEqual(new Set(members));
  });

  it.each(languages)(
    'every finding has a text for clerk and technician in %s, and no text is without a finding',
    (language) => {
      const { clerk, technician } = counterCatalogues[language];
      expect(Object.keys(clerk).toSorted()).toEqual([...findingCodes].toSorted());
      expect(Object.keys(technician).toSorted()).toEqual([...findingCodes].toSorted());
    },
  );

  it.each(languages)('every language has the same keys: %s', (language) => {
    expect(Object.keys(counterCatalogues[language].frame).toSorted()).toEqual([...keys].toSorted());
  });

  it('every key is used by the page', () => {
    const folder = join(root, 'renderer', 'surfaces', 'counter');
    const source = readdirSync(folder)
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n');
    const isUsed = (key: string): boolean =>
      source.includes(`'${key}'`) || source.includes(`\`${key.slice(0, key.indexOf('.') + 1)}\${`);
    expect(keys.filter((key) => !isUsed(key))).toEqual([]);
  });
});

describe.each(languages)('texts in %s', (language) => {
  const { frame, clerk, technician } = counterCatalogues[language];
  const words = counterWords(language);
  const about = [...Object.values(clerk), ...Object.values(technician)];

  it('are sentences without placeholders, and different for every finding', () => {
    expect(
      about.filter((text) => !/^\P{Ll}.*[.]$/su.test(text) && !/^(notAfter|notBefore|serialNumber)\b/.test(text)),
    ).toEqual([]);
    expect(about.filter((text) => /[{}#<>']/.test(text))).toEqual([]);
    expect(new Set(about).size).toBe(about.length);
  });

  it('are short enough for a line of a table: three sentences for the clerk at most, 160 signs for both', () => {
    const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
    expect(Object.entries(clerk).filter(([, text]) => [...segmenter.segment(text)].length > 3)).toEqual([]);
    expect(about.filter((text) => text.length > 160)).toEqual([]);
  });

  it('have the same placeholders as English, and take their values', () => {
    const holes = (text: string): readonly string[] =>
      [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted();
    expect(keys.filter((key) => holes(frame[key]).join() !== holes(counterCatalogues.en.frame[key]).join())).toEqual(
      [],
    );
    const values = { parts: 'x', incident: 'x', number: 'x' };
    expect(keys.filter((key) => /[{}]/.test(words.t(key, values)) || words.t(key, values) === '')).toEqual([]);
  });

  it('name the helpdesk by the one number there is', () => {
    const all = [...about, ...Object.values(frame)];
    const numbers = all.flatMap((text) => [...text.matchAll(/\b0\d(?: ?\d){6,}/g)].map(([number]) => number));
    expect(new Set(numbers)).toEqual(new Set(['02 518 21 16']));
  });
});

describe('evidence', () => {
  const named = keys.filter((key) => key.startsWith('evidence.')).map((key) => key.slice('evidence.'.length));

  it('of every test card has a word for each of its facts', async () => {
    const facts = new Set<string>();
    for (const { definition, judgedAt } of testCards) {
      const { findings } = await interpretCard(imageOf(makeChip(definition)), {
        ...asTestCard,
        ...(judgedAt === undefined ? {} : { now: judgedAt }),
      });
      for (const { evidence } of findings) for (const fact of Object.keys(evidence)) facts.add(fact);
    }
    expect(facts.size).toBeGreaterThan(10);
    expect([...facts].filter((fact) => !named.includes(fact))).toEqual([]);
  });

  it('has no word for a fact that no rule tells', () => {
    const folders = ['eid/findings', 'kiosk/card-reading', 'kiosk/diagnostics'];
    const source = folders
      .flatMap((folder) =>
        readdirSync(join(root, folder)).map((name) => readFileSync(join(root, folder, name), 'utf8')),
      )
      .join('\n');
    expect(named.filter((fact) => !new RegExp(`\\b${fact}\\b\\s*[:,}]`).test(source))).toEqual([]);
  });
});
