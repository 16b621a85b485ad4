/** The evidence of a finding in words: a label per fact, files by their names; what was not observed is left out. */
import type { Evidence } from '../../../contract/findings.ts';
import { type CounterWords, isCounterKey } from '../../i18n/counter-catalogue.ts';

export type EvidenceFact = { readonly fact: string; readonly label: string; readonly value: string };

const fileNames = (text: string, { t }: CounterWords): string =>
  text
    .split(' ')
    .map((name) => {
      const key = `file.${name}`;
      return isCounterKey(key) ? t(key) : name;
    })
    .join(', ');

export function evidenceFacts(evidence: Evidence, words: CounterWords): readonly EvidenceFact[] {
  return Object.entries(evidence).flatMap(([fact, value]) => {
    if (value === null || value === '') return [];
    // The list of files says nothing more where it names the one file only.
    if (fact === 'files' && value === evidence['file']) return [];
    const key = `evidence.${fact}`;
    const text = String(value);
    return [
      {
        fact,
        label: isCounterKey(key) ? words.t(key) : fact,
        value: fact === 'file' || fact === 'files' ? fileNames(text, words) : text,
      },
    ];
  });
}
