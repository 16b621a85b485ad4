/** Which papers a case has had and what was told to the person, by kind and moment; nothing of what they say. */
import type { Static } from 'typebox';
import type { CaseDocumentSchema, CaseNoticeSchema } from '../../contract/case-api.ts';
import { type Result, success } from '../../contract/result.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { type CaseLook, lookAtCase, type LookRefusal } from './look-at-case.ts';

export type Papers = {
  readonly documents: readonly Static<typeof CaseDocumentSchema>[];
  readonly notices: readonly Static<typeof CaseNoticeSchema>[];
};

/** Oldest first. A notice without a channel found nobody it could reach. */
export const listPapers = (
  context: RequestContext,
  asked: Omit<CaseLook, 'purpose'>,
): Promise<Result<Papers, LookRefusal>> =>
  lookAtCase(context, { ...asked, purpose: 'papers' }, 'case-read', async (transaction, { id }) => {
    const documents = await transaction
      .selectFrom('documents')
      .select(['kind', 'issued_at'])
      .where('request_id', '=', id)
      .orderBy('issued_at')
      .orderBy('id')
      .execute();
    const notices = await transaction
      .selectFrom('notices')
      .select(['kind', 'channel', 'state', 'queued_at', 'sent_at'])
      .where('request_id', '=', id)
      .orderBy('queued_at')
      .orderBy('id')
      .execute();
    return success({
      documents: documents.map(({ kind, issued_at }) => ({ kind, issuedAt: issued_at.toISOString() })),
      notices: notices.map(({ kind, channel, state, queued_at, sent_at }) => ({
        kind,
        channel: channel ?? 'none',
        state,
        at: (sent_at ?? queued_at).toISOString(),
      })),
    });
  });
