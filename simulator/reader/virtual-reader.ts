/**
 * A card reader without PC/SC: the device behind `CardReaderPort` where no pcscd with vpcd can be had, and in tests. It
 * behaves as pcsc-lite 1.9.9 with one reader does (states, event counts, sharing, resets, return codes).
 *
 * Not guaranteed: the transport below the APDU (no T=0 byte exchange), the five-second limit that Windows sets to a
 * transaction, and pcsc-lite's powering down of a card that nobody uses.
 */
import { failed, success } from '../../contract/result.ts';
import type { CardReaderPort, ClockPort, ReadersSnapshot } from '../../kiosk/ports.ts';
import type { VirtualCard, VirtualSlot } from '../virtual-card.ts';
import { cardTrouble, type TroubleCause } from './card-troubles.ts';
import { offeredProtocol } from './offered-protocol.ts';
import { startPatience, type Outcome } from './patience.ts';
import { createPresence, type Presence, type PresenceEnd } from './presence.ts';
import { readerStateOf } from './reader-state-of.ts';
import { systemClock } from './system-clock.ts';
import { createVirtualChannel, type ExchangePace } from './virtual-channel.ts';

/** SCARD_E_NO_SERVICE (winscard.h). */
const noService = 0x8010001d;

export type VirtualReaderOptions = Partial<ExchangePace> & {
  readonly name: string;
  /** Default: the time of the computer. */
  readonly clock?: ClockPort;
};

export type VirtualReader = {
  readonly reader: CardReaderPort;
  /** `insert` takes out first what is in the slot; both settle when the reader has noticed. */
  readonly slot: VirtualSlot;
  /** Pulls the reader's cable; the card stays in it. */
  unplug(): void;
  plugIn(): void;
  /** Stops the service that all readers hang on; `returnCode` is what it then reports. */
  stopService(returnCode?: number): void;
  startService(): void;
  /** What another program does that connects exclusively, until the returned function is called. */
  occupyExclusively(): () => void;
};

export const createVirtualReader = (options: VirtualReaderOptions): VirtualReader => {
  const { name } = options;
  const clock = options.clock ?? systemClock;
  const pace = { exchangeLatencyMs: options.exchangeLatencyMs ?? 0, byteLatencyMs: options.byteLatencyMs ?? 0 };

  let card: VirtualCard | null = null;
  let presence: Presence | null = null;
  let plugged = true;
  /** The return code while the service is down, null while it is up. */
  let serviceCode: number | null = null;
  /** The occupation by another program that connected exclusively. */
  let occupation: symbol | null = null;
  let eventCount = 0;
  let channelCount = 0;
  const listeners = new Set<(snapshot: ReadersSnapshot) => void>();

  const readerState = () =>
    readerStateOf({
      name,
      atr: presence?.atr() ?? null,
      eventCount,
      occupied: occupation !== null,
      inUse: channelCount > 0,
    });

  const snapshot = (): ReadersSnapshot => ({
    service: serviceCode === null ? 'up' : 'down',
    serviceCode,
    readers: serviceCode === null && plugged ? [readerState()] : [],
  });

  const announce = (): void => {
    const now = snapshot();
    for (const deliver of listeners) deliver(now);
  };

  /** Counts like pcscd, in 16 bits. */
  const countEvent = (): void => {
    eventCount = (eventCount + 1) & 0xffff;
  };

  const powerUp = (): void => {
    if (card !== null && presence === null && plugged && serviceCode === null) presence = createPresence(card);
  };

  const cutOff = (reason: PresenceEnd): void => {
    const ended = presence;
    presence = null;
    channelCount = 0;
    occupation = null;
    ended?.finish(reason);
  };

  /** Why a card in this reader cannot be connected to, null when it can; a mute card gets a second chance. */
  const connectTrouble = (): TroubleCause | null => {
    if (serviceCode !== null) return 'service-lost';
    if (!plugged) return 'reader-unknown';
    if (presence === null) return 'card-absent';
    if (occupation !== null) return 'sharing-violation';
    if (presence.atr().length === 0) {
      presence.powerUpAgain();
      if (presence.atr().length === 0) return 'card-mute';
      announce();
    }
    return null;
  };

  /** Connecting waits for another channel's transaction, then for the wire, as pcscd does. */
  const untilFree = async (inserted: Presence, deadlineMs: number): Promise<Outcome<void>> => {
    const patience = startPatience(clock, deadlineMs);
    const forget = inserted.onEnd((reason) => patience.interrupt(reason));
    let outcome: Outcome<void> = success(undefined);
    for (const turns of [inserted.transactions, inserted.wire]) {
      const turn = turns.take(null);
      outcome = await patience.wait(turn.granted);
      turn.leave();
      if (!outcome.ok) break;
    }
    forget();
    patience.end();
    return outcome;
  };

  const reader: CardReaderPort = {
    watch: (listener) => {
      let open = true;
      const deliver = (now: ReadersSnapshot): void =>
        queueMicrotask(() => {
          if (open) listener(now);
        });
      listeners.add(deliver);
      deliver(snapshot());
      return async () => {
        open = false;
        listeners.delete(deliver);
      };
    },

    connect: async (readerName, deadlineMs) => {
      const fail = (cause: TroubleCause) => failed(cardTrouble(cause, 'SCardConnect'));
      if (serviceCode === null && readerName !== name) return fail('reader-unknown');
      const trouble = connectTrouble();
      if (trouble !== null) return fail(trouble);
      const inserted = presence;
      if (inserted === null) return fail('card-absent');
      const free = await untilFree(inserted, deadlineMs);
      if (!free.ok) {
        const isHeld = free.failure === 'not-answering' && inserted.transactions.holder() !== null;
        return fail(isHeld ? 'held-by-another' : free.failure);
      }
      const ended = inserted.end();
      if (ended !== null) return fail(ended);
      const protocol = offeredProtocol(inserted.atr());
      if (protocol === null) return fail('protocol-mismatch');
      channelCount += 1;
      announce();
      return success(
        createVirtualChannel({
          presence: inserted,
          protocol,
          clock,
          pace,
          onRestarted: announce,
          onDisconnected: () => {
            if (presence !== inserted) return;
            channelCount -= 1;
            announce();
          },
        }),
      );
    },

    attributes: async () =>
      (['vendor', 'model', 'serial', 'firmware'] as const).map((attribute) => ({ name: attribute, value: null })),
  };

  const remove = (): void => {
    if (card === null) return;
    card = null;
    if (presence === null) return;
    cutOff('card-removed');
    countEvent();
    announce();
  };

  return {
    reader,
    slot: {
      insert: async (inserted) => {
        remove();
        card = inserted;
        powerUp();
        if (presence === null) return;
        countEvent();
        announce();
      },
      remove: async () => remove(),
      current: () => card,
    },
    unplug: () => {
      plugged = false;
      cutOff('reader-lost');
      announce();
    },
    plugIn: () => {
      if (plugged) return;
      plugged = true;
      eventCount = 0;
      powerUp();
      announce();
    },
    stopService: (returnCode = noService) => {
      serviceCode = returnCode;
      cutOff('service-lost');
      announce();
    },
    startService: () => {
      if (serviceCode === null) return;
      serviceCode = null;
      eventCount = 0;
      powerUp();
      announce();
    },
    occupyExclusively: () => {
      const mine = Symbol('occupation');
      occupation = mine;
      announce();
      return () => {
        if (occupation !== mine) return;
        occupation = null;
        announce();
      };
    },
  };
};
