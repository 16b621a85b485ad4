/** What a decision on a request depends on beside the request itself: the rules take it as an argument and stay pure. */
import type { Municipality } from '../../contract/municipality.ts';

export type Circumstances = {
  readonly municipality: Municipality;
  /** Calendar date in Belgium. */
  readonly today: string;
  /** True in a demo: there, and only there, a test card may make a request, which then has no legal value. */
  readonly simulated: boolean;
};
