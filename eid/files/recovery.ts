/**
 * What to do when an exchange did not work: wait, then reset, then cycle the power, noting where each attempt stopped. A
 * place that stays the same through all of this points at the chip's memory, a moving one at contacts or reader
 * (reference belgian-eid.md §7, last paragraph).
 */
import type { CardScript, CardStep, Trouble } from '../card-image.ts';

/** Climbed one by one as long as reading does not get any further. */
const ladder: readonly CardStep[] = [
  { kind: 'pause', pauseMs: 50 },
  { kind: 'pause', pauseMs: 200 },
  { kind: 'pause', pauseMs: 500 },
  { kind: 'reconnect', how: 'reset' },
  { kind: 'reconnect', how: 'power-cycle' },
];
/** While another program keeps the card for itself there is nothing to do but wait: resetting it would only take it away from there. */
const waitingLadder: readonly CardStep[] = [50, 200, 500, 1000, 2000].map((pauseMs) => ({ kind: 'pause', pauseMs }));
/** Bounds the time one file can take on a card that stumbles again and again but gets further every time. */
const maximumStumbles = 12;

/** Codes of kiosk/ports.ts after which no further exchange can work, and `aborted`: whoever drives the script wants no more of it. */
const endingTroubles: ReadonlySet<Trouble> = new Set([
  'card-removed',
  'reader-lost',
  'service-lost',
  'not-answering',
  'aborted',
]);

/** What the parts of one reading script share. */
export type ReadingSession = {
  endedBy: Trouble | null;
  inTransaction: boolean;
  /** Status words of SELECT that the whole ladder did not cure: the next file need not prove them again. */
  readonly settledStatusWords: Set<number>;
  /** Card or reader has named a rest (6Cxx) behind which there was more: it names what it gives at once, never the end. */
  namesPortions: boolean;
};

export const openReadingSession = (): ReadingSession => ({
  endedBy: null,
  inTransaction: false,
  settledStatusWords: new Set(),
  namesPortions: false,
});

/** Exactly one of `statusWord` and `trouble` is set. */
export type Stumble = {
  readonly kind: 'stumbled';
  readonly offset: number;
  readonly statusWord: number | null;
  readonly trouble: Trouble | null;
};
export type Attempt<T> = { readonly kind: 'done'; readonly value: T } | Stumble;

export const stumbledOver = (offset: number, over: { statusWord: number } | { trouble: Trouble }): Stumble => ({
  kind: 'stumbled',
  offset,
  statusWord: 'statusWord' in over ? over.statusWord : null,
  trouble: 'trouble' in over ? over.trouble : null,
});

/** Notes a trouble that ends everything; true if it did. */
export const endsReading = (session: ReadingSession, trouble: Trouble): boolean => {
  if (endingTroubles.has(trouble)) session.endedBy ??= trouble;
  return session.endedBy !== null;
};

/** Null when the transaction stands. */
export function* beginTransaction(session: ReadingSession): CardScript<Trouble | null> {
  if (session.inTransaction) return null;
  const begun = yield { kind: 'begin-transaction' };
  if (!begun.ok) return begun.failure;
  session.inTransaction = true;
  return null;
}

/** A transaction that cannot be ended is gone already (reset, removal); only what ends everything is noted. */
export function* endTransaction(session: ReadingSession): CardScript<void> {
  if (!session.inTransaction || session.endedBy !== null) return;
  session.inTransaction = false;
  const ended = yield { kind: 'end-transaction' };
  if (!ended.ok) endsReading(session, ended.failure);
}

/** True if the step was taken; after a power cycle that failed nothing is left to try and the session has ended. */
function* takeStep(session: ReadingSession, step: CardStep): CardScript<boolean> {
  if (step.kind === 'reconnect') {
    yield* endTransaction(session);
    if (session.endedBy !== null) return false;
  }
  const taken = yield step;
  if (taken.ok) return true;
  const isLastResort = step.kind === 'reconnect' && step.how === 'power-cycle';
  if (!endsReading(session, taken.failure) && isLastResort) session.endedBy = taken.failure;
  return false;
}

/** What another program did to the card or keeps it from doing says nothing about card, contacts or reader. */
const interferences: ReadonlySet<Trouble> = new Set(['card-reset', 'sharing-violation']);
export const isInterference = ({ trouble }: Stumble): boolean => trouble !== null && interferences.has(trouble);

/**
 * Repeats `attempt` until it is done, the ladder is used up or reading has ended. `stumbles` lists every attempt that
 * failed; when nothing was done, the last of them says why. A card that is still somebody else's at the end ends reading.
 */
export function* persistently<T>(
  session: ReadingSession,
  attempt: () => CardScript<Attempt<T>>,
): CardScript<{ readonly done: { readonly value: T } | null; readonly stumbles: readonly Stumble[] }> {
  const stumbles: Stumble[] = [];
  let rung = 0;
  let waits = 0;
  while (session.endedBy === null) {
    const result = yield* attempt();
    if (result.kind === 'done') return { done: { value: result.value }, stumbles };
    if (stumbles.length > 0 && stumbles.at(-1)?.offset !== result.offset) rung = 0;
    stumbles.push(result);
    if (result.trouble !== null && endsReading(session, result.trouble)) break;
    if (stumbles.length >= maximumStumbles) break;
    let recovered = false;
    if (result.trouble === 'card-reset') {
      // Another program reset the card: nothing is wrong with it, and resetting it again would do the same to that program.
      recovered = yield* takeStep(session, { kind: 'reconnect', how: 'leave' });
    } else if (result.trouble === 'sharing-violation') {
      const wait = waitingLadder[waits];
      waits += 1;
      if (wait === undefined) session.endedBy = result.trouble;
      else recovered = yield* takeStep(session, wait);
    }
    while (!recovered && session.endedBy === null) {
      const step = ladder[rung];
      if (step === undefined) return { done: null, stumbles };
      rung += 1;
      recovered = yield* takeStep(session, step);
    }
  }
  return { done: null, stumbles };
}

/**
 * Begins a transaction for a command that must not be repeated once it was sent: before that, a reset by another program and
 * a card in somebody else's hands are worth the same patience as anywhere. Null when the transaction stands.
 */
export function* holdCard(session: ReadingSession): CardScript<Trouble | null> {
  const { done, stumbles } = yield* persistently<null>(session, function* () {
    const trouble = yield* beginTransaction(session);
    return trouble === null ? { kind: 'done', value: null } : stumbledOver(0, { trouble });
  });
  return done === null ? (stumbles.at(-1)?.trouble ?? session.endedBy) : null;
}
