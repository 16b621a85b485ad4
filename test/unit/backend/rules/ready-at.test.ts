import { describe, expect, test } from 'vitest';
import { readyAt } from '../../../../backend/rules/ready-at.ts';
import type { UrgentProcedure } from '../../../../contract/municipality/service-parts.ts';
import { at, inBrussels, inTown, town } from './rule-town.ts';

const winter = '+01:00';
const summer = '+02:00';
const iso = (instantMs: number | null): string | null =>
  instantMs === null ? null : new Date(instantMs).toISOString();

/** Monday 2026-11-23 to Sunday 2026-11-29 is a week without a holiday. */
const rows: readonly (readonly [string, UrgentProcedure, number, string])[] = [
  ['D3 Monday 14:59:59', inTown, at('2026-11-23T14:59:59'), '2026-11-24T08:00:00.000Z'],
  ['D3 Monday 15:00:00', inTown, at('2026-11-23T15:00:00'), '2026-11-25T08:00:00.000Z'],
  ['D3 Friday before the cut-off', inTown, at('2026-11-27T10:00:00'), '2026-11-30T08:00:00.000Z'],
  ['D3 Friday after it', inTown, at('2026-11-27T16:00:00'), '2026-12-01T08:00:00.000Z'],
  ['D3 Saturday counts from Monday', inTown, at('2026-11-28T10:00:00'), '2026-12-01T08:00:00.000Z'],
  ['D3 Sunday too', inTown, at('2026-11-29T23:59:59'), '2026-12-01T08:00:00.000Z'],
  ['D3 Thursday before a holiday on Friday', inTown, at('2026-12-24T10:00:00'), '2026-12-28T08:00:00.000Z'],
  ['D3 on the holiday itself', inTown, at('2026-12-25T10:00:00'), '2026-12-29T08:00:00.000Z'],
  ['D4 Monday: Tuesday 08:30', inBrussels, at('2026-11-23T14:59:59'), '2026-11-24T07:30:00.000Z'],
  ['D4 Friday before the cut-off: Saturday', inBrussels, at('2026-11-27T14:59:59'), '2026-11-28T07:30:00.000Z'],
  ['D4 Friday after it: Tuesday', inBrussels, at('2026-11-27T15:00:00'), '2026-12-01T07:30:00.000Z'],
  [
    'D4 Thursday before a holiday on Friday: Saturday',
    inBrussels,
    at('2026-12-24T10:00:00'),
    '2026-12-26T07:30:00.000Z',
  ],
  // Clocks go forward on Sunday 2026-03-29 and back on Sunday 2026-10-25.
  ['D3 over the short night', inTown, at('2026-03-27T14:59:59', winter), '2026-03-30T07:00:00.000Z'],
  ['D3 over the long night', inTown, at('2026-10-23T14:59:59', summer), '2026-10-26T08:00:00.000Z'],
  ['D3 the cut-off in summer time', inTown, at('2026-07-06T15:00:00', summer), '2026-07-08T07:00:00.000Z'],
  ['D4 Saturday of the short night', inBrussels, at('2026-03-27T10:00:00', winter), '2026-03-28T07:30:00.000Z'],
  [
    'D3 a town that hands over on Wednesdays only',
    { ...inTown, readyWeekdays: [3] },
    at('2026-11-23T10:00:00'),
    '2026-11-25T08:00:00.000Z',
  ],
  [
    'D3 two working days',
    { ...inTown, readyAfterWorkingDays: 2 },
    at('2026-11-26T10:00:00'),
    '2026-11-30T08:00:00.000Z',
  ],
  ['F3 after noon', { ...inTown, readyFrom: '12:00' }, at('2026-11-23T10:00:00'), '2026-11-24T11:00:00.000Z'],
  [
    'D3 from an hour before the doors open',
    { ...inTown, readyFrom: '07:00' },
    at('2026-11-23T10:00:00'),
    '2026-11-24T07:30:00.000Z',
  ],
  [
    'D3 the same day, asked after the hour from which it would be ready',
    { ...inTown, readyAfterWorkingDays: 0 },
    at('2026-11-23T10:00:00'),
    '2026-11-24T08:00:00.000Z',
  ],
];

describe('an urgent card is ready', () => {
  test.each(rows)('%s', (_story, procedure, askedAtMs, expected) => {
    expect(iso(readyAt(procedure, town, askedAtMs))).toBe(expected);
  });

  test('D3 Friday before a holiday on Monday: Tuesday', () => {
    const holidays = [...town.holidays, { date: '2026-11-30', reason: 'Bridge day' }];
    expect(iso(readyAt(inTown, { ...town, holidays }, at('2026-11-27T10:00:00')))).toBe('2026-12-01T08:00:00.000Z');
  });

  test('D3 not while the desk keeps that day closed, and not before it opens again', () => {
    const sites = town.sites.map((site) => ({
      ...site,
      exceptions: [
        { date: '2026-11-24', hours: [] },
        { date: '2026-11-25', hours: [{ from: '13:00', to: '16:00' }] },
      ],
    }));
    expect(iso(readyAt(inTown, { ...town, sites }, at('2026-11-23T10:00:00')))).toBe('2026-11-25T12:00:00.000Z');
  });

  test('never where the site is unknown or never open at that hour', () => {
    expect(readyAt({ ...inTown, site: 'nowhere' }, town, at('2026-11-23T10:00:00'))).toBeNull();
    expect(readyAt({ ...inTown, readyFrom: '17:00' }, town, at('2026-11-23T10:00:00'))).toBeNull();
  });

  test('always later than it was asked for, every five hours of a year', () => {
    for (let askedAtMs = at('2026-01-01T00:00:00'); askedAtMs < at('2027-01-01T00:00:00'); askedAtMs += 18_000_000)
      for (const procedure of [inTown, inBrussels]) {
        const ready = readyAt(procedure, town, askedAtMs);
        expect(ready ?? Number.NaN).toBeGreaterThan(askedAtMs);
      }
  });
});
