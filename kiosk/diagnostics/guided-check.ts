/**
 * Card or reader? The check asks for one thing at a time and reads again after each, until a reading says what is wrong or
 * nothing is left to try (reference belgian-eid.md §7; findings.md). Pure: what was observed in, the next step or the verdict
 * out. It never holds a personal value, and it never blames a card for what a reader may have done: what stays open is said.
 */
import type { CheckAttempt, GuidedStep, OpenQuestion, VisibleDefect } from '../../contract/diagnosis.ts';
import { type Finding, type FindingCode, finding } from '../../contract/findings.ts';
import { sortFindings, withoutConsequences } from '../../eid/index.ts';
import type { ReadingFacts } from './reading-facts.ts';

export type Observed = {
  /** What was done before it, null for the first reading. */
  readonly step: GuidedStep | null;
  readonly card: CheckAttempt['card'];
  /** Milliseconds since the check began. */
  readonly atMs: number;
  readonly facts: ReadingFacts;
};

export type GuidedCheck = {
  readonly reported: readonly VisibleDefect[];
  readonly observed: readonly Observed[];
  /** Asked for, and not possible or without success. */
  readonly skipped: readonly GuidedStep[];
  /** What the person was asked to do last; the next reading comes after it. */
  readonly step: GuidedStep | null;
  /** Keyed hash of the card under check, null while it has not said who it is. */
  readonly cardMark: string | null;
  /** Monotonic milliseconds at the first reading. */
  readonly beganMs: number | null;
};

export const freshCheck: GuidedCheck = {
  reported: [],
  observed: [],
  skipped: [],
  step: null,
  cardMark: null,
  beganMs: null,
};

export type CheckVerdict =
  | { readonly end: false; readonly step: GuidedStep; readonly because: FindingCode }
  | { readonly end: true; readonly findings: readonly Finding[]; readonly open: readonly OpenQuestion[] };

/** What may cure, or tell apart, each finding that can be the contact's or the reader's. Any other is a verdict at once. */
const stepsFor: Partial<Readonly<Record<FindingCode, readonly GuidedStep[]>>> = {
  'chip.mute': ['turn-card', 'clean-chip', 'push-fully-in', 'other-card', 'own-card-again'],
  'reader.not-answering': ['push-fully-in', 'other-card', 'own-card-again'],
  'reader.contact-unstable': ['clean-chip', 'push-fully-in', 'other-card', 'own-card-again'],
};
const tellsReaderFromCard: ReadonlySet<GuidedStep> = new Set<GuidedStep>(['other-card', 'own-card-again']);

const findingOfDefect: Readonly<Record<VisibleDefect, FindingCode | null>> = {
  'chip-detached': 'card.chip-detached',
  damaged: 'card.damaged',
  'wrong-print': 'data.printed-mismatch',
  'nothing-visible': null,
};

/** What a person sees on the card, as findings: nobody but a person can say it, so it is suspected until a clerk has looked. */
export const reportedFindings = (reported: readonly VisibleDefect[]): readonly Finding[] =>
  reported.flatMap((defect) => {
    const code = findingOfDefect[defect];
    return code === null ? [] : [finding(code, { reportedBy: 'person' })];
  });

/** A chip that came off cannot be read: there is nothing to put in. */
export const readingIsPointless = (reported: readonly VisibleDefect[]): boolean => reported.includes('chip-detached');

const worst = (findings: readonly Finding[]): Finding | null => sortFindings([...findings])[0] ?? null;

const wasSilent = ({ facts }: Observed): boolean => {
  const code = worst(facts.findings)?.code;
  return code !== undefined && stepsFor[code] !== undefined;
};

const last = (observed: readonly Observed[], card: CheckAttempt['card']): Observed | null =>
  observed.filter((one) => one.card === card).at(-1) ?? null;

/** Two cards without a sign of life in one reader: it is the reader. */
const readerIsAtFault = ({ observed }: GuidedCheck): boolean => {
  const other = last(observed, 'other');
  return other !== null && wasSilent(other);
};

/** It answered to reset and then to nothing, again and again, in a reader in which other commands were answered: it is the chip. */
const isSilentChip = ({ observed }: GuidedCheck, top: Finding): boolean =>
  top.code === 'reader.not-answering' && observed.filter(({ card }) => card === 'checked').length > 1;

/** Proven only beside a card that was read in between: else it may be this very card that answered before. */
const deadChip = (check: GuidedCheck): Finding =>
  finding(
    'chip.dead',
    { attempts: check.observed.filter(({ card }) => card === 'checked').length },
    { certainty: last(check.observed, 'other') === null ? 'suspected' : 'proven' },
  );

/** The first step of the list that was neither done nor given up, and that can still tell something. */
function nextStep(check: GuidedCheck, steps: readonly GuidedStep[], readerKnownGood: boolean): GuidedStep | null {
  const done = new Set([...check.observed.map(({ step }) => step), ...check.skipped]);
  const otherWasRead = check.observed.some(({ card }) => card === 'other');
  const isUseful = (step: GuidedStep): boolean => {
    if (step === 'own-card-again') return otherWasRead;
    return !tellsReaderFromCard.has(step) || !readerKnownGood;
  };
  return steps.find((step) => !done.has(step) && isUseful(step)) ?? null;
}

export function judgeCheck(check: GuidedCheck): CheckVerdict {
  const reported = reportedFindings(check.reported);
  const ends = (read: readonly Finding[], open: readonly OpenQuestion[] = []): CheckVerdict => ({
    end: true,
    findings: sortFindings(withoutConsequences([...read, ...reported])),
    open,
  });
  const own = last(check.observed, 'checked');
  if (own === null || readingIsPointless(check.reported)) return ends([]);
  const { findings, readerKnownGood } = own.facts;
  if (readerIsAtFault(check)) {
    return ends([
      finding('reader.not-answering', { cards: 2, attempts: check.observed.length }, { certainty: 'proven' }),
    ]);
  }
  const top = worst(findings);
  // What is proven of the reader by the cards before (kiosk/card-reading/reader-history.ts) no step with this card can change.
  const steps = top === null || top.certainty === 'proven' ? undefined : stepsFor[top.code];
  if (top === null || steps === undefined) return ends(findings);
  const latest = check.observed.at(-1);
  const knownGood = readerKnownGood || (latest?.facts.readerKnownGood ?? false);
  const step = nextStep(check, steps, knownGood);
  if (step !== null) return { end: false, step, because: top.code };
  if (!knownGood) return ends(findings, ['card-or-reader']);
  return ends(isSilentChip(check, top) ? [deadChip(check), ...findings.filter((found) => found !== top)] : findings);
}

/** The verdict as it stands when the person goes no further: what was seen, and that the rest was not tried. */
export function concludeCheck(check: GuidedCheck): Extract<CheckVerdict, { end: true }> {
  const verdict = judgeCheck(check);
  if (verdict.end) return verdict;
  const seen = last(check.observed, 'checked')?.facts.findings ?? [];
  const findings = sortFindings(withoutConsequences([...seen, ...reportedFindings(check.reported)]));
  return { end: true, findings, open: ['card-or-reader'] };
}

/** How far the check has come, for "2 of 5": what was asked for so far, and what may still be. */
export function progressOf(check: GuidedCheck, because: FindingCode): { readonly number: number; readonly of: number } {
  const steps = stepsFor[because] ?? [];
  const done = new Set([...check.observed.map(({ step }) => step), ...check.skipped]);
  const before = steps.filter((step) => done.has(step)).length;
  return { number: before + 1, of: Math.max(steps.length, before + 1) };
}

export type Reading = { readonly facts: ReadingFacts; readonly mark: string | null; readonly atMs: number };

/**
 * The check with one reading more. A card that says it is another than the one under check begins a check of its own: what
 * was reported and tried before was about the other.
 */
export function withReading(before: GuidedCheck, { facts, mark, atMs }: Reading): GuidedCheck {
  const isOther = before.step === 'other-card';
  const wasSwapped = !isOther && mark !== null && before.cardMark !== null && mark !== before.cardMark;
  const check = wasSwapped ? freshCheck : before;
  const beganMs = check.beganMs ?? atMs;
  const observed: Observed = { step: check.step, card: isOther ? 'other' : 'checked', atMs: atMs - beganMs, facts };
  return {
    ...check,
    beganMs,
    cardMark: isOther ? check.cardMark : (mark ?? check.cardMark),
    observed: [...check.observed, observed],
    step: null,
  };
}

/** The check with its next step asked for; the same check when it has ended. */
export function withNextStep(check: GuidedCheck): GuidedCheck {
  const verdict = judgeCheck(check);
  return verdict.end ? check : { ...check, step: verdict.step };
}

export const withSkippedStep = (check: GuidedCheck): GuidedCheck =>
  check.step === null ? check : { ...check, skipped: [...check.skipped, check.step], step: null };
