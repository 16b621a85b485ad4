/** One look-up at the kiosk, and what the clerk is told when it gives no report. */
import type { Failure } from '../../../contract/failures.ts';
import type { KioskHost } from '../../../contract/kiosk-host.ts';
import type { CardDefectReport } from '../../../contract/municipal-api.ts';
import { readCaseNumber } from './read-case-number.ts';

export type Problem = 'number' | 'unknown' | 'away' | 'limited' | 'refused' | 'session' | 'defect';

export type Lookup =
  | { readonly kind: 'found'; readonly report: CardDefectReport }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly incident: string };

const problem = (name: Problem, incident = ''): Lookup => ({ kind: 'problem', problem: name, incident });

const problemOf = ({ code, incident }: Failure): Lookup => {
  switch (code) {
    case 'input.invalid':
      return problem('number');
    case 'backend.slow':
      return problem('limited');
    case 'backend.unreachable':
    case 'backend.unavailable':
      return problem('away');
    case 'backend.refused':
      return problem('refused');
    case 'method.forbidden':
      return problem('session');
    default:
      return problem('defect', incident ?? code);
  }
};

/** Never rejects. */
export async function findReport(host: KioskHost, typed: string): Promise<Lookup> {
  const caseNumber = readCaseNumber(typed);
  if (caseNumber === null) return problem('number');
  try {
    const answer = await host.call('diagnosis.find', { caseNumber });
    if (!answer.ok) return problemOf(answer.failure);
    const { report } = answer.value;
    return report === null ? problem('unknown') : { kind: 'found', report };
  } catch {
    return problem('session'); // rejection means the link is gone (contract/kiosk-host.ts)
  }
}
