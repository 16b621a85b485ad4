import { describe, expect, test } from 'vitest';
import type { Known } from '../../../../backend/rules/circumstances.ts';
import { decideAppointment } from '../../../../backend/rules/decide-appointment.ts';
import { decideCardDefect } from '../../../../backend/rules/decide-card-defect.ts';
import { decideDigitalKey } from '../../../../backend/rules/decide-digital-key.ts';
import { decideQueueTicket } from '../../../../backend/rules/decide-queue-ticket.ts';
import type { Submissions } from '../../../../contract/submissions.ts';
import { sampleReport } from '../sample-diagnosis.ts';
import { at, circumstances, samples, town, townWith } from './rule-town.ts';

describe('the code of a digital key', () => {
  const key = (changes: Partial<Submissions['digital-key']> = {}) => ({ ...samples['digital-key'], ...changes });
  const stranger = { residency: 'non-resident', agreedAmountCents: 1000 } as const;

  test.each([
    ['G2 for a resident', key(), 500],
    ['G2 for somebody else', key(stranger), 1000],
  ])('%s', (_story, submission, amountCents) => {
    expect(decideDigitalKey(submission, circumstances())).toEqual({
      ok: true,
      value: { state: 'requested', facts: { site: 'town-hall', amountCents, payAt: 'request' } },
    });
  });

  test.each<readonly [string, Submissions['digital-key'], Partial<Known>, string]>([
    ['G2 at the price of somebody else', key({ agreedAmountCents: 1000 }), {}, 'price-changed'],
    ['G1 at a site that makes none', key({ site: 'village-desk' }), {}, 'unknown-pickup-site'],
    [
      'G2 for residents only',
      key(stranger),
      {
        municipality: townWith('digitalKey', {
          eligibility: { ...town.services.digitalKey.eligibility, residentsOnly: true },
        }),
      },
      'not-resident',
    ],
    ['D6 without a price', key(), { nowMs: at('2025-06-01T10:00:00') }, 'service-disabled'],
    [
      'G1 where it is not offered',
      key(),
      { municipality: townWith('digitalKey', { enabled: false }) },
      'service-disabled',
    ],
  ])('%s: no', (_story, submission, known, failure) => {
    expect(decideDigitalKey(submission, circumstances(known))).toEqual({ ok: false, failure });
  });
});

describe('an appointment', () => {
  const on = (instant: string, site = 'town-hall') => ({ ...samples.appointment, at: instant, site });

  test('C2 F3 in opening hours, as an instant of one spelling', () => {
    expect(decideAppointment(on('2026-11-24T10:00:00+01:00'), circumstances())).toEqual({
      ok: true,
      value: {
        state: 'booked',
        facts: { site: 'town-hall', appointmentAt: '2026-11-24T09:00:00.000Z', reason: 'replacement' },
      },
    });
  });

  test.each([
    ['when the doors open, in winter', '2026-11-24T07:30:00Z', true],
    ['a minute before', '2026-11-24T07:29:00Z', false],
    ['when the doors open, in summer', '2027-07-06T06:30:00Z', true],
    ['an hour before, in winter time', '2027-07-06T05:30:00Z', false],
    ['after the short night', '2027-03-29T06:30:00Z', true],
    ['the last slot that ends when the doors close', '2026-11-24T15:30:00Z', true],
    ['at the closing minute', '2026-11-24T16:00:00Z', false],
    ['between two slots', '2026-11-24T09:10:00Z', false],
    ['a second after a slot begins', '2026-11-24T09:00:01Z', false],
    ['an instant that is none', '2026-11-24T23:59:60Z', false],
    ['on a Saturday', '2026-11-28T10:00:00Z', false],
    ['on a holiday', '2026-12-25T10:00:00Z', false],
    ['in the past', '2026-11-20T10:00:00Z', false],
    ['this very moment', '2026-11-23T09:00:00Z', false],
  ])('F3 %s', (_story, instant, possible) => {
    expect(decideAppointment(on(instant), circumstances())).toMatchObject(
      possible ? { ok: true } : { ok: false, failure: 'appointment-not-possible' },
    );
  });

  test.each([
    ['the last place of two', 1, true],
    ['no place', 2, false],
    ['fewer desks than before, and all taken', 3, false],
    ['places that nobody has counted', undefined, false],
  ])('F3 with %s', (_story, placesTaken, possible) => {
    const { placesTaken: _, ...uncounted } = circumstances();
    const known = placesTaken === undefined ? uncounted : { ...uncounted, placesTaken };
    expect(decideAppointment(on('2026-11-24T09:00:00Z'), known)).toMatchObject(
      possible ? { ok: true } : { ok: false, failure: 'slot-taken' },
    );
  });

  const ahead = (earliestHoursAhead: number, latestDaysAhead: number) =>
    circumstances({ municipality: townWith('appointment', { earliestHoursAhead, latestDaysAhead }) });
  test.each([
    ['exactly as many hours ahead as the desk needs', '2026-11-24T09:00:00Z', 24, 30, true],
    ['one slot sooner', '2026-11-24T08:30:00Z', 24, 30, false],
    ['the last slot of the last day', '2026-11-30T15:30:00Z', 0, 7, true],
    ['the first slot of the day after', '2026-12-01T07:30:00Z', 0, 7, false],
  ])('F3 %s', (_story, instant, hours, days, possible) => {
    expect(decideAppointment(on(instant), ahead(hours, days))).toMatchObject(
      possible ? { ok: true } : { ok: false, failure: 'appointment-not-possible' },
    );
  });

  test('F3 not on a day that the desk keeps closed, nor at a desk that is none', () => {
    expect(decideAppointment(on('2026-12-01T16:30:00Z', 'village-desk'), circumstances()).ok).toBe(true);
    expect(decideAppointment(on('2026-11-24T16:30:00Z', 'village-desk'), circumstances())).toEqual({
      ok: false,
      failure: 'appointment-not-possible',
    });
    expect(decideAppointment(on('2026-11-24T09:00:00Z', 'nowhere'), circumstances())).toEqual({
      ok: false,
      failure: 'unknown-pickup-site',
    });
  });
});

describe('a ticket', () => {
  const ticket = samples['queue-ticket'];
  test('G1 while the doors are open', () => {
    expect(decideQueueTicket(ticket, circumstances())).toEqual({
      ok: true,
      value: { state: 'issued', facts: { site: 'town-hall', reason: 'digital-key' } },
    });
  });

  test.each<readonly [string, Submissions['queue-ticket'], Partial<Known>, string]>([
    ['in the evening', ticket, { nowMs: at('2026-11-23T17:00:00') }, 'site-closed'],
    ['at night, when the clocks show the hour twice', ticket, { nowMs: at('2026-10-25T02:30:00') }, 'site-closed'],
    ['at a desk that opens later', { ...ticket, site: 'village-desk' }, {}, 'site-closed'],
    ['at no desk', { ...ticket, site: 'nowhere' }, {}, 'unknown-pickup-site'],
    ['where there are none', ticket, { municipality: townWith('appointment', { tickets: false }) }, 'service-disabled'],
    [
      'where the service is off',
      ticket,
      { municipality: townWith('appointment', { enabled: false }) },
      'service-disabled',
    ],
  ])('G1 not %s', (_story, submission, known, failure) => {
    expect(decideQueueTicket(submission, circumstances(known))).toEqual({ ok: false, failure });
  });
});

describe('a defective card', () => {
  test('C1 C2 is reported with the generation that the chip told, and no more', () => {
    const defect = sampleReport();
    const { generation } = defect.diagnosis.card;
    expect(decideCardDefect(defect, circumstances())).toEqual({
      ok: true,
      value: { state: 'reported', facts: generation === null || generation === 'unknown' ? {} : { generation } },
    });
  });

  test('C2 not where it is not offered', () => {
    const municipality = townWith('cardDefect', { enabled: false });
    expect(decideCardDefect(sampleReport(), circumstances({ municipality }))).toEqual({
      ok: false,
      failure: 'service-disabled',
    });
  });
});
