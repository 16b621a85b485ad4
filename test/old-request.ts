/** A request as the first version of this program stored it (migrations 0001 and 0002), to be found again by this one. */
import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { canonicalJson } from '../backend/requests/canonical-json.ts';
import { sealApplicant } from '../backend/requests/applicant-record.ts';
import type { FieldCipher } from '../backend/storage/field-cipher.ts';
import type { Tables } from '../backend/storage/tables.ts';
import type { RequestReceipt } from '../contract/municipal-api.ts';
import { sampleSubmission } from './unit/backend/sample-submission.ts';

export type OldRequest = { readonly idempotencyKey: string; readonly answer: RequestReceipt };

export const insertOldRequest = async (kysely: Kysely<Tables>, cipher: FieldCipher): Promise<OldRequest> => {
  const submission = sampleSubmission();
  const [id, idempotencyKey] = [randomUUID(), randomUUID()];
  const answer: RequestReceipt = {
    id,
    caseNumber: '2026-BCDF-GHJK',
    type: 'pin-reprint',
    state: 'submitted',
    receivedAt: '2026-11-22T09:12:00.000Z',
    amountCents: 500,
    payAt: 'request',
    pickupSite: submission.pickupSite,
    expectedFrom: '2026-11-25',
    expectedTo: '2026-11-29',
    simulated: false,
  };
  const sealed = sealApplicant(cipher, id, submission.applicant, submission.notification);
  await sql`insert into requests (id, municipality_id, case_number, type, state, kiosk_id, language, simulated, received_at)
    values (${id}, 'voorbeeldgem', ${answer.caseNumber}, 'pin-reprint', 'submitted', 'hall-1', 'nl', false,
      ${answer.receivedAt})`.execute(kysely);
  await sql`insert into applicants (request_id, national_number_index, national_number_sealed, surname_sealed, email_sealed,
      provenance)
    values (${id}, ${sealed.national_number_index}, ${sealed.national_number_sealed}, ${sealed.surname_sealed},
      ${sealed.email_sealed}, ${sealed.provenance})`.execute(kysely);
  await sql`insert into pin_reprints (request_id, reason, chip_generation, chip_trust, chip_findings, pickup_site,
      notification_channel, amount_cents, pay_at, expected_from, expected_to)
    values (${id}, 'codes-lost', '1.7', 'belgian', '[]', ${submission.pickupSite}, 'email', 500, 'request',
      '2026-11-25', '2026-11-29')`.execute(kysely);
  await sql`insert into idempotency_keys (municipality_id, caller, idempotency_key, fingerprint, request_id, answer, created_at)
    values ('voorbeeldgem', 'hall-1', ${idempotencyKey}, ${cipher.fingerprint(canonicalJson(submission))}, ${id},
      ${JSON.stringify(answer)}, ${answer.receivedAt})`.execute(kysely);
  return { idempotencyKey, answer };
};
