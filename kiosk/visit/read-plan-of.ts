/** Which files the visit reads: what its service needs, and from a card that only tests the reader nothing but its answer. */
import type { EidFileName } from '../../contract/eid-files.ts';
import { diagnosisReadPlan, reprintReadPlan } from '../requests/read-plan.ts';
import type { Visit } from './visit.ts';

export function readPlanOf(visit: Visit): readonly EidFileName[] {
  if (visit.service === 'card-defect') return visit.check.step === 'other-card' ? [] : diagnosisReadPlan;
  return visit.municipality === null ? [] : reprintReadPlan(visit.municipality);
}
