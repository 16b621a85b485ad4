/**
 * Files the report of a defective card (reference municipal.md C1, C2). Nothing is sealed: the report names nobody and its
 * schema has no place for a personal value, so there is nothing that a reader of the table must not see. A report of a test
 * card is taken everywhere, because a technician tries the way with one, and is marked as having no legal value.
 */
import { CardDefectReceiptSchema } from '../../contract/municipal-api.ts';
import { decideCardDefect } from '../rules/decide-card-defect.ts';
import { storedAs } from '../storage/decode-stored.ts';
import { createFiling } from './file-request.ts';

export const submitCardDefect = createFiling({
  state: 'reported',
  decide: decideCardDefect,
  isTest: ({ diagnosis }) => diagnosis.trust === 'test',
  receiptOf: (filed, submission) => ({
    id: filed.id,
    caseNumber: filed.caseNumber,
    type: submission.type,
    state: 'reported',
    receivedAt: filed.receivedAt,
    simulated: filed.simulated,
  }),
  store: async (transaction, _context, { id }, { diagnosis }) => {
    await transaction
      .insertInto('card_defects')
      .values({ request_id: id, diagnosis: JSON.stringify(diagnosis) })
      .execute();
  },
  decodeAnswer: storedAs(CardDefectReceiptSchema),
});
