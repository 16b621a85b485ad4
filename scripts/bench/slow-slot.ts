/** The slot of the measured card: a thread of its own (slow-slot.worker.ts) behind a few calls. */
import { Worker } from 'node:worker_threads';
import type { Latency } from '../../simulator/vpcd/answer-latency.ts';

export type SlotPlace = { readonly port: number };

export type SlotOrder =
  | { readonly kind: 'insert'; readonly card: string; readonly latency: Latency }
  | { readonly kind: 'take-exchanges' }
  | { readonly kind: 'remove' };

export type TimedExchange = {
  /** Of the command and of the answer with its status word. */
  readonly bytes: number;
  /** Since 1970, so that threads understand each other; finer than microseconds is noise. */
  readonly arrivedMs: number;
  readonly answeredMs: number;
};

export type SlotAnswer =
  | { readonly kind: 'done'; readonly exchanges: readonly TimedExchange[] }
  | { readonly kind: 'warning'; readonly warning: string };

export type SlowSlot = {
  /** Puts the card of that name (bench-cards.ts) in the empty slot. PC/SC notices within half a second, as it does a removal. */
  insert(card: string, latency: Latency): Promise<void>;
  remove(): Promise<void>;
  /** What passed the card's contacts since the last time, in order. */
  takeExchanges(): Promise<readonly TimedExchange[]>;
  close(): Promise<void>;
};

export const openSlowSlot = (place: SlotPlace, onWarning: (warning: string) => void): SlowSlot => {
  const worker = new Worker(new URL('slow-slot.worker.ts', import.meta.url), { workerData: place });
  const waiting: PromiseWithResolvers<readonly TimedExchange[]>[] = [];
  worker.on('message', (answer: SlotAnswer) => {
    if (answer.kind === 'warning') onWarning(answer.warning);
    else waiting.shift()?.resolve(answer.exchanges);
  });
  worker.on('error', (error) => {
    for (const one of waiting.splice(0)) one.reject(error);
  });
  const give = (order: SlotOrder): Promise<readonly TimedExchange[]> => {
    const answer = Promise.withResolvers<readonly TimedExchange[]>();
    waiting.push(answer);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows; this is a thread
    worker.postMessage(order);
    return answer.promise;
  };
  return {
    insert: async (card, latency) => {
      await give({ kind: 'insert', card, latency });
    },
    remove: async () => {
      await give({ kind: 'remove' });
    },
    takeExchanges: () => give({ kind: 'take-exchanges' }),
    close: async () => {
      await give({ kind: 'remove' });
      await worker.terminate();
    },
  };
};
