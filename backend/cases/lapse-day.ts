/** Until when a request waits for the person who made it, as said on paper. */
import type { Municipality } from '../../contract/municipality.ts';
import { brusselsDate } from '../time/municipal-calendar.ts';
import type { CaseRow } from './case-rows.ts';
import { stateRule } from './enter-state.ts';
import { terms } from './terms.ts';

/** The last calendar date on which coming is in time; null for a state that does not lapse. */
export const lapseDayOf = ({ type, state, facts, since }: CaseRow, municipality: Municipality): string | null => {
  const timer = stateRule(type, state).timers?.find(({ event }) => event === 'lapsed');
  if (timer === undefined) return null;
  const endsMs = terms[timer.after]({
    type,
    facts,
    municipality,
    sinceMs: since.getTime(),
    notifiedAtMs: null,
    firstReminderAtMs: null,
  });
  // The term ends at the first instant that is too late; its last day is the one before.
  return endsMs === null ? null : brusselsDate(endsMs - 1);
};
