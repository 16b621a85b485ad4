/** What the municipality's answer to a submission means for the visit. */
import type { RequestReceipt } from '../../contract/municipal-api.ts';
import type { Result } from '../../contract/result.ts';
import type { MunicipalityPort } from '../ports.ts';
import type { Happening } from './visit-event.ts';

type Outcome = Extract<
  Happening,
  { happened: 'request-accepted' | 'request-refused' | 'request-failed' | 'price-changed' }
>;

/**
 * A changed price needs the new price book before the person can be asked again; when that cannot be had, nothing was
 * filed and trying again makes sense. A refusal is final: the same request can never work.
 */
export async function submissionOutcome(
  answer: Result<RequestReceipt>,
  attempt: number,
  municipality: MunicipalityPort,
): Promise<Outcome> {
  if (answer.ok) return { happened: 'request-accepted', attempt, receipt: answer.value };
  const { code, retry } = answer.failure;
  if (code === 'backend.price-changed') {
    const catalogue = await municipality.catalogue();
    return catalogue.ok
      ? { happened: 'price-changed', attempt, municipality: catalogue.value }
      : { happened: 'request-failed', attempt, code: 'backend.unreachable' };
  }
  if (retry === 'never') return { happened: 'request-refused', attempt, code };
  return { happened: 'request-failed', attempt, code };
}
