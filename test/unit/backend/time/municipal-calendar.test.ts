import { describe, expect, test } from 'vitest';
import {
  addMonths,
  addWorkingDays,
  brusselsDate,
  endOfWorkingDay,
  instantAt,
  isOpenAt,
  nextWorkingDay,
  openingHoursOn,
} from '../../../../backend/time/municipal-calendar.ts';
import type { Site } from '../../../../contract/municipality/sites.ts';

const iso = (instantMs: number): string => new Date(instantMs).toISOString();

describe('an hour on a date', () => {
  test.each([
    ['2026-01-15', '09:00', '2026-01-15T08:00:00.000Z'],
    ['2026-07-15', '09:00', '2026-07-15T07:00:00.000Z'],
    ['2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '02:00', '2026-03-29T01:00:00.000Z'],
    ['2026-03-29', '02:30', '2026-03-29T01:00:00.000Z'],
    ['2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    ['2026-03-30', '00:00', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '01:59', '2026-10-24T23:59:00.000Z'],
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
    ['2026-10-26', '00:00', '2026-10-25T23:00:00.000Z'],
  ])('%s %s is %s', (date, hour, instant) => {
    expect(iso(instantAt(date, hour))).toBe(instant);
  });

  test('every quarter of an hour of both nights lies on its own date and never before the one before', () => {
    for (const date of ['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25']) {
      let previous = instantAt(date, '00:00') - 1;
      for (let quarter = 0; quarter < 96; quarter += 1) {
        const hour = `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
        const instant = instantAt(date, hour);
        expect(brusselsDate(instant)).toBe(date);
        expect(instant).toBeGreaterThanOrEqual(previous);
        previous = instant;
      }
    }
  });
});

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-05-31', 6, '2026-11-30'],
  ['2026-12-15', 1, '2027-01-15'],
])('%s and %i month(s) is %s', (date, months, sum) => {
  expect(addMonths(date, months)).toBe(sum);
});

const town = {
  holidays: [
    { date: '2026-05-01', reason: 'invented' },
    { date: '2026-05-25', reason: 'invented' },
  ],
};

test('working days pass over weekends and holidays', () => {
  expect(nextWorkingDay(town, '2026-04-30')).toBe('2026-05-04');
  expect(addWorkingDays(town, '2026-05-22', 3)).toBe('2026-05-28');
  expect(addWorkingDays(town, '2026-05-23', 0)).toBe('2026-05-23');
});

test('the last day of a term ends at midnight, and on a holiday with the next working day', () => {
  expect(iso(endOfWorkingDay(town, '2026-04-30'))).toBe('2026-04-30T22:00:00.000Z');
  expect(iso(endOfWorkingDay(town, '2026-05-01'))).toBe('2026-05-04T22:00:00.000Z');
  expect(iso(endOfWorkingDay(town, '2026-10-25'))).toBe('2026-10-26T23:00:00.000Z');
});

const site: Site = {
  id: 'hall',
  names: { nl: 'Gemeentehuis' },
  address: { streetAndNumber: 'Kerkplein 1', zip: '9999', municipality: 'Voorbeeldgem' },
  phone: null,
  roles: ['pickup'],
  openingHours: [
    { weekday: 5, from: '13:00', to: '16:00' },
    { weekday: 5, from: '09:00', to: '12:00' },
  ],
  exceptions: [
    { date: '2026-05-08', hours: [{ from: '10:00', to: '11:00' }] },
    { date: '2026-05-15', hours: [] },
    { date: '2026-05-25', hours: [{ from: '09:00', to: '12:00' }] },
  ],
  appointmentUrl: null,
};

test('hours of a day: of the weekday, replaced by an exception, none on a holiday', () => {
  expect(openingHoursOn(site, town, '2026-05-22')).toEqual([
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '16:00' },
  ]);
  expect(openingHoursOn(site, town, '2026-05-08')).toEqual([{ from: '10:00', to: '11:00' }]);
  for (const closed of ['2026-05-01', '2026-05-15', '2026-05-21', '2026-05-25'])
    expect({ closed, hours: openingHoursOn(site, town, closed) }).toEqual({ closed, hours: [] });
});

test.each([
  ['08:59', false],
  ['09:00', true],
  ['11:59', true],
  ['12:00', false],
  ['15:59', true],
])('open at %s: %s', (hour, open) => {
  expect(isOpenAt(site, town, instantAt('2026-05-22', hour))).toBe(open);
});
