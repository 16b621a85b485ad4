import { describe, expect, test } from 'vitest';
import { type TermInput, type TermName, terms } from '../../../../backend/cases/terms.ts';
import type { Municipality } from '../../../../contract/municipality.ts';

const retention = { collectWithinDays: 15, hardTermMonths: 3, hardTermFrom: 'first-reminder', destroy: true };
const reminder = (afterDays: number) => ({ afterDays, channel: 'preferred' });

const town = {
  holidays: ['2026-04-06', '2026-05-01', '2026-05-25', '2026-11-11', '2026-12-25'].map((date) => ({
    date,
    reason: 'invented',
  })),
  services: {
    pinReprint: {
      leadTime: { min: 5, max: 10, unit: 'working-days' },
      reminders: [reminder(30), reminder(90)],
      retention: { collectWithinDays: null, hardTermMonths: 6, hardTermFrom: 'notice', destroy: true },
      neverArrivedAfterWeeks: 4,
    },
    pinReset: {},
    loss: { annex12: { validMonths: 1, extensions: 1, noticeDaysBeforeEnd: 7 }, preDeclarationValidDays: 3 },
    cardDefect: { answerAfterDays: 7 },
    replacement: {
      leadTime: { min: 14, max: 21, unit: 'days' },
      reminders: [reminder(20)],
      retention,
      codesMissingAfterDays: 28,
    },
    foreignerCard: { leadTime: { min: 14, max: 21, unit: 'days' }, reminders: [], retention },
    digitalKey: { linkValidDays: 14 },
    appointment: { noShowAfterMinutes: 15 },
  },
} as unknown as Municipality; // what the terms read of a municipality file, and nothing else

/** Instants are written as a clock in Belgium shows them, with its offset: +01:00 in winter, +02:00 in summer. */
const at = (instant: string): number => Date.parse(instant);

type Given = Partial<Omit<TermInput, 'sinceMs' | 'notifiedAtMs' | 'firstReminderAtMs'>> & {
  readonly since: string;
  readonly notified?: string;
  readonly reminded?: string;
};

const due = (name: TermName, { since, notified, reminded, ...rest }: Given): string | null => {
  const instantMs = terms[name]({
    type: 'pin-reprint',
    facts: {},
    municipality: town,
    sinceMs: at(since),
    notifiedAtMs: notified === undefined ? null : at(notified),
    firstReminderAtMs: reminded === undefined ? null : at(reminded),
    ...rest,
  });
  return instantMs === null ? null : new Date(instantMs).toISOString();
};
const instant = (text: string): string => new Date(text).toISOString();

describe('the next working day', () => {
  test.each([
    ['2026-11-09T10:00+01:00', '2026-11-11T00:00+01:00'],
    ['2026-11-10T23:59+01:00', '2026-11-13T00:00+01:00'],
    ['2026-03-27T10:00+01:00', '2026-03-31T00:00+02:00'],
    ['2026-10-23T10:00+02:00', '2026-10-27T00:00+01:00'],
  ])('from %s ends at %s', (since, end) => {
    expect(due('next-working-day', { since })).toBe(instant(end));
  });
});

describe('reminders (A10)', () => {
  const notified = '2026-02-27T11:00+01:00';

  test('go out at nine on a working day, counted from the notice and over the night of the clock change', () => {
    // 30 days: 29 March is the Sunday of the clock change.
    expect(due('next-reminder', { since: notified, notified })).toBe(instant('2026-03-30T09:00+02:00'));
    expect(due('next-reminder', { since: '2026-03-30T09:00+02:00', notified, facts: { remindersSent: 1 } })).toBe(
      instant('2026-05-28T09:00+02:00'),
    );
  });
  test('end with the list of the file, and there is none before a notice', () => {
    expect(due('next-reminder', { since: notified, notified, facts: { remindersSent: 2 } })).toBeNull();
    expect(due('next-reminder', { since: notified })).toBeNull();
  });
  test('never come twice on one day after a standstill', () => {
    expect(due('next-reminder', { since: '2026-08-03T10:00+02:00', notified, facts: { remindersSent: 1 } })).toBe(
      instant('2026-08-04T09:00+02:00'),
    );
  });
});

describe('the hard term (A11, D7)', () => {
  test('counts months of the calendar from the notice, and ends with a working day', () => {
    expect(due('hard-term', { since: '2026-08-31T11:00+02:00', notified: '2026-08-31T11:00+02:00' })).toBe(
      instant('2027-03-02T00:00+01:00'),
    );
    // 1 November 2026 is a Sunday.
    expect(due('hard-term', { since: '2026-05-01T11:00+02:00', notified: '2026-05-01T11:00+02:00' })).toBe(
      instant('2026-11-03T00:00+01:00'),
    );
  });
  test('counts from the first reminder where the file says so; before that from the planned one', () => {
    const input = { type: 'replacement', since: '2026-03-02T10:00+01:00', notified: '2026-03-02T10:00+01:00' } as const;
    expect(due('hard-term', input)).toBe(instant('2026-06-24T00:00+02:00')); // planned on 23 March (day 20 is a Sunday)
    expect(due('hard-term', { ...input, reminded: '2026-04-01T09:00+02:00' })).toBe(instant('2026-07-02T00:00+02:00'));
  });
  test('never ends on the day of a late reminder', () => {
    expect(due('hard-term', { since: '2027-06-01T10:00+02:00', notified: '2026-02-27T11:00+01:00' })).toBe(
      instant('2027-06-03T00:00+02:00'),
    );
  });
});

test('people are asked to collect within the days of the file, and within the hard term where it names none (D7)', () => {
  const notified = '2026-03-02T10:00+01:00';
  expect(due('collect-term', { type: 'replacement', since: notified, notified })).toBe(
    instant('2026-03-18T00:00+01:00'),
  );
  expect(due('collect-term', { since: notified, notified })).toBe(due('hard-term', { since: notified, notified }));
});

test('the lead time counts in the unit of the file, and an urgent card is late after the promised day', () => {
  expect(due('lead-time', { since: '2026-04-24T10:00+02:00' })).toBe(instant('2026-05-12T00:00+02:00'));
  // Twenty-one days end on Easter Monday.
  expect(due('lead-time', { type: 'replacement', since: '2026-03-16T10:00+01:00' })).toBe(
    instant('2026-04-08T00:00+02:00'),
  );
  expect(
    due('lead-time', {
      type: 'replacement',
      since: '2026-03-16T10:00+01:00',
      facts: { readyAt: '2026-03-17T12:00:00+01:00' },
    }),
  ).toBe(instant('2026-03-18T00:00+01:00'));
});

describe('annex 12 (B6)', () => {
  const given = { type: 'loss', since: '2026-10-01T10:00+02:00', facts: { annex12Until: '2026-11-01' } } as const;

  test('ends with the printed day, a Sunday or not', () => {
    expect(due('annex-12-end', given)).toBe(instant('2026-11-02T00:00+01:00'));
  });
  test('its end is announced at least so many days before, on a working day, once', () => {
    // Seven days before is Sunday 25 October, the night of the clock change.
    expect(due('annex-12-notice', given)).toBe(instant('2026-10-23T09:00+02:00'));
    expect(due('annex-12-notice', { ...given, since: '2026-10-23T09:00+02:00' })).toBeNull();
  });
});

test.each([
  ['pre-declaration-term', 'loss', '2026-04-03T10:00+02:00', '2026-04-08T00:00+02:00'],
  ['pre-declaration-notice', 'loss', '2026-04-01T10:00+02:00', '2026-04-03T09:00+02:00'],
  ['helpdesk-answer', 'card-defect', '2026-05-18T10:00+02:00', '2026-05-27T00:00+02:00'],
  ['codes-missing', 'replacement', '2026-03-02T10:00+01:00', '2026-03-31T00:00+02:00'],
  ['codes-missing', 'foreigner-card', '2026-03-02T10:00+01:00', '2026-03-31T00:00+02:00'],
  ['link-term', 'digital-key', '2026-10-11T10:00+02:00', '2026-10-26T00:00+01:00'],
  ['end-of-day', 'queue-ticket', '2026-03-28T10:00+01:00', '2026-03-29T00:00+01:00'],
] as const)('%s of %s since %s is %s', (name, type, since, end) => {
  expect(due(name, { type, since })).toBe(instant(end));
});

test('nobody is reminded of a declaration that has lapsed by then', () => {
  // Three days from Thursday end with Monday; the day to remind on is Monday.
  expect(due('pre-declaration-notice', { type: 'loss', since: '2026-03-05T10:00+01:00' })).toBe(
    instant('2026-03-09T09:00+01:00'),
  );
  const shortTerm = {
    ...town,
    services: { ...town.services, loss: { ...town.services.loss, preDeclarationValidDays: 1 } },
  };
  expect(
    due('pre-declaration-notice', { type: 'loss', since: '2026-03-05T10:00+01:00', municipality: shortTerm }),
  ).toBeNull();
});

test('an appointment is missed so many minutes after its hour', () => {
  const facts = { appointmentAt: '2026-03-30T09:00:00+02:00' };
  expect(due('appointment-no-show', { type: 'appointment', since: '2026-03-01T10:00+01:00', facts })).toBe(
    instant('2026-03-30T09:15+02:00'),
  );
});
