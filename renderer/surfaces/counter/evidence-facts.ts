/** The evidence of a finding in words: a label per fact, files by their names; what was not observed is left out. */
import type { Evidence } from '../../../contract/findings.ts';
import { type CounterWords, isCounterKey } from '../../i18n/counter-catalogue.ts';

export type EvidenceFact = { readonly fact: string; readonly label: string; readonly value: string };

const wordOr = (key: string, raw: string, { t }: CounterWords): string => (isCounterKey(key) ? t(key) : raw);

const fileNames = (text: string, words: CounterWords): string =>
  text
    .split(' ')
    .map((name) => wordOr(`file.${name}`, name, words))
    .join(', ');

export function evidenceFacts(evidence: Evidence, words: CounterWords): readonly EvidenceFact[] {
  return Object.entries(evidence).flatMap(([fact, value]) => {
    if (value === null || value === '') return [];
    // The list of files says nothing more where it names the one file only.
    if (fact === 'files' && value === evidence['file']) return [];
    const text = String(value);
    const isFile = fact === 'file' || fact === 'files';
    return [
      {
        fact,
        label: wordOr(`evidence.${fact}`, fact, words),
        value: isFile ? fileNames(text, words) : wordOr(`value.${text}`, text, words),
      },
    ];
  });
}
