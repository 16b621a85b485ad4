/** What a decision on a request depends on beside the request itself: the rules take it as an argument and stay pure. */
import type { Municipality } from '../../contract/municipality.ts';
import type { RequestType } from '../../contract/request-states.ts';
import { brusselsDate, isOpenAt } from '../time/municipal-calendar.ts';

/** A case of the same person that is not closed, found by the blind index of the national number. */
export type OpenCase = {
  readonly type: RequestType;
  readonly state: string;
  readonly caseNumber: string;
  /** Calendar date in Belgium on which it was filed. */
  readonly receivedOn: string;
};

export type Known = {
  readonly municipality: Municipality;
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
  /** True in a demo: there, and only there, a test card may make a request, which then has no legal value. */
  readonly simulated: boolean;
  /** In this municipality only; empty where the request names nobody. */
  readonly openCases: readonly OpenCase[];
  /** How many appointments stand at the site and hour that is asked for; absent where none is asked for. */
  readonly placesTaken?: number;
};

export type Circumstances = Known & {
  /** Calendar date in Belgium at `nowMs`. */
  readonly today: string;
  /** Whether a site that takes declarations (role `annex-12`) is open at `nowMs`. */
  readonly openNow: boolean;
};

export const circumstancesOf = (known: Known): Circumstances => ({
  ...known,
  today: brusselsDate(known.nowMs),
  openNow: known.municipality.sites.some(
    (site) => site.roles.includes('annex-12') && isOpenAt(site, known.municipality, known.nowMs),
  ),
});
