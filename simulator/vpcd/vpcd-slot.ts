/**
 * A card slot of a real pcscd: vpcd, the reader driver of virtualsmartcard, listens on a TCP port and takes whoever
 * connects for a card. Everything above it (pcscd, libpcsclite, our addon) is the real thing.
 *
 * Not guaranteed: vpcd serves one connection at a time. If another program is connected to the same port, the card waits
 * in the backlog and the reader shows the other one.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { VirtualCard, VirtualSlot } from '../virtual-card.ts';
import type { Latency } from './answer-latency.ts';
import { type CardLink, type CardLinkOptions, openCardLink, type SeenExchange } from './card-link.ts';
import { loadQuickAcknowledgement, type AcknowledgeNow } from './quick-acknowledgement.ts';

/** pcscd asks vpcd every 400 ms whether a card is there; what is shorter than that may pass unseen. */
const betweenChangesMs = 450;
const betweenAttemptsMs = 200;
const ignore = (): void => undefined;

export type VpcdSlotOptions = Partial<Latency> & {
  /** 35963 (0x8C7B) is the first slot of vpcd as Debian installs it, 35964 the second. */
  readonly port: number;
  readonly host?: string;
  /** The least time from one insertion or removal to the next. Shorter than 450 ms only against something that is not pcscd. */
  readonly betweenChangesMs?: number;
  /** How long to wait before connecting again when nobody listens or the connection broke. */
  readonly betweenAttemptsMs?: number;
  /** `off` shows what vpcd costs without (40 ms per command); for measuring only. */
  readonly quickAcknowledgement?: 'on' | 'off';
  /** Told once when quick acknowledgement is wanted and cannot be had. Default: a process warning. */
  readonly onWarning?: (message: string) => void;
  /** Sees every command with its answer, when the answer has left. For measuring: it holds whatever the card says. */
  readonly onExchange?: (exchange: SeenExchange) => void;
};

export interface VpcdSlot extends VirtualSlot {
  /** Whether the card in the slot has a connection to vpcd at this moment. */
  linked(): boolean;
  /** Takes the card out without waiting for pcscd to notice; afterwards the slot takes no card. */
  close(): Promise<void>;
}

/**
 * `insert` settles when vpcd has the connection, or after the first attempt if nobody listens (it goes on trying as long
 * as the card is in, so also over a restart of pcscd). It takes out first what is in the slot. `remove` settles when the
 * connection is closed. Neither waits for pcscd to notice, which takes up to 400 ms more.
 */
export const connectVpcdSlot = (options: VpcdSlotOptions): VpcdSlot => {
  const changeMs = options.betweenChangesMs ?? betweenChangesMs;
  const attemptMs = options.betweenAttemptsMs ?? betweenAttemptsMs;
  const acknowledgeNow: AcknowledgeNow | null =
    options.quickAcknowledgement === 'off'
      ? null
      : loadQuickAcknowledgement(options.onWarning ?? ((message) => process.emitWarning(message)));
  const linkOptions: CardLinkOptions = {
    address: { host: options.host ?? '127.0.0.1', port: options.port },
    acknowledgeNow,
    latency: { exchangeLatencyMs: options.exchangeLatencyMs ?? 0, byteLatencyMs: options.byteLatencyMs ?? 0 },
    onExchange: options.onExchange ?? ignore,
  };

  let card: VirtualCard | null = null;
  let link: CardLink | null = null;
  let linked = false;
  let closed = false;
  let lastChangeMs = Number.NEGATIVE_INFINITY;
  let retry: NodeJS.Timeout | undefined;
  let queue: Promise<void> = Promise.resolve();

  const attempt = async (inserted: VirtualCard): Promise<void> => {
    const opened = openCardLink(inserted, linkOptions);
    link = opened;
    void againAfter(opened, inserted);
    const isOpen = await opened.opened;
    if (link === opened) linked = isOpen;
  };

  const againAfter = async (ended: CardLink, inserted: VirtualCard): Promise<void> => {
    await ended.closed;
    if (link !== ended) return;
    linked = false;
    retry = setTimeout(() => void attempt(inserted), attemptMs);
  };

  const takeOut = async (): Promise<void> => {
    clearTimeout(retry);
    const open = link;
    card = null;
    link = null;
    linked = false;
    lastChangeMs = performance.now();
    open?.pull();
    await open?.closed;
  };

  const untilNextChange = async (): Promise<void> => {
    const waitMs = lastChangeMs + changeMs - performance.now();
    if (waitMs > 0 && !closed) await delay(waitMs);
  };

  const inOrder = (change: () => Promise<void>): Promise<void> => {
    const done = queue.then(change);
    queue = done.catch(() => undefined);
    return done;
  };

  const removeCard = async (): Promise<void> => {
    if (card === null) return;
    await untilNextChange();
    await takeOut();
  };

  return {
    insert: (inserted) =>
      inOrder(async () => {
        await removeCard();
        await untilNextChange();
        if (closed) throw new Error('The slot is closed.');
        card = inserted;
        lastChangeMs = performance.now();
        await attempt(inserted);
      }),
    remove: () => inOrder(removeCard),
    current: () => card,
    linked: () => linked,
    close: async () => {
      closed = true;
      await takeOut();
      await inOrder(takeOut);
    },
  };
};
