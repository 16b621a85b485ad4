/** The diagnostic document of a check (contract/diagnosis.ts): what the last reading of the card said, and the way there. Pure. */
import type { CheckAttempt, Diagnosis } from '../../contract/diagnosis.ts';
import { type CheckCode, checkCodes, type Finding } from '../../contract/findings.ts';
import { type GuidedCheck, concludeCheck, type Observed } from './guided-check.ts';
import type { ImpersonalRead } from './reading-facts.ts';

export type DiagnosisSurroundings = {
  /** ISO instant. */
  readonly madeAt: string;
  readonly softwareVersion: string;
  readonly trustListVersion: number;
};

const unread: ImpersonalRead = {
  schema: 'eid-read/1',
  reader: { name: '' },
  card: { atr: '', generation: null, serial: null, lifeCycle: null },
  identity: null,
  address: null,
  photo: null,
  trust: 'none',
  checks: checkCodes.map((check: CheckCode) => ({ check, verdict: 'not-done', reason: 'the card was not read' })),
  findings: [],
  pin: { triesLeft: null },
  timings: { firstFieldsMs: null, completeMs: 0, exchanges: 0, bytesSent: 0, bytesReceived: 0 },
};

const attemptOf = ({ step, card, atMs, facts }: Observed): CheckAttempt => ({
  step,
  card,
  atMs,
  durationMs: facts.read.timings.completeMs,
  findings: facts.findings.map(({ code }) => code),
  exchanges: facts.read.timings.exchanges,
  endedBy: facts.endedBy,
});

const written = (findings: readonly Finding[]): Diagnosis['findings'] =>
  findings.map((found) => ({ ...found, evidence: { ...found.evidence }, remedies: [...found.remedies] }));

export function diagnosisOf(check: GuidedCheck, around: DiagnosisSurroundings): Diagnosis {
  const own = check.observed.filter(({ card }) => card === 'checked').at(-1) ?? null;
  const verdict = concludeCheck(check);
  const read = own?.facts.read ?? unread;
  return {
    ...read,
    findings: written(verdict.findings),
    madeAt: around.madeAt,
    software: { version: around.softwareVersion },
    trustList: { version: around.trustListVersion },
    readerAttributes: [...(own?.facts.readerAttributes ?? [])],
    stateWord: own?.facts.stateWord ?? null,
    reported: [...check.reported],
    attempts: check.observed.slice(-20).map(attemptOf),
    open: [...verdict.open],
  };
}
