/**
 * What an operator watches, in Prometheus' text format: answers by operation and status, how long they took, and how much
 * waits. Labels are names of operations, states and steps, never anything a caller sent.
 */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Unpushed } from '../events/count-unpushed.ts';

export type Waiting = Unpushed & {
  /** Open cases by type and state. */
  readonly cases: readonly { readonly type: string; readonly state: string; readonly count: number }[];
  readonly lateCases: number;
  readonly dueDeadlines: number;
  /** Payments of which nobody knows what became of them. */
  readonly unknownPayments: number;
  readonly queuedNotices: number;
};

export type Metrics = {
  answered(route: string, method: string, status: number, durationMs: number): void;
  stepFailed(step: string): void;
  swept(atMs: number): void;
  /** The text, with what waits counted at this moment; contentType as the format's own. */
  text(): Promise<{ readonly contentType: string; readonly body: string }>;
};

/** Seconds; a citizen stands before the screen from half a second on. */
const buckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** `countWaiting` gives null while the database is away: the gauges then say nothing rather than zero. */
export const createMetrics = (countWaiting: () => Promise<Waiting | null>): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  const answers = new Counter({
    name: 'eid_backend_answers_total',
    help: 'Answers by operation, method and status.',
    labelNames: ['route', 'method', 'status'] as const,
    registers,
  });
  const durations = new Histogram({
    name: 'eid_backend_answer_seconds',
    help: 'Time from request to answer.',
    labelNames: ['route', 'method'] as const,
    buckets,
    registers,
  });
  const failedSteps = new Counter({
    name: 'eid_backend_sweep_step_failures_total',
    help: 'Steps of the sweep that failed and will be tried again.',
    labelNames: ['step'] as const,
    registers,
  });
  const lastSweep = new Gauge({
    name: 'eid_backend_last_sweep_timestamp_seconds',
    help: 'When due terms were last looked at.',
    registers,
  });
  const cases = new Gauge({
    name: 'eid_backend_open_cases',
    help: 'Open cases by type and state.',
    labelNames: ['type', 'state'] as const,
    registers,
  });
  const single = (name: string, help: string) => new Gauge({ name, help, registers });
  const late = single('eid_backend_late_cases', 'Open cases past the term of their state.');
  const due = single('eid_backend_due_deadlines', 'Terms that have passed and were not acted on yet.');
  const unknownPayments = single('eid_backend_unknown_payments', 'Payments of which nobody knows what became of them.');
  const queued = single('eid_backend_queued_notices', 'Notices that wait for delivery.');
  const unpushed = single('eid_backend_unpushed_events', 'Events that a receiver does not have yet.');
  const refused = single('eid_backend_refused_events', 'Events that a receiver refused for good.');

  return {
    answered: (route, method, status, durationMs) => {
      answers.inc({ route, method, status });
      durations.observe({ route, method }, durationMs / 1000);
    },
    stepFailed: (step) => failedSteps.inc({ step }),
    swept: (atMs) => lastSweep.set(atMs / 1000),
    text: async () => {
      const waiting = await countWaiting();
      cases.reset();
      for (const gauge of [late, due, unknownPayments, queued, unpushed, refused]) gauge.remove();
      if (waiting !== null) {
        for (const { type, state, count } of waiting.cases) cases.set({ type, state }, count);
        late.set(waiting.lateCases);
        due.set(waiting.dueDeadlines);
        unknownPayments.set(waiting.unknownPayments);
        queued.set(waiting.queuedNotices);
        unpushed.set(waiting.unpushedEvents);
        refused.set(waiting.refusedEvents);
      }
      return { contentType: registry.contentType, body: await registry.metrics() };
    },
  };
};
