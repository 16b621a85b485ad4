/**
 * One case as a clerk sees it. Every look is in the audit trail with its purpose: when the trail cannot be written, nothing is
 * shown. Who asked for it stays sealed until a clerk opens it with a reason of its own.
 */
import type { Case } from '../../contract/case-api.ts';
import type { Applicant } from '../../contract/municipal-api.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import { openApplicantRecord } from '../requests/applicant-record.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { paymentsThatCount } from './case-rows.ts';
import { caseViewOf } from './case-view.ts';
import { type CaseLook, lookAtCase, type LookRefusal } from './look-at-case.ts';

export const readCase = (context: RequestContext, asked: CaseLook): Promise<Result<Case, LookRefusal>> =>
  lookAtCase(context, asked, 'case-read', async (transaction, row) => {
    const payments = await paymentsThatCount(transaction, [row.id]);
    return success(caseViewOf(context, row, payments.get(row.id) ?? null, asked.actor));
  });

/** The person behind a case; `request-not-found` also where nobody was named, and once it is purged. */
export const openApplicant = (context: RequestContext, asked: CaseLook): Promise<Result<Applicant, LookRefusal>> =>
  lookAtCase(context, asked, 'applicant-opened', async (transaction, row) => {
    const applicant = await transaction
      .selectFrom('applicants')
      .selectAll()
      .where('request_id', '=', row.id)
      .executeTakeFirst();
    return applicant === undefined
      ? failed('request-not-found')
      : success(openApplicantRecord(context.cipher, applicant));
  });
