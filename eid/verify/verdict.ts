/** How a check ends. Unknown is neither good nor bad: not-done always says why. Reasons hold no value from the card. */
import type { Check, CheckCode } from '../../contract/findings.ts';

export const passed = (check: CheckCode): Check => ({ check, verdict: 'passed', reason: null });
export const failedCheck = (check: CheckCode, reason: string): Check => ({ check, verdict: 'failed', reason });
export const notDone = (check: CheckCode, reason: string): Check => ({ check, verdict: 'not-done', reason });
