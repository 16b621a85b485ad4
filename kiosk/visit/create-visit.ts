/**
 * The runner: carries out what the transition table asks for (reading, filing, clocks, journal), turns what comes of it
 * into events, and publishes the view. It decides nothing. A result that belongs to a visit that is over is dropped.
 */
import { brusselsDate } from '../../contract/brussels-date.ts';
import { failure } from '../../contract/failures.ts';
import type { Municipality } from '../../contract/municipality.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import type { VisitCommand, VisitView } from '../../contract/visit.ts';
import type { ClockPort, JournalPort, MunicipalityPort, RandomPort, ReadersSnapshot } from '../ports.ts';
import { createCardMarker } from './card-mark.ts';
import type { CardReadingPort } from './card-reading-port.ts';
import { slotChanges, slotsOf } from './slots.ts';
import { stateRules } from './state-rules.ts';
import { type Step, stepVisit } from './step-visit.ts';
import { submissionOutcome } from './submission-outcome.ts';
import { firstVisit, type Visit } from './visit.ts';
import type { Effect, VisitEvent } from './visit-event.ts';
import { createVisitTimers } from './visit-timers.ts';
import { viewOf } from './visit-view.ts';

export type VisitParts = {
  readonly cardReading: CardReadingPort;
  readonly municipality: MunicipalityPort;
  readonly clock: ClockPort;
  readonly random: RandomPort;
  readonly journal: JournalPort;
  readonly software: Visit['surroundings']['software'];
  /** Called for a bug in anything the visit set off; it must write the incident down. The visit then wipes itself. */
  readonly onDefect: (error: unknown) => void;
};

export type RunningVisit = {
  view(): VisitView;
  /** Refused as `visit.not-now` when given on a view that is no longer true, or when the state does not take it. */
  act(revision: number, command: VisitCommand): Result<VisitView>;
  touch(): void;
  seeReaders(snapshot: ReadersSnapshot): void;
  seeCatalogue(municipality: Municipality): void;
  /** Ends the visit at once by the one clean-up path, for example after a defect elsewhere. */
  abort(): void;
  subscribe(listener: (view: VisitView) => void): () => void;
  close(): void;
  /** The whole state, for the tests that search it for what should be gone. */
  inspect(): Visit;
};

/** Equal but for the seconds that are left, which pass without anything having changed. */
const shows = (view: VisitView): string =>
  JSON.stringify({ ...view, revision: 0 }, (key, value: unknown) => (key === 'endsInMs' ? null : value));

export function createVisit(parts: VisitParts): RunningVisit {
  const { cardReading, municipality, clock, random, journal } = parts;
  const markOf = createCardMarker(random);
  const listeners = new Set<(view: VisitView) => void>();
  let visit = firstVisit(parts.software);
  let slots = visit.surroundings.slots;
  let revision = 0;
  /** Commands given on an older view than this were meant for another screen, or have been obeyed already. */
  let decidedAt = 0;
  let visitNumber = 0;
  let visitReading = cardReading.beginVisit();
  let reading: AbortController | null = null;
  let closed = false;

  const timers = createVisitTimers(clock, (timer) => guarded(() => take({ happened: `${timer}-passed` })));
  const view = (): VisitView => viewOf(visit, revision, (timer) => timers.leftMs(timer));
  let shown = shows(view());

  function take(event: VisitEvent): Step {
    const before = visit;
    const step = stepVisit(before, event, {
      today: brusselsDate(clock.now()),
      now: new Date(clock.now()).toISOString(),
      monotonicMs: Math.round(clock.monotonicMs()),
      freshKey: random.uuid(),
    });
    if (closed) return { ...step, row: null };
    visit = step.visit;
    const ended = stateRules[visit.state].keeps === 'nothing' && visit !== before && visit.state !== before.state;
    if (ended) {
      visitNumber += 1;
      visitReading = cardReading.beginVisit();
    }
    for (const effect of step.effects) carryOut(effect);
    publish(before, 'command' in event && step.row !== null);
    return step;
  }

  function publish(before: Visit, obeyed: boolean): void {
    const next = shows(view());
    if (next === shown && !obeyed) return;
    shown = next;
    revision += 1;
    if (obeyed || visit.state !== before.state) decidedAt = revision;
    const published = view();
    for (const listener of listeners) listener(published);
  }

  function carryOut(effect: Effect): void {
    switch (effect.effect) {
      case 'read-card':
        readCard(effect);
        return;
      case 'abandon-reading':
        reading?.abort();
        reading = null;
        return;
      case 'submit':
        submit(effect);
        return;
      case 'submit-report':
        submitReport(effect);
        return;
      case 'start-timer':
        timers.start(effect.timer);
        return;
      case 'stop-timer':
        timers.stop(effect.timer);
        return;
      case 'journal':
        journal.write(effect.entry);
    }
  }

  /**
   * What runs beside the visit is a root of its own: a bug there is written down and wipes, and never goes unheard. It
   * begins after the present step is complete, so that no event can come in the middle of one.
   */
  function beside(work: () => Promise<void>): void {
    Promise.resolve()
      .then(work)
      .catch((error: unknown) => {
        parts.onDefect(error);
        abort();
      });
  }

  /** The same for what a clock or a reader sets off, which has no caller that could hear of a bug. */
  function guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      parts.onDefect(error);
      abort();
    }
  }

  function readCard(effect: Extract<Effect, { effect: 'read-card' }>): void {
    reading?.abort();
    const mine = new AbortController();
    reading = mine;
    const readings = visitReading;
    beside(async () => {
      const startedMs = clock.monotonicMs();
      const read = await readings.readCard(effect.reader, {
        files: effect.files,
        earlierAttempts: effect.earlierAttempts,
        expiresSoonDays: effect.expiresSoonDays,
        forDiagnosis: effect.forDiagnosis,
        onProgress: (file, phase) => {
          if (reading === mine) take({ happened: 'file-progressed', file, phase });
        },
        signal: mine.signal,
      });
      if (reading !== mine) return;
      reading = null;
      const { generation, trust, findings } = read.facts;
      const durationMs = Math.round(clock.monotonicMs() - startedMs);
      const codes = findings.map((found) => found.code).join(' ');
      journal.write({
        event: 'card.read',
        facts: { purpose: effect.purpose, durationMs, generation, trust, findings: codes },
      });
      const mark = markOf(read.cardIdentity);
      take(
        effect.purpose === 'first'
          ? { happened: 'card-read', facts: read.facts, reading: read.reading, mark }
          : { happened: 'card-rechecked', mark },
      );
    });
  }

  function submit(effect: Extract<Effect, { effect: 'submit' }>): void {
    const mine = visitNumber;
    beside(async () => {
      const answer = await municipality.submitPinReprint(effect.submission, effect.idempotencyKey);
      const outcome = await submissionOutcome(answer, effect.attempt, municipality);
      const personStillThere = mine === visitNumber;
      journal.write({
        event: 'request.answered',
        facts: {
          attempt: effect.attempt,
          failure: answer.ok ? null : answer.failure.code,
          personStillThere,
          // Only once the person has left does anybody have to look for it; it is random and names nobody.
          idempotencyKey: personStillThere ? null : effect.idempotencyKey,
        },
      });
      if (personStillThere) take(outcome);
    });
  }

  /** Nothing personal and nothing to pay is in a report, so that one whose outcome nobody knows may simply be filed again. */
  function submitReport({ submission, idempotencyKey, attempt }: Extract<Effect, { effect: 'submit-report' }>): void {
    const mine = visitNumber;
    beside(async () => {
      const answer = await municipality.submitCardDefect(submission, idempotencyKey);
      const code = answer.ok ? null : answer.failure.code;
      journal.write({ event: 'report.answered', facts: { attempt, failure: code } });
      if (mine !== visitNumber) return;
      if (answer.ok) take({ happened: 'report-accepted', receipt: answer.value });
      else if (answer.failure.retry === 'never') take({ happened: 'report-refused', code: answer.failure.code });
      else take({ happened: 'report-failed', attempt, code: answer.failure.code });
    });
  }

  function abort(): void {
    take({ happened: 'defect-occurred' });
  }

  return {
    view,
    act(givenOn, command) {
      if (givenOn < decidedAt || givenOn > revision) return failed(failure('visit.not-now'));
      const step = take(command);
      return step.row === null ? failed(failure('visit.not-now')) : success(view());
    },
    touch() {
      take({ happened: 'touched' });
    },
    seeReaders(snapshot) {
      guarded(() => {
        const before = slots;
        slots = slotsOf(snapshot, before);
        for (const happened of slotChanges(before, slots)) take({ happened, slots });
      });
    },
    seeCatalogue(latest) {
      guarded(() => take({ happened: 'catalogue-changed', municipality: latest }));
    },
    abort,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      take({ happened: 'defect-occurred' });
      closed = true;
      timers.stopAll();
      listeners.clear();
    },
    inspect: () => visit,
  };
}
