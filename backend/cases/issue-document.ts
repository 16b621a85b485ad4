/** A paper for a clerk, made again from the case as it stands. Each issue is in the trail and in the list of papers. */
import type { DocumentKind } from '../../contract/case-outcomes.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import type { DocumentFacts } from '../documents/document-facts.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { type CaseLook, lookAtCase, type LookRefusal } from './look-at-case.ts';
import { paperFacts } from './paper-facts.ts';
import { recordDocument } from './write-move.ts';

export type IssuedDocument = { readonly caseNumber: string; readonly facts: DocumentFacts };

/** `request-not-found` also where the case has no such paper. */
export const issueDocument = (
  context: RequestContext,
  { kind, ...asked }: CaseLook & { readonly kind: DocumentKind },
): Promise<Result<IssuedDocument, LookRefusal>> =>
  lookAtCase(context, asked, 'document-issued', async (transaction, row) => {
    const facts = await paperFacts(transaction, context, row, kind);
    if (facts === null) return failed('request-not-found');
    await recordDocument(transaction, row, kind, context.now());
    return success({ caseNumber: row.case_number, facts });
  });
