/** Hours of one day at the invented town: slots of half an hour, two desks, open from half past eight to five. */
import { expect, test } from 'vitest';
import { freeSlotsOn, slotsOn } from '../../../../backend/rules/appointment-slots.ts';
import type { Site } from '../../../../contract/municipality/sites.ts';
import { at, someMorning, town, townWith } from './rule-town.ts';

const [townHall, villageDesk] = town.sites;
if (townHall === undefined || villageDesk === undefined) throw new Error('the town has lost its sites');
const open = (from: string, to: string): Site => ({
  ...townHall,
  openingHours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from, to })),
});
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Brussels', timeStyle: 'short' });
const hoursOf = (site: Site, date: string, municipality = town): readonly string[] =>
  slotsOn(site, municipality, date).map((instantMs) => clock.format(instantMs));

test.each<readonly [string, Site, string, number, readonly string[]]>([
  ['from the opening on', open('09:10', '10:40'), '2026-11-24', 30, ['09:10', '09:40', '10:10']],
  ['what is left over is nobody’s', open('09:00', '10:40'), '2026-11-24', 45, ['09:00', '09:45']],
  ['too short for one', open('09:00', '09:20'), '2026-11-24', 30, []],
  ['a desk that opens in the evening', villageDesk, '2026-12-01', 60, ['17:00', '18:00']],
  ['on the day that the desk keeps closed', villageDesk, '2026-11-24', 60, []],
  ['on a holiday', townHall, '2026-12-25', 60, []],
  ['on a Sunday', townHall, '2026-11-29', 60, []],
  ['in the night without two o’clock', open('01:00', '04:00'), '2027-03-28', 60, ['01:00', '03:00']],
  [
    'in the night with two o’clock twice',
    open('01:00', '04:00'),
    '2026-10-25',
    60,
    ['01:00', '02:00', '02:00', '03:00'],
  ],
])('F3 %s', (_story, site, date, slotMinutes, hours) => {
  expect(hoursOf(site, date, townWith('appointment', { slotMinutes }))).toEqual(hours);
});

test('F3 what is free: places left, nothing that is past, too soon or full', () => {
  const municipality = townWith('appointment', { earliestHoursAhead: 2 });
  const takenAt = new Map([
    [at('2026-11-23T12:00:00'), 1],
    [at('2026-11-23T12:30:00'), 2],
    [at('2026-11-23T13:00:00'), 3],
  ]);
  const free = freeSlotsOn(townHall, municipality, '2026-11-23', { nowMs: someMorning, takenAt });
  expect(free.slice(0, 3).map(({ atMs, places }) => [clock.format(atMs), places])).toEqual([
    ['12:00', 1],
    ['13:30', 2],
    ['14:00', 2],
  ]);
  expect(clock.format(free.at(-1)?.atMs)).toBe('16:30');
  const known = { nowMs: someMorning, takenAt };
  expect(freeSlotsOn(townHall, municipality, '2026-11-20', known)).toEqual([]);
  expect(freeSlotsOn(townHall, townWith('appointment', { latestDaysAhead: 7 }), '2026-12-01', known)).toEqual([]);
});
