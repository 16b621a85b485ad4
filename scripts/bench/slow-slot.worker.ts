/**
 * The thread in which the measured card lives, so that waiting out its latency holds nobody else up. Takes one order at a
 * time from slow-slot.ts and answers each.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { createVirtualCard } from '../../simulator/card/create-virtual-card.ts';
import { connectVpcdSlot, type VpcdSlot } from '../../simulator/vpcd/vpcd-slot.ts';
import { benchCards } from './bench-cards.ts';
import type { SlotAnswer, SlotOrder, SlotPlace, TimedExchange } from './slow-slot.ts';

const port = parentPort;
if (port === null) throw new Error('This file is the thread of slow-slot.ts.');
const place: SlotPlace = workerData; // given by slow-slot.ts, typed there

let slot: VpcdSlot | null = null;
let seen: TimedExchange[] = [];

const follow = async (order: SlotOrder): Promise<SlotAnswer> => {
  switch (order.kind) {
    case 'insert': {
      const found = benchCards().cards.find(({ name }) => name === order.card);
      if (found === undefined) throw new Error(`There is no card ${order.card}.`);
      if (slot !== null) throw new Error('There is a card in the slot.');
      slot = connectVpcdSlot({
        port: place.port,
        ...order.latency,
        onWarning: (warning) => port.postMessage({ kind: 'warning', warning } satisfies SlotAnswer),
        onExchange: ({ command, answer, arrivedMs, answeredMs }) =>
          void seen.push({
            bytes: command.length + answer.length,
            arrivedMs: performance.timeOrigin + arrivedMs,
            answeredMs: performance.timeOrigin + answeredMs,
          }),
      });
      await slot.insert(createVirtualCard(found.chip));
      return { kind: 'done', exchanges: [] };
    }
    case 'remove':
      await slot?.close();
      slot = null;
      seen = [];
      return { kind: 'done', exchanges: [] };
    case 'take-exchanges': {
      const exchanges = seen;
      seen = [];
      return { kind: 'done', exchanges };
    }
  }
};

port.on('message', (order: SlotOrder) => {
  void follow(order).then((answer) => port.postMessage(answer));
});
