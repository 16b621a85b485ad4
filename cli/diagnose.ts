/**
 * `eid diagnose`: what is wrong with card or reader, as far as it shows without a person doing anything (docs/cli.md). Prints
 * the diagnostic document (contract/diagnosis.ts); no personal value comes out of it in any form.
 */
import type { Diagnosis } from '../contract/diagnosis.ts';
import type { Finding } from '../contract/findings.ts';
import { toEidReadDocument, type Trouble } from '../eid/index.ts';
import type { ChipProofs } from '../kiosk/card-reading/chip-proofs.ts';
import {
  type CardRead,
  type CardReadingUseCase,
  createCardReading,
} from '../kiosk/card-reading/create-card-reading.ts';
import { cardTimeMs } from '../kiosk/card-reading/read-card-image.ts';
import { isContactTrouble } from '../kiosk/card-reading/reader-history.ts';
import { withCuredTrouble } from '../kiosk/diagnostics/cured-trouble.ts';
import { diagnosisOf } from '../kiosk/diagnostics/diagnosis-document.ts';
import { freshCheck, type GuidedCheck, withReading } from '../kiosk/diagnostics/guided-check.ts';
import { findingsOfHealth, readerHealth } from '../kiosk/diagnostics/reader-health.ts';
import {
  attributesForDiagnosis,
  type ReadingFacts,
  withoutPersonalValues,
} from '../kiosk/diagnostics/reading-facts.ts';
import { awaitCard, awaitSnapshot } from './await-card.ts';
import { toDiagnosisLayout } from './diagnosis-layout.ts';
import { type ExitStatus, exitStatus } from './exit-status.ts';
import { explainNoCard } from './explain-no-card.ts';
import { judgementOf, statusOf } from './obtain-reading.ts';
import { openTraceFile, type TraceFile } from './trace-file.ts';
import { readTrustedRoots, type TrustedRoots } from './trusted-roots.ts';
import type { VerbContext } from './verb-context.ts';
import { scopeWithout } from './withheld-parts.ts';

/** In less time a second reading would not come far enough to say anything. */
const worthwhileMs = 3000;

type Attempt = { readonly read: CardRead; readonly atMs: number };

/** One reading with its own retries, reset and power cycle; a second from a fresh power-up where contact was lost, if there is time. */
const readCardTwiceAtMost = async (
  context: VerbContext,
  cardReading: CardReadingUseCase,
  readerName: string,
  trace: TraceFile,
): Promise<readonly Attempt[]> => {
  const { request, clock, interrupted } = context;
  const chipProofs: ChipProofs = new Map();
  const startedMs = clock.monotonicMs();
  const spentMs = (): number => clock.monotonicMs() - startedMs;
  const read = async (earlierAttempts: number): Promise<Attempt> => {
    const atMs = Math.round(spentMs());
    const done = await cardReading.readCard(readerName, {
      ...scopeWithout(request.without),
      ...judgementOf(context),
      // Only the last reading is worth asking others about.
      revocation: 'offline',
      chipProofs,
      earlierAttempts,
      deadlineMs: cardTimeMs - spentMs(),
      powerCycleFirst: earlierAttempts > 0,
      onTrace: trace.write,
      signal: interrupted,
    });
    return { read: done, atMs };
  };
  const first = await read(0);
  const isWorthwhile = first.read.talkFindings.some(isContactTrouble) && cardTimeMs - spentMs() >= worthwhileMs;
  return isWorthwhile && !interrupted.aborted ? [first, await read(1)] : [first];
};

const hexState = (stateWord: number): string => `0x${stateWord.toString(16).padStart(8, '0')}`;

const written = (findings: readonly Finding[]): Diagnosis['findings'] =>
  findings.map((found) => ({ ...found, evidence: { ...found.evidence }, remedies: [...found.remedies] }));

const stateWordOf = async (context: VerbContext, readerName: string): Promise<string | null> => {
  const { readers } = await awaitSnapshot(context, 0, () => true);
  const state = readers.find(({ name }) => name === readerName);
  return state === undefined ? null : hexState(state.stateWord);
};

type Diagnosed = { readonly document: Diagnosis; readonly last: CardRead | null };

const diagnoseCard = async (
  context: VerbContext,
  readerName: string,
  { roots }: TrustedRoots,
  trace: TraceFile,
): Promise<Diagnosed> => {
  const { reader, clock, random, crypto, revocation } = context;
  const cardReading = createCardReading({ reader, crypto, clock, random, roots, revocation });
  const readerAttributes = attributesForDiagnosis(await reader.attributes(readerName));
  const attempts = await readCardTwiceAtMost(context, cardReading, readerName, trace);
  const stateWord = await stateWordOf(context, readerName);
  const factsOf = (read: CardRead): ReadingFacts => ({
    read: withoutPersonalValues(toEidReadDocument(read.reading, readerName, read.timings)),
    findings: read.reading.findings,
    readerKnownGood: read.readerKnownGood,
    readerAttributes,
    stateWord,
    endedBy: read.endedBy,
  });
  let check: GuidedCheck = freshCheck;
  for (const { read, atMs } of attempts.slice(0, -1)) {
    check = withReading(check, { facts: factsOf(read), mark: null, atMs });
  }
  const end = attempts.at(-1);
  if (end === undefined) throw new Error('a card is diagnosed by reading it');
  const reading = await cardReading.judgeCard(end.read.image, end.read.talkFindings, {
    ...judgementOf(context),
    onRevocationTrace: trace.write,
    signal: context.interrupted,
  });
  const last = { ...end.read, reading };
  check = withReading(check, { facts: factsOf(last), mark: null, atMs: end.atMs });
  const document = diagnosisOf(check, surroundingsOf(context, roots.trustListVersion));
  const before = attempts.length > 1 ? (attempts[0]?.read.talkFindings ?? []) : [];
  const verdict = withCuredTrouble({ findings: document.findings, open: document.open }, before);
  return { document: { ...document, findings: written(verdict.findings), open: [...verdict.open] }, last };
};

const surroundingsOf = ({ clock, version }: VerbContext, trustListVersion = 0) => ({
  madeAt: new Date(clock.now()).toISOString(),
  softwareVersion: version,
  trustListVersion,
});

/** Service down, or no reader: what is wrong is known without any card. */
const diagnoseWithoutReader = (
  findings: readonly Finding[],
  context: VerbContext,
  { roots }: TrustedRoots,
): Diagnosed => ({
  document: {
    ...diagnosisOf(freshCheck, surroundingsOf(context, roots.trustListVersion)),
    findings: written(findings),
  },
  last: null,
});

export const diagnose = async (context: VerbContext): Promise<ExitStatus> => {
  const { request, terminal, usb, crypto } = context;
  const trusted = await readTrustedRoots(request, crypto);
  if (!trusted.ok) {
    terminal.tell(trusted.failure);
    return exitStatus.usageOrDefect;
  }
  const trace = openTraceFile(request.trace);
  if (!trace.ok) {
    terminal.tell(trace.failure);
    return exitStatus.usageOrDefect;
  }
  const choice = await awaitCard(context, request.reader, request.waitMs);
  const isTest = request.testRoots.length > 0;
  if (isTest) terminal.tell('TEST: test roots are trusted in this run.');
  const observed = { snapshot: await awaitSnapshot(context, 0, () => true), usb: await usb.cardReaders() };
  let diagnosed: Diagnosed | null = null;
  let status: ExitStatus = exitStatus.noBlockingFinding;
  let endedBy: Trouble | null = null;
  if (choice.kind === 'card') {
    diagnosed = await diagnoseCard(context, choice.reader.name, trusted.value, trace.value);
    endedBy = diagnosed.last?.endedBy ?? null;
    status = statusOf({ document: diagnosed.document, endedBy });
  } else {
    status = explainNoCard(choice, terminal);
    const withoutReader = choice.kind === 'service-down' || choice.kind === 'no-reader';
    if (withoutReader) diagnosed = diagnoseWithoutReader(findingsOfHealth(observed), context, trusted.value);
  }
  const traceTrouble = trace.value.close();
  if (traceTrouble !== null) terminal.tell(traceTrouble);
  if (endedBy === 'aborted') {
    terminal.tell('Interrupted.');
    return exitStatus.usageOrDefect;
  }
  if (diagnosed === null) return status;
  const { document, last } = diagnosed;
  const shown = { document, health: readerHealth(observed), image: last?.image ?? null, isTest };
  if (request.json) terminal.answer(JSON.stringify(document, null, 2));
  else for (const line of toDiagnosisLayout({ ...shown, trustList: trusted.value.trustList })) terminal.answer(line);
  if (endedBy === 'card-removed') terminal.tell('The card was removed while it was being read.');
  return status;
};
