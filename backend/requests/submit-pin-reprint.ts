/** Files a PIN/PUK reprint (reference municipal.md A1-A8): who asks is sealed, what was agreed to is kept beside it. */
import { RequestReceiptSchema } from '../../contract/municipal-api.ts';
import { decidePinReprint } from '../rules/decide-pin-reprint.ts';
import { storedAs } from '../storage/decode-stored.ts';
import { sealApplicant } from './applicant-record.ts';
import { createFiling } from './file-request.ts';

export const submitPinReprint = createFiling({
  state: 'submitted',
  decide: decidePinReprint,
  // A test card is refused outside a demo, and everything is simulated in one.
  isTest: () => false,
  receiptOf: (filed, submission, terms) => ({
    id: filed.id,
    caseNumber: filed.caseNumber,
    type: submission.type,
    state: 'submitted',
    receivedAt: filed.receivedAt,
    ...terms,
    pickupSite: submission.pickupSite,
    simulated: filed.simulated,
  }),
  store: async (transaction, { cipher }, { id }, submission, terms) => {
    await transaction
      .insertInto('applicants')
      .values(sealApplicant(cipher, id, submission.applicant, submission.notification))
      .execute();
    await transaction
      .insertInto('pin_reprints')
      .values({
        request_id: id,
        reason: submission.reason,
        chip_generation: submission.chip.generation,
        chip_trust: submission.chip.trust,
        chip_findings: JSON.stringify(submission.chip.findings),
        pickup_site: submission.pickupSite,
        notification_channel: submission.notification.channel,
        amount_cents: terms.amountCents,
        pay_at: terms.payAt,
        expected_from: terms.expectedFrom,
        expected_to: terms.expectedTo,
      })
      .execute();
  },
  decodeAnswer: storedAs(RequestReceiptSchema),
});
