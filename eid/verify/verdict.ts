/** How a check ends. Unknown is neither good nor bad: not-done always says why. Reasons hold no value from the card. */
import type { Check, CheckCode } from '../../contract/findings.ts';

export const passed = (check: CheckCode): Check => ({ check, verdict: 'passed', reason: null });
export const failedCheck = (check: CheckCode, reason: string): Check => ({ check, verdict: 'failed', reason });
/** Why signatures and the photo hash cannot be checked in a file that has fields without their signed bytes. */
export const unsignedSource = 'the file it was read from carries no signatures';
export const notDone = (check: CheckCode, reason: string): Check => ({ check, verdict: 'not-done', reason });
