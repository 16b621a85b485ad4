/**
 * Pushes the outbox to the addresses of the municipality file (reference municipal.md §2.2), as a step of the sweep: each
 * event at least once, in the order of the outbox, which keeps that of every case. Receivers are served side by side; one that
 * fails holds up nobody else and is asked again after a pause that grows. An event that is refused for good (410, or refused
 * in whatever way for three days) is marked and left behind: its receiver fetches it from GET /v1/events where it wants it
 * after all. A receiver that gives no answer at all loses nothing: it is waited for, however long.
 */
import { failed, type Result, success } from '../../contract/result.ts';
import type { RequestContext } from '../requests/request-context.ts';
import type { StorageTrouble } from '../storage/transaction.ts';
import type { Step, StepCount } from '../time/sweep.ts';
import { afterPost } from './after-post.ts';
import { type Claimed, claimEvents, registerReceivers, writeProgress } from './event-receivers.ts';
import { type EventSecrets, missingEventSecrets } from './event-secrets.ts';
import { postEvent, type Receiver } from './post-event.ts';

export type PushLimits = {
  /** For one post. */
  readonly deadlineMs: number;
  /** No further post to a receiver after so long; then the other steps of the sweep have their turn. */
  readonly roundMs: number;
  readonly eventsAtOnce: number;
};
export const usualPushLimits: PushLimits = { deadlineMs: 5_000, roundMs: 10_000, eventsAtOnce: 100 };

/** For the log. The host only: a path may be known to nobody else. */
export type PushTrouble = {
  readonly host: string;
  /** As in AfterPost. */
  readonly code: string;
  readonly eventId: string;
  readonly givenUp: boolean;
};

type Push = {
  readonly limits: PushLimits;
  readonly onTrouble: (trouble: PushTrouble) => void;
};

const nothing: StepCount = { done: 0, more: false };

const pushClaimed = async (
  context: RequestContext,
  receiver: Receiver,
  claimed: Claimed,
  { limits, onTrouble }: Push,
): Promise<Result<StepCount, StorageTrouble>> => {
  const { host } = new URL(receiver.address);
  const startedMs = performance.now();
  let { standing } = claimed;
  let done = 0;
  for (const { position, event } of claimed.events) {
    const outcome = await postEvent(receiver, event, { nowMs: context.now(), deadlineMs: limits.deadlineMs });
    const after = afterPost(outcome, standing, context.now());
    const givenUp = after.verdict === 'given-up';
    if (after.verdict !== 'taken') onTrouble({ host, code: after.code, eventId: event.id, givenUp });
    const isOver = performance.now() - startedMs >= limits.roundMs;
    const written = await writeProgress(context, claimed, {
      standing: after.standing,
      code: after.code,
      doneWith: after.verdict === 'later' ? null : { position, givenUp: givenUp ? event.id : null },
      goesOn: after.verdict !== 'later' && !isOver && event !== claimed.events.at(-1)?.event,
    });
    if (!written.ok) return written;
    if (after.verdict === 'later' || !written.value) return success({ done, more: false });
    ({ standing } = after);
    done += 1;
    if (isOver) return success({ done, more: true });
  }
  return success({ done, more: claimed.events.length === limits.eventsAtOnce });
};

const pushTo = async (
  context: RequestContext,
  receiver: Receiver,
  push: Push,
): Promise<Result<StepCount, StorageTrouble>> => {
  const claimed = await claimEvents(context, receiver.address, push.limits.eventsAtOnce);
  if (!claimed.ok) return claimed;
  return claimed.value === null ? success(nothing) : pushClaimed(context, receiver, claimed.value, push);
};

export type PushOptions = {
  readonly secrets: EventSecrets;
  readonly onTrouble: (trouble: PushTrouble) => void;
  readonly limits?: PushLimits;
};

/** Before the first request is taken, so that a new receiver misses nothing. The failure is a list of sentences for the operator. */
export const prepareEventPush = async (
  context: RequestContext,
  { secrets, onTrouble, limits = usualPushLimits }: PushOptions,
): Promise<Result<Step, readonly string[]>> => {
  const { adapters } = context.municipality;
  const problems = [
    ...adapters.events
      .filter((address) => !URL.canParse(address))
      .map((address) => `${address} in the municipality file is no web address`),
    ...missingEventSecrets(secrets, context.municipality),
  ];
  if (problems.length > 0) return failed(problems);
  const registered = await registerReceivers(context);
  if (!registered.ok) return failed(['the database was lost while the receivers of events were being registered']);
  const receivers = adapters.events.map((address) => ({
    address,
    secrets: secrets.get(address) ?? [],
  }));
  return success({
    name: 'event-push',
    run: async (at, onDefect) => {
      const rounds = await Promise.all(
        receivers.map(async (receiver) => {
          try {
            return await pushTo(at, receiver, { limits, onTrouble });
          } catch (error) {
            onDefect(error);
            return success(nothing);
          }
        }),
      );
      const lost = rounds.find((round) => !round.ok);
      if (lost !== undefined && !lost.ok) return lost;
      const counts = rounds.flatMap((round) => (round.ok ? [round.value] : []));
      return success({
        done: counts.reduce((sum, count) => sum + count.done, 0),
        more: counts.some(({ more }) => more),
      });
    },
  });
};
