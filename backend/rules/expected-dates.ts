/** Between which days something is expected: the lead time of the municipality file from today on (reference municipal.md A9, D1). */
import type { LeadTime } from '../../contract/municipality/service-parts.ts';
import { addDays, addWorkingDays } from '../time/municipal-calendar.ts';
import type { Circumstances } from './circumstances.ts';

export type ExpectedDates = { readonly expectedFrom: string; readonly expectedTo: string };

export const expectedDates = (
  { min, max, unit }: LeadTime,
  { municipality, today }: Pick<Circumstances, 'municipality' | 'today'>,
): ExpectedDates => {
  const after = (days: number): string =>
    unit === 'days' ? addDays(today, days) : addWorkingDays(municipality, today, days);
  return { expectedFrom: after(min), expectedTo: after(max) };
};
