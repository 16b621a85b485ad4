/**
 * What the check of a card showed, on paper for clerk and helpdesk (reference municipal.md C1 to C4, §1.2 `defect`). A
 * diagnosis holds no personal value (contract/diagnosis.ts), so this sheet may go along with the card to the helpdesk.
 */
import type { Diagnosis } from '../../contract/diagnosis.ts';
import { firstAnalysis } from '../../contract/first-analysis.ts';
import type { Municipality } from '../../contract/municipality.ts';
import { body, type CasePaper, heading, openCasePaper } from './case-paper.ts';
import type { FactsOf } from './document-facts.ts';
import { type HandOverWords, handOverWords } from './hand-over-words.ts';

type Writing = { readonly paper: CasePaper; readonly words: HandOverWords; readonly diagnosis: Diagnosis };

const tableGap = 4;
const milliseconds = (value: number): string => `${Math.round(value)}\u00A0ms`;
const orNone = (items: readonly string[], { none }: HandOverWords): readonly string[] =>
  items.length === 0 ? [none] : items;
const observed = (evidence: Diagnosis['findings'][number]['evidence']): string =>
  Object.entries(evidence)
    .map(([name, value]) => `${name}: ${value === null ? '–' : String(value)}`)
    .join(', ');

const writeAnalysis = ({ paper: { page }, words, diagnosis }: Writing): void => {
  const { outcome, certainty, because, also, care } = firstAnalysis(diagnosis);
  page.block('H2', words.firstAnalysis, heading);
  page.fact(words.suggested, [`${outcome} (${certainty})`], 'wide');
  page.fact(words.because, orNone(because, words), 'wide');
  page.fact(
    words.also,
    orNone(
      also.map((step) => `${step.outcome} (${step.certainty})`),
      words,
    ),
    'wide',
  );
  page.fact(words.care, [care], 'wide');
  page.fact(words.reported, orNone(diagnosis.reported, words), 'wide');
  page.fact(words.open, orNone(diagnosis.open, words), 'wide');
  page.block('P', words.onlySuggested, { ...body, above: 6 });
};

const writeFindings = ({ paper: { page }, words, diagnosis: { findings } }: Writing): void => {
  page.block('H2', words.findings, heading);
  if (findings.length === 0) {
    page.block('P', words.nothingFound, body);
    return;
  }
  page.gap(tableGap);
  page.table({
    shares: [4, 2, 2, 5],
    headers: [words.code, words.severity, words.certainty, words.evidence],
    rows: findings.map(({ code, severity, certainty, evidence }) => [code, severity, certainty, observed(evidence)]),
  });
};

const writeChecks = ({ paper: { page }, words, diagnosis: { checks } }: Writing): void => {
  if (checks.length === 0) return;
  page.block('H2', words.checks, heading);
  page.gap(tableGap);
  page.table({
    shares: [4, 2, 5],
    headers: [words.check, words.verdict, words.reason],
    rows: checks.map(({ check, verdict, reason }) => [check, verdict, reason ?? '']),
  });
};

const writeAttempts = ({ paper: { page }, words, diagnosis: { attempts } }: Writing): void => {
  if (attempts.length === 0) return;
  page.block('H2', words.attempts, heading);
  page.gap(tableGap);
  page.table({
    shares: [3, 2, 2, 5, 3],
    headers: [words.step, words.card, words.duration, words.findings, words.endedBy],
    rows: attempts.map(({ step, card, durationMs, findings, endedBy }) => [
      step ?? '',
      card,
      milliseconds(durationMs),
      findings.join(', '),
      endedBy ?? '',
    ]),
  });
};

const writeCardAndReader = ({ paper, words, diagnosis }: Writing): void => {
  const { card, reader, readerAttributes, stateWord, timings, pin, software, trustList, trust, madeAt } = diagnosis;
  const { page } = paper;
  const told = readerAttributes.flatMap(({ name, value }) => (value === null ? [] : [`${name}: ${value}`]));
  const facts: readonly (readonly [label: string, lines: readonly (string | null)[]])[] = [
    ['ATR:', [card.atr]],
    [words.generation, [card.generation]],
    [words.producer, [card.serial]],
    [words.lifeCycle, [card.lifeCycle]],
    [words.pinTries, [pin.triesLeft === null ? null : String(pin.triesLeft)]],
    [words.trust, [trust]],
    [words.reader, [reader.name, ...told]],
    [words.readerState, [stateWord]],
    [words.firstFields, [timings.firstFieldsMs === null ? null : milliseconds(timings.firstFieldsMs)]],
    [words.complete, [milliseconds(timings.completeMs)]],
    [words.exchanges, [String(timings.exchanges)]],
    [words.bytes, [`${timings.bytesSent} / ${timings.bytesReceived}`]],
    [words.software, [software.version]],
    [words.trustList, [String(trustList.version)]],
    [words.madeAt, [paper.moment(madeAt)]],
  ];
  page.block('H2', words.cardAndReader, heading);
  for (const [label, lines] of facts)
    page.fact(
      label,
      lines.map((line) => line || '–'),
      'wide',
    ); // '' too
};

export const renderDiagnosticHandOver = async (
  facts: FactsOf<'diagnostic-hand-over'>,
  municipality: Municipality,
): Promise<Buffer> => {
  const words = handOverWords[facts.language];
  const paper = await openCasePaper({ ...facts, title: words.title }, municipality);
  const writing: Writing = { paper, words, diagnosis: facts.diagnosis };
  paper.title(words.title);
  paper.bigCaseNumber();
  paper.page.block('P', words.forWhom, body);
  paper.page.line();
  writeAnalysis(writing);
  writeFindings(writing);
  writeChecks(writing);
  writeAttempts(writing);
  writeCardAndReader(writing);
  return paper.finish();
};
