/**
 * A loss, a theft or a destruction (reference municipal.md B1 to B5): written down as a pre-declaration, or referred to who
 * takes it. Nobody who has lost a card is turned away for age, residence or another case; routing says where to go.
 * DOC STOP (B1) is shown first by the kiosk and needs no request. Nothing is cancelled here: a clerk does that.
 */
import { failed, type Result, success } from '../../contract/result.ts';
import type { Submissions } from '../../contract/submissions.ts';
import type { Circumstances } from './circumstances.ts';
import type { Decision, Refusal } from './decision.ts';
import { numberPlace, personOf, unfitNationalNumber } from './person.ts';
import { routeLoss } from './route-loss.ts';

export const decideLoss = (
  { applicant, kind, family, abroad }: Submissions['loss'],
  circumstances: Circumstances,
): Result<Decision<'loss'>, Refusal> => {
  const { municipality, today } = circumstances;
  if (!municipality.services.loss.enabled) return failed('service-disabled');
  const unfit = unfitNationalNumber(applicant.nationalNumber.value, today, numberPlace);
  if (unfit !== null) return failed(unfit);
  const { resident } = personOf(applicant, circumstances);
  const { to } = routeLoss({ kind, family, abroad, resident }, circumstances);
  return success({
    state: to === 'municipality' ? 'pre-declared' : 'referred',
    facts: { lossKind: kind, cardFamily: family, routedTo: to },
  });
};
