/**
 * The terms that tables refer to, each once: when a state is late, when a reminder is due, when something ends. A term
 * gives an instant, or null where the municipality file or the case sets none. Days and hours are those of the municipal
 * calendar in Europe/Brussels, so that a night with a clock change is one day like any other.
 *
 * What ends for a person ends with a day, never in the middle of one, and an end that falls on a weekend or a holiday moves
 * to the next working day: who may still come until then must find the door open. Two ends stay where they are, because
 * they stand on paper or hold on the web, where no door is needed: annex 12 and the link of a digital key. What is sent is
 * sent on a working day from nine o'clock, when somebody answers the telephone.
 */
import type { Municipality } from '../../contract/municipality.ts';
import type { RequestType } from '../../contract/request-states.ts';
import {
  addDays,
  addMonths,
  addWorkingDays,
  brusselsDate,
  endOfDay,
  endOfWorkingDay,
  instantAt,
  nextWorkingDay,
  workingDayBefore,
  workingDayFrom,
} from '../time/municipal-calendar.ts';
import type { Facts } from './facts.ts';
import { serviceOf } from './service-of.ts';

export type TermInput = {
  readonly type: RequestType;
  readonly facts: Facts;
  readonly municipality: Municipality;
  /** Milliseconds since the epoch at which the state was entered. */
  readonly sinceMs: number;
  /** When the first notice of arrival was delivered, and the first reminder sent; null while not. */
  readonly notifiedAtMs: number | null;
  readonly firstReminderAtMs: number | null;
};

/** Milliseconds since the epoch, or null: no such term. */
export type Term = (input: TermInput) => number | null;

/** From when on notices go out: a decent hour. */
const sendingHour = '09:00';

const minuteMs = 60_000;

const endAfterDays = ({ municipality, sinceMs }: TermInput, days: number): number =>
  endOfWorkingDay(municipality, addDays(brusselsDate(sinceMs), days));

const nextWorkingDayEnds = ({ municipality, sinceMs }: TermInput): number =>
  endOfWorkingDay(municipality, nextWorkingDay(municipality, brusselsDate(sinceMs)));

const instantOf = (fact: string | undefined): number | null => {
  const instantMs = fact === undefined ? Number.NaN : Date.parse(fact);
  return Number.isNaN(instantMs) ? null : instantMs;
};

/** When that reminder should go out, counted from the arrival notice; null when the file knows no such reminder. */
const plannedReminder = ({ type, municipality, notifiedAtMs }: TermInput, index: number): number | null => {
  const service = serviceOf(municipality, type);
  const reminder = 'reminders' in service ? service.reminders[index] : undefined;
  if (reminder === undefined || notifiedAtMs === null) return null;
  const day = workingDayFrom(municipality, addDays(brusselsDate(notifiedAtMs), reminder.afterDays));
  return instantAt(day, sendingHour);
};

/** Never on the day of the notice or reminder before, however late that one went out. */
const nextReminder: Term = (input) => {
  const planned = plannedReminder(input, input.facts.remindersSent ?? 0);
  if (planned === null) return null;
  const dayAfter = nextWorkingDay(input.municipality, brusselsDate(input.sinceMs));
  return Math.max(planned, instantAt(dayAfter, sendingHour));
};

/**
 * Until a first reminder has gone out, a term that counts from it counts from the day for which it is planned. Whoever was
 * reminded late still has a working day after that to come.
 */
const hardTerm: Term = (input) => {
  const service = serviceOf(input.municipality, input.type);
  if (!('retention' in service)) return null;
  const { hardTermMonths, hardTermFrom } = service.retention;
  const fromMs =
    hardTermFrom === 'notice' ? input.notifiedAtMs : (input.firstReminderAtMs ?? plannedReminder(input, 0));
  if (fromMs === null) return null;
  const planned = endOfWorkingDay(input.municipality, addMonths(brusselsDate(fromMs), hardTermMonths));
  return Math.max(planned, nextWorkingDayEnds(input));
};

/** Where the file asks nobody to come sooner, the hard term is the one that is said. */
const collectTerm: Term = (input) => {
  const service = serviceOf(input.municipality, input.type);
  if (!('retention' in service)) return null;
  const { collectWithinDays } = service.retention;
  if (collectWithinDays === null) return hardTerm(input);
  if (input.notifiedAtMs === null) return null;
  return endOfWorkingDay(input.municipality, addDays(brusselsDate(input.notifiedAtMs), collectWithinDays));
};

/** An urgent card is late after the day for which it was promised, any other after the longest lead time. */
const leadTime: Term = (input) => {
  const { municipality, facts, type, sinceMs } = input;
  const readyAtMs = instantOf(facts.readyAt);
  if (readyAtMs !== null) return endOfWorkingDay(municipality, brusselsDate(readyAtMs));
  const service = serviceOf(municipality, type);
  if (!('leadTime' in service)) return null;
  const { max, unit } = service.leadTime;
  if (unit === 'days') return endAfterDays(input, max);
  return endOfWorkingDay(municipality, addWorkingDays(municipality, brusselsDate(sinceMs), max));
};

/**
 * Never later than the days that the file promises, so a weekend moves it forward. Null once that moment has passed when
 * the state begins: the notice was given, or the paper was handed over for fewer days than that.
 */
const annex12Notice: Term = ({ municipality, facts, sinceMs }) => {
  if (facts.annex12Until === undefined) return null;
  const { noticeDaysBeforeEnd } = municipality.services.loss.annex12;
  const day = workingDayBefore(municipality, addDays(facts.annex12Until, 1 - noticeDaysBeforeEnd));
  const dueMs = instantAt(day, sendingHour);
  return dueMs > sinceMs ? dueMs : null;
};

/** A letter with codes that does not come: the file says when, for cards that have no such line as for any renewal (A6). */
const codesMissing = (input: TermInput): number => {
  const service = serviceOf(input.municipality, input.type);
  return endAfterDays(
    input,
    'codesMissingAfterDays' in service
      ? service.codesMissingAfterDays
      : input.municipality.services.pinReprint.neverArrivedAfterWeeks * 7,
  );
};

const preDeclarationEnds = (input: TermInput): number =>
  endAfterDays(input, input.municipality.services.loss.preDeclarationValidDays);

/** In the morning after the working day on which the person should have come; null where the declaration has lapsed by then. */
const preDeclarationNotice: Term = (input) => {
  const { municipality, sinceMs } = input;
  const firstDay = nextWorkingDay(municipality, brusselsDate(sinceMs));
  const dueMs = instantAt(nextWorkingDay(municipality, firstDay), sendingHour);
  return dueMs < preDeclarationEnds(input) ? dueMs : null;
};

const appointmentNoShow: Term = ({ municipality, facts }) => {
  const appointmentAtMs = instantOf(facts.appointmentAt);
  return appointmentAtMs === null
    ? null
    : appointmentAtMs + municipality.services.appointment.noShowAfterMinutes * minuteMs;
};

export const terms = {
  /** The time in which somebody at the town hall does what lies on the desk: until the end of the next working day. */
  'next-working-day': nextWorkingDayEnds,
  /** Who pays first pays at the counter, as soon as it is open: the case shows as late after the next working day, and no more. */
  'payment-term': nextWorkingDayEnds,
  'lead-time': leadTime,
  'next-reminder': nextReminder,
  'collect-term': collectTerm,
  'hard-term': hardTerm,
  /** How long a case waits for somebody to come to the counter: as long as a paper that stands in for a card is valid (B6). */
  'return-term': ({ municipality, sinceMs }) =>
    endOfWorkingDay(municipality, addMonths(brusselsDate(sinceMs), municipality.services.loss.annex12.validMonths)),
  'pre-declaration-notice': preDeclarationNotice,
  'pre-declaration-term': preDeclarationEnds,
  /** Under the repealed policy only: the last day on which a card that was found could be saved (municipal.md §0.2). */
  'finding-window': ({ facts }) => (facts.suspendedUntil === undefined ? null : endOfDay(facts.suspendedUntil)),
  'annex-12-notice': annex12Notice,
  /** Not moved to a working day: the last day stands printed on it. */
  'annex-12-end': ({ facts }) => (facts.annex12Until === undefined ? null : endOfDay(facts.annex12Until)),
  'helpdesk-answer': (input) => endAfterDays(input, input.municipality.services.cardDefect.answerAfterDays),
  'codes-missing': codesMissing,
  /** Not moved to a working day: the link works without a counter. */
  'link-term': ({ municipality, sinceMs }) =>
    endOfDay(addDays(brusselsDate(sinceMs), municipality.services.digitalKey.linkValidDays)),
  'appointment-no-show': appointmentNoShow,
  'end-of-day': ({ sinceMs }) => endOfDay(brusselsDate(sinceMs)),
} as const satisfies Record<string, Term>;

export type TermName = keyof typeof terms;
