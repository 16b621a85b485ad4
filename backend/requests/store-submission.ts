/**
 * What a submission holds beside its facts, each in its own table, so that a purge removes rows: who asks, sealed; what the
 * chip said; the diagnosis of a defective card, which names nobody.
 */
import type { Transaction } from 'kysely';
import type { AnySubmission } from '../../contract/submissions.ts';
import type { CaseRow } from '../cases/case-rows.ts';
import type { Tables } from '../storage/tables.ts';
import { sealApplicant } from './applicant-record.ts';
import type { RequestContext } from './request-context.ts';

export const storeSubmission = async (
  transaction: Transaction<Tables>,
  { cipher }: RequestContext,
  { id, municipality_id }: CaseRow,
  submission: AnySubmission,
): Promise<void> => {
  const ofCase = { request_id: id, municipality_id };
  if ('applicant' in submission) {
    const { applicant, notification } = submission;
    await transaction
      .insertInto('applicants')
      .values({ ...ofCase, ...sealApplicant(cipher, id, applicant, notification) })
      .execute();
  }
  if (submission.type === 'pin-reprint' && submission.chip !== null) {
    const { trust, findings } = submission.chip;
    await transaction
      .insertInto('chip_evidence')
      .values({ ...ofCase, trust, findings: JSON.stringify(findings) })
      .execute();
  }
  if (submission.type === 'card-defect')
    await transaction
      .insertInto('card_defects')
      .values({ ...ofCase, diagnosis: JSON.stringify(submission.diagnosis) })
      .execute();
};
