/**
 * Notes that a person is to be told something, in the transaction that gives the reason: when the case moves, the notice
 * stands, and when it does not, nothing is sent. Sending, and handing to a clerk what cannot be sent, is deliver-due-notices.ts.
 */
import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { NoticeKind } from '../../contract/case-outcomes.ts';
import type { RequestContext } from '../requests/request-context.ts';
import type { Tables } from '../storage/tables.ts';
import { channelOrder, type Reachable } from './channel-order.ts';

export type NoticeOrder = { readonly requestId: string; readonly kind: NoticeKind };

type Sealed = Pick<
  Tables['applicants'],
  'email_sealed' | 'street_and_number_sealed' | 'zip_sealed' | 'municipality_sealed'
>;

/** A case without an applicant (a report, a ticket) has nobody to tell. */
const reachable = (applicant: Sealed | undefined): Reachable => ({
  byEmail: applicant !== undefined && applicant.email_sealed !== null,
  byLetter:
    applicant !== undefined &&
    applicant.street_and_number_sealed !== null &&
    applicant.zip_sealed !== null &&
    applicant.municipality_sealed !== null,
  byPhone: applicant !== undefined,
});

/** Throws when there is no such case in this municipality: whoever moves a case holds its row. */
export const queueNotice = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  { requestId, kind }: NoticeOrder,
): Promise<void> => {
  const request = await transaction
    .selectFrom('requests')
    .select('type')
    .where('id', '=', requestId)
    .where('municipality_id', '=', context.municipality.id)
    .executeTakeFirstOrThrow();
  const applicant = await transaction
    .selectFrom('applicants')
    .select(['email_sealed', 'street_and_number_sealed', 'zip_sealed', 'municipality_sealed'])
    .where('request_id', '=', requestId)
    .executeTakeFirst();
  const { before } = await transaction
    .selectFrom('notices')
    .select((count) => count.fn.countAll<number>().as('before'))
    .where('request_id', '=', requestId)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow();
  const channels = channelOrder({
    kind,
    type: request.type,
    sameKindBefore: before,
    person: reachable(applicant),
    municipality: context.municipality,
  });
  const [channel = null] = channels;
  const queuedAt = new Date(context.now());
  await transaction
    .insertInto('notices')
    .values({
      id: randomUUID(),
      municipality_id: context.municipality.id,
      request_id: requestId,
      kind,
      channels: JSON.stringify(channels),
      channel,
      state: 'queued',
      next_attempt_at: queuedAt,
      last_code: null,
      queued_at: queuedAt,
      sent_at: null,
    })
    .execute();
};
