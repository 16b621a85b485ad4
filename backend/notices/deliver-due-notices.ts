/**
 * Sends what is due (reference municipal.md A10): claim, read, carry, write down. Any number of processes may do it side by
 * side. A defect in one notice holds up no other: the notice stays claimed, comes back as one whose outcome is unknown, and
 * goes down its channels to a clerk.
 */
import type { NoticeChannel } from '../../contract/municipality/service-parts.ts';
import { type Result, success } from '../../contract/result.ts';
import { renderDocument } from '../documents/render-document.ts';
import type { RequestContext } from '../requests/request-context.ts';
import type { StorageTrouble } from '../storage/transaction.ts';
import { afterAttempt, type Attempted, nextChannel } from './after-attempt.ts';
import type { CarrierOutcome, NoticeCarriers } from './carriers.ts';
import { type ClaimedNotice, claimNotice } from './claim-notice.ts';
import { isCollected, noticeContent } from './notice-content.ts';
import { type ReadNotice, readNotice } from './read-notice.ts';
import { dropNotice, settleNotice } from './settle-notice.ts';

/** How many notices of this round ended how; `waiting` are tried again later or by their next channel. */
export type Round = {
  readonly sent: number;
  readonly waiting: number;
  readonly givenUp: number;
  /** The round was full. */
  readonly more: boolean;
};

/** Then the caller's other work has its turn. */
const longestRound = 100;

const letterKinds: { readonly [kind: string]: 'arrival-letter' | 'reminder-letter' } = {
  'codes-arrived': 'arrival-letter',
  'card-ready': 'arrival-letter',
  'codes-reminder': 'reminder-letter',
  'card-reminder': 'reminder-letter',
};

const renderLetterOf = (context: RequestContext, { facts, addressee }: ReadNotice): Promise<Uint8Array> => {
  const { municipality } = context;
  const content = noticeContent(facts, municipality);
  const letter = { addressee, madeAt: new Date(context.now()).toISOString(), content };
  const kind = letterKinds[facts.kind];
  return kind === undefined || !isCollected(facts.type)
    ? renderDocument({ kind: 'notice-letter', ...letter }, municipality)
    : renderDocument({ kind, service: facts.type, ...letter }, municipality);
};

const noCarrier: CarrierOutcome = { result: 'refused', code: 'no-carrier' };

const carry = async (
  context: RequestContext,
  carriers: NoticeCarriers,
  notice: ClaimedNotice,
  read: ReadNotice,
): Promise<CarrierOutcome> => {
  if (notice.channel === 'email') {
    if (carriers.mail === null) return noCarrier;
    if (read.email === null) return { result: 'refused', code: 'no-address' };
    const content = noticeContent(read.facts, context.municipality);
    return carriers.mail.send({ noticeId: notice.id, to: read.email, at: new Date(context.now()), content });
  }
  if (carriers.letter === null) return noCarrier;
  return carriers.letter.post({ noticeId: notice.id, pdf: await renderLetterOf(context, read) });
};

/** The message went out twice and nobody ever said whether it was taken; the second time this process may have died. */
const isSpent = (notice: ClaimedNotice): boolean => notice.unknown_outcomes >= 2;

type Ended = { readonly as: 'sent' | 'waiting' | 'givenUp'; readonly away: NoticeChannel | null };

const attempt = async (
  context: RequestContext,
  carriers: NoticeCarriers,
  notice: ClaimedNotice,
): Promise<Result<Ended, StorageTrouble>> => {
  const before: Attempted = {
    channels: notice.channels,
    channel: notice.channel,
    attempts: notice.attempts + 1,
    unknownOutcomes: notice.unknown_outcomes,
  };
  const settle = async (
    after: ReturnType<typeof nextChannel>,
    code: string,
    away: NoticeChannel | null,
  ): Promise<Result<Ended, StorageTrouble>> => {
    const settled = await settleNotice(context, notice, { after, code });
    if (!settled.ok) return settled;
    const as = after.state === 'sent' ? 'sent' : after.state === 'given-up' ? 'givenUp' : 'waiting';
    return success({ as, away });
  };
  const nowMs = context.now();
  const { channel } = notice;
  if (channel === null) return settle(nextChannel(before, nowMs), 'no-channel', null);
  // A clerk calls: this backend stores no number.
  if (channel === 'phone') return settle(nextChannel({ ...before, channels: [] }, nowMs), 'phone', null);
  const read = await readNotice(context, notice);
  if (!read.ok) return read;
  if (typeof read.value === 'string') {
    const dropped = await dropNotice(context, notice, read.value);
    return dropped.ok ? success({ as: 'givenUp', away: null }) : dropped;
  }
  if (isSpent(notice)) return settle(nextChannel(before, nowMs), 'outcome-unknown', null);
  const outcome = await carry(context, carriers, notice, read.value);
  const unknownOutcomes = before.unknownOutcomes + (outcome.result === 'unknown' ? 1 : 0);
  const patience = { attempts: context.municipality.notify.attempts, nowMs: context.now() };
  const after = afterAttempt({ ...before, unknownOutcomes }, outcome, patience);
  return settle(after, outcome.code, outcome.away === true ? channel : null);
};

/** Whatever is due now, oldest first. A carrier that cannot be reached is asked once a round. */
export const deliverDueNotices = async (
  context: RequestContext,
  carriers: NoticeCarriers,
  onDefect: (error: unknown) => void,
): Promise<Result<Round, StorageTrouble>> => {
  const round = { sent: 0, waiting: 0, givenUp: 0, more: false };
  const away: NoticeChannel[] = [];
  for (let taken = 0; taken < longestRound; taken += 1) {
    const claimed = await claimNotice(context, away);
    if (!claimed.ok) return claimed;
    if (claimed.value === null) return success(round);
    try {
      const ended = await attempt(context, carriers, claimed.value);
      if (!ended.ok) return ended;
      round[ended.value.as] += 1;
      if (ended.value.away !== null) away.push(ended.value.away);
    } catch (error) {
      onDefect(error);
    }
  }
  return success({ ...round, more: true });
};
