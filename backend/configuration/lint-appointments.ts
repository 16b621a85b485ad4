/** Rules about appointments: slots that fit between opening and closing, and days on which somebody can book one. */
import type { Municipality } from '../../contract/municipality.ts';
import { minutesOpen } from '../rules/appointment-slots.ts';
import type { OpeningHours } from '../time/municipal-calendar.ts';
import { broken, type BrokenPlace, type LintRule } from './lint-rule.ts';

/** Every span of hours of every site, of weekdays and exceptions alike, and what is wrong with it. */
const brokenHours = (
  { sites }: Municipality,
  reasonOf: (hours: OpeningHours) => string | null,
): readonly BrokenPlace[] =>
  sites
    .flatMap(({ openingHours, exceptions }, site) => [
      ...openingHours.map((hours, index) => ({ path: `/sites/${site}/openingHours/${index}`, hours })),
      ...exceptions.flatMap((exception, day) =>
        exception.hours.map((hours, index) => ({ path: `/sites/${site}/exceptions/${day}/hours/${index}`, hours })),
      ),
    ])
    .flatMap(({ path, hours }) => {
      const reason = reasonOf(hours);
      return reason === null ? [] : [broken(path, reason)];
    });

export const appointmentRules = {
  'slot-hours': {
    weight: 'error',
    says: 'A slot fits into all hours of every site where appointments are given, and some site has hours.',
    find: ({ municipality }) => {
      const { enabled, slotMinutes } = municipality.services.appointment;
      if (!enabled) return [];
      if (municipality.sites.every(({ openingHours }) => openingHours.length === 0))
        return [broken('/sites', 'no site is ever open for an appointment')];
      return brokenHours(municipality, (hours) =>
        minutesOpen(hours) < slotMinutes ? `too short for a slot of ${slotMinutes} minutes` : null,
      );
    },
  },
  'slot-remainder': {
    weight: 'warning',
    says: 'Opening hours are a whole number of slots; in what is left at the end nobody can book.',
    find: ({ municipality }) => {
      const { enabled, slotMinutes } = municipality.services.appointment;
      return enabled
        ? brokenHours(municipality, (hours) => {
            const left = minutesOpen(hours) % slotMinutes;
            return left === 0 || minutesOpen(hours) < slotMinutes ? null : `${left} minutes are left at the end`;
          })
        : [];
    },
  },
  'slot-ahead': {
    weight: 'error',
    says: 'The soonest hour that can be booked lies before the last day that can be.',
    find: ({ municipality: { services } }) => {
      const { enabled, earliestHoursAhead, latestDaysAhead } = services.appointment;
      return enabled && earliestHoursAhead >= latestDaysAhead * 24
        ? [broken('/services/appointment/latestDaysAhead', 'nothing can be booked between soonest and last')]
        : [];
    },
  },
} as const satisfies Record<string, LintRule>;
