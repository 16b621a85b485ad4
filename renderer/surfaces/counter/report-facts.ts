/** What the report says of card, reader and circumstances, as pairs of a word and a value; page and ticket show the same. */
import type { Diagnosis } from '../../../contract/diagnosis.ts';
import type { CounterWords } from '../../i18n/counter-catalogue.ts';
import { formatList } from '../../i18n/format.ts';

export type ReportFact = {
  readonly label: string;
  readonly value: string;
  /** Bytes and codes: set in a face where every sign can be told apart. */
  readonly isCode: boolean;
};

const fact = (label: string, value: string, isCode = false): ReportFact => ({ label, value, isCode });

/** Pairs of hex digits in groups, so that long answers can be read and compared. */
const spaced = (hex: string): string => hex.replaceAll(/([0-9A-F]{2})(?=[0-9A-F])/g, '$1 ');

export function cardFacts({ card, pin, trust }: Diagnosis, { t }: CounterWords): readonly ReportFact[] {
  const unknown = t('report.unknown');
  const code = (label: string, value: string | null): ReportFact =>
    value === null || value === '' ? fact(label, unknown) : fact(label, spaced(value), true);
  return [
    fact(t('fact.generation'), card.generation === null || card.generation === 'unknown' ? unknown : card.generation),
    code(t('fact.atr'), card.atr),
    code(t('fact.producer'), card.serial),
    code(t('fact.lifeCycle'), card.lifeCycle),
    fact(t('fact.pinTries'), pin.triesLeft === null ? unknown : String(pin.triesLeft)),
    fact(t('fact.trust'), t(`trust.${trust}`)),
  ];
}

export function readerFacts(diagnosis: Diagnosis, { t }: CounterWords): readonly ReportFact[] {
  const { reader, readerAttributes, stateWord, software, trustList } = diagnosis;
  const unknown = t('report.unknown');
  return [
    fact(t('fact.reader'), reader.name === '' ? unknown : reader.name),
    ...readerAttributes.map(({ name, value }) => fact(t(`fact.${name}`), value ?? unknown)),
    fact(t('fact.stateWord'), stateWord ?? unknown, stateWord !== null),
    fact(t('fact.software'), software.version),
    fact(t('fact.trustList'), String(trustList.version)),
  ];
}

export function reportFacts({ reported, open }: Diagnosis, { t, language }: CounterWords): readonly ReportFact[] {
  const all = (texts: readonly string[]): string =>
    texts.length === 0 ? t('report.none') : formatList(language, texts);
  return [
    fact(
      t('report.reported'),
      reported.length === 0 ? t('report.unknown') : all(reported.map((one) => t(`reported.${one}`))),
    ),
    fact(t('report.open'), all(open.map((question) => t(`open.${question}`)))),
  ];
}
