/** The rules of every service as one record, for the one way in which requests are filed (reference municipal.md §1). */
import type { RequestType } from '../../contract/request-states.ts';
import type { Result } from '../../contract/result.ts';
import type { Submissions } from '../../contract/submissions.ts';
import type { Circumstances } from './circumstances.ts';
import { decideAppointment } from './decide-appointment.ts';
import { decideCardDefect } from './decide-card-defect.ts';
import { decideDigitalKey } from './decide-digital-key.ts';
import { decideForeignerCard } from './decide-foreigner-card.ts';
import { decideLoss } from './decide-loss.ts';
import { decidePinReprint } from './decide-pin-reprint.ts';
import { decidePinReset } from './decide-pin-reset.ts';
import { decideQueueTicket } from './decide-queue-ticket.ts';
import { decideReplacement } from './decide-replacement.ts';
import type { Decision, Refusal } from './decision.ts';

export const decisions: {
  readonly [T in RequestType]: (
    submission: Submissions[T],
    circumstances: Circumstances,
  ) => Result<Decision<T>, Refusal>;
} = {
  'pin-reprint': decidePinReprint,
  'pin-reset': decidePinReset,
  loss: decideLoss,
  'card-defect': decideCardDefect,
  replacement: decideReplacement,
  'foreigner-card': decideForeignerCard,
  'digital-key': decideDigitalKey,
  appointment: decideAppointment,
  'queue-ticket': decideQueueTicket,
};
