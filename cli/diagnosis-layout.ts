/** A diagnosis for a technician's eyes: what `read` shows of a card, then reader, attempts and what is left to try. */
import type { CheckAttempt, Diagnosis } from '../contract/diagnosis.ts';
import { eidFileNames } from '../contract/eid-files.ts';
import type { CardImage } from '../eid/index.ts';
import type { HealthStatement } from '../kiosk/diagnostics/reader-health.ts';
import { evidenceInWords, type Field, milliseconds, printable, section, toPlainLayout } from './plain-layout.ts';

const hexWord = (word: number): string => word.toString(16).toUpperCase().padStart(4, '0');

export const healthField = ({ code, state, reader, evidence }: HealthStatement): Field => [
  state,
  [code, reader, evidenceInWords(evidence)].filter((part) => part !== null && part !== '').join('  '),
];

const attemptField = ({ durationMs, exchanges, endedBy, findings }: CheckAttempt, index: number): Field => [
  index === 0 ? 'first' : 'after a power cycle',
  [
    milliseconds(durationMs),
    `${exchanges} exchanges`,
    endedBy === null ? 'to its end' : `ended by ${endedBy}`,
    findings.length === 0 ? 'no finding' : findings.join(' '),
  ].join(', '),
];

/** The same place again and again is the memory, a moving one contact or reader. */
const stoppedFields = (image: CardImage | null): readonly Field[] =>
  eidFileNames.flatMap((file): readonly Field[] => {
    const outcome = image?.files[file];
    if (outcome?.status !== 'failed') return [];
    const because = outcome.statusWord === null ? outcome.trouble : hexWord(outcome.statusWord);
    return [[file, `at ${outcome.offsets.join(' ')} (${because ?? 'no answer'})`]];
  });

const remedyFields = ({ findings, open }: Diagnosis): readonly Field[] => [
  ...findings
    .filter(({ remedies }) => remedies.length > 0)
    .map(({ code, remedies }): Field => [code, remedies.join(', ')]),
  ...open.map((question): Field => ['not known', question]),
];

export type ShownDiagnosis = {
  readonly document: Diagnosis;
  readonly health: readonly HealthStatement[];
  /** Of the last attempt, null when there was none. */
  readonly image: CardImage | null;
  readonly isTest: boolean;
  /** The version in force and where it is from. */
  readonly trustList: string;
};

export const toDiagnosisLayout = ({
  document,
  health,
  image,
  isTest,
  trustList,
}: ShownDiagnosis): readonly string[] => [
  ...(image === null ? [] : toPlainLayout(document, isTest, trustList)),
  ...[
    ...section('Service, drivers, readers', health.map(healthField)),
    ...section('Reader', [
      ...document.readerAttributes.map(({ name, value }): Field => [name, value ?? 'not available']),
      ['state word', document.stateWord],
    ]),
    ...section('Attempts', document.attempts.map(attemptField)),
    ...section('Stopped at byte', stoppedFields(image)),
    ...section('Left to do', remedyFields(document)),
    ...section('Made', [
      ['at', document.madeAt],
      ['software', document.software.version],
    ]),
  ].map((line) => printable(line).trimEnd()),
];
