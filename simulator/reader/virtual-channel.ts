/** A connection to the card in the virtual reader, with the manners of pcsc-lite (winscard.c, readerfactory.c). */
import { failed, success } from '../../contract/result.ts';
import type { CardChannel, CardResult, ClockPort } from '../../kiosk/ports.ts';
import { cardTrouble, type TroubleCause } from './card-troubles.ts';
import { startPatience, type Outcome, type Patience } from './patience.ts';
import type { ChannelId, Presence } from './presence.ts';
import type { Turn } from './turns.ts';

export type ExchangePace = {
  /** What every exchange takes. */
  readonly exchangeLatencyMs: number;
  /** What every byte takes, in either direction. */
  readonly byteLatencyMs: number;
};

export type VirtualChannelOptions = {
  readonly presence: Presence;
  readonly protocol: 'T0' | 'T1';
  readonly clock: ClockPort;
  readonly pace: ExchangePace;
  readonly onRestarted: () => void;
  readonly onDisconnected: () => void;
};

export const createVirtualChannel = (options: VirtualChannelOptions): CardChannel => {
  const { presence, clock, pace } = options;
  const id: ChannelId = Symbol('channel');
  /** Why no call can work any more: closed, or a command that was never answered. */
  let dead: TroubleCause | null = null;
  let resetsSeen = presence.resets();
  let transaction: { readonly turn: Turn; depth: number } | null = null;
  let current: Patience | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  const forgetPresence = presence.onEnd((reason) => current?.interrupt(reason));

  const mineOrNobodys = (): boolean => {
    const holder = presence.transactions.holder();
    return holder === null || holder === id;
  };
  const resetTrouble = (): TroubleCause | null => (presence.resets() === resetsSeen ? null : 'card-reset');

  /** Runs a call when those before it are done; its deadline starts then. */
  const inOrder = <T>(
    call: string,
    deadlineMs: number | null,
    work: (patience: Patience) => Promise<Outcome<T>>,
  ): Promise<CardResult<T>> => {
    const run = async (): Promise<CardResult<T>> => {
      const hopeless = dead ?? presence.end();
      if (hopeless !== null) return failed(cardTrouble(hopeless, call));
      current = startPatience(clock, deadlineMs);
      const outcome = await work(current);
      current.end();
      current = null;
      if (outcome.ok) return outcome;
      if (outcome.failure === 'not-answering') dead ??= 'not-answering';
      return failed(cardTrouble(outcome.failure, call));
    };
    const result = queue.then(run);
    queue = result;
    return result;
  };

  /** The answer when the card has given it; never, when it stays silent. The wire is busy until then. */
  const answerOf = async (command: Uint8Array, wire: Turn): Promise<Uint8Array> => {
    const answer = presence.card.transmit(command);
    if (answer === 'silence') return new Promise<never>(() => undefined);
    const latencyMs = pace.exchangeLatencyMs + pace.byteLatencyMs * (command.length + answer.length);
    if (latencyMs > 0) await new Promise<void>((resolve) => void clock.after(latencyMs, resolve));
    wire.leave();
    return answer;
  };

  const onTheWire = async <T>(patience: Patience, use: (wire: Turn) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const wire = presence.wire.take(id);
    const granted = await patience.wait(wire.granted);
    if (granted.ok) return use(wire);
    wire.leave();
    return granted;
  };

  /** libpcsclite does not hand a sharing violation on here: it tries again until the other transaction has ended. */
  const afterOthersTransactions = async (patience: Patience): Promise<Outcome<void>> => {
    if (mineOrNobodys()) return success(undefined);
    const turn = presence.transactions.take(null);
    const granted = await patience.wait(turn.granted);
    turn.leave();
    return granted;
  };

  return {
    get atr() {
      return presence.atr();
    },
    protocol: options.protocol,

    transmit: (command, deadlineMs) =>
      inOrder('SCardTransmit', deadlineMs, async (patience) => {
        const free = await afterOthersTransactions(patience);
        if (!free.ok) return free;
        return onTheWire(patience, async (wire) => {
          const trouble = resetTrouble();
          if (trouble === null) return patience.wait(answerOf(command, wire));
          wire.leave();
          return failed(trouble);
        });
      }),

    beginTransaction: (deadlineMs) =>
      inOrder('SCardBeginTransaction', deadlineMs, async (patience) => {
        const trouble = resetTrouble();
        if (trouble !== null) return failed(trouble);
        if (transaction !== null) {
          transaction.depth += 1;
          return success(undefined);
        }
        const turn = presence.transactions.take(id);
        const granted = await patience.wait(turn.granted);
        if (granted.ok) transaction = { turn, depth: 1 };
        else turn.leave();
        return granted;
      }),

    endTransaction: () =>
      inOrder<void>('SCardEndTransaction', null, async () => {
        if (!mineOrNobodys()) return failed('sharing-violation');
        const trouble = resetTrouble();
        if (trouble !== null) return failed(trouble);
        if (transaction === null) return failed('not-transacted');
        transaction.depth -= 1;
        if (transaction.depth === 0) {
          transaction.turn.leave();
          transaction = null;
        }
        return success(undefined);
      }),

    reconnect: (kind, deadlineMs) =>
      inOrder<void>('SCardReconnect', deadlineMs, async (patience) => {
        const free = await afterOthersTransactions(patience);
        if (!free.ok) return free;
        return onTheWire(patience, async (wire) => {
          if (kind !== 'leave') presence.restart(kind);
          resetsSeen = presence.resets();
          wire.leave();
          if (kind !== 'leave') options.onRestarted();
          return presence.atr().length === 0 ? failed('card-mute') : success(undefined);
        });
      }),

    disconnect: async () => {
      if (dead === 'handle-closed') return;
      dead = 'handle-closed';
      forgetPresence();
      current?.interrupt('cancelled');
      transaction?.turn.leave();
      transaction = null;
      options.onDisconnected();
    },
  };
};
