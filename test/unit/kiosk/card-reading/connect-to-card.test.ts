import { expect, test } from 'vitest';
import { failed, success } from '../../../../contract/result.ts';
import { connectToCard } from '../../../../kiosk/card-reading/connect-to-card.ts';
import type { CardChannel, CardReaderPort, CardResult, CardTroubleCode } from '../../../../kiosk/ports.ts';
import { createSimulatedClock } from '../../../simulated-clock.ts';
import { createFakeChannel } from './fake-channel.ts';

type Attempt = CardTroubleCode | 'works' | 'never';

const setUp = (...attempts: readonly Attempt[]) => {
  const queue = [...attempts];
  const clock = createSimulatedClock('2026-03-01T09:00:00Z');
  const channel = createFakeChannel([]);
  const late = Promise.withResolvers<CardResult<CardChannel>>();
  const connect: CardReaderPort['connect'] = () => {
    const attempt = queue.shift();
    if (attempt === 'never') return late.promise;
    if (attempt === 'works' || attempt === undefined) return Promise.resolve(success(channel));
    return Promise.resolve(failed({ code: attempt, call: 'SCardConnect', returnCode: null }));
  };
  const reader: CardReaderPort = {
    connect,
    watch: () => () => Promise.resolve(),
    attributes: () => Promise.resolve([]),
  };
  const run = (signal: AbortSignal | null = null, more: { readonly deadlineMs?: number } = {}) =>
    connectToCard({ reader, readerName: 'R', clock, signal, ...more });
  return { clock, channel, late, queue, run };
};

test('a reader held by another program for a moment is waited for', async () => {
  const { clock, run, queue } = setUp('sharing-violation', 'sharing-violation', 'works');
  const connecting = run();
  await clock.advance(299);
  expect(queue).toEqual(['works']);
  await clock.advance(1);
  expect((await connecting).ok).toBe(true);
});

test('and not for ever', async () => {
  const busy: Attempt = 'sharing-violation';
  const { clock, run, queue } = setUp(...Array.from({ length: 35 }, () => busy), 'works');
  const connecting = run();
  await clock.advance(5100);
  expect(await connecting).toMatchObject({ ok: false, failure: { code: busy } });
  expect(queue).toEqual(['works']);
});

test('nor for longer than there is time for all of it', async () => {
  const { clock, run, queue } = setUp('sharing-violation', 'sharing-violation', 'never', 'works');
  const connecting = run(null, { deadlineMs: 2000 });
  await clock.advance(2000);
  expect(await connecting).toMatchObject({ ok: false, failure: { code: 'not-answering' } });
  expect(queue).toEqual(['works']);
});

test('a transaction that outlasts the deadline is not waited for again', async () => {
  const { clock, late, run, queue } = setUp('never', 'works');
  const connecting = run();
  await clock.advance(5000);
  late.resolve(failed({ code: 'sharing-violation', call: 'SCardConnect', returnCode: 0x8010000a }));
  expect(await connecting).toMatchObject({ ok: false, failure: { code: 'sharing-violation' } });
  expect(queue).toEqual(['works']);
});

test.each(['card-removed', 'reader-lost', 'service-lost', 'unsupported'] as const)(
  '%s is not tried again',
  async (code) => {
    const { run, queue } = setUp(code, 'works');
    expect(await run()).toMatchObject({ ok: false, failure: { code } });
    expect(queue).toEqual(['works']);
  },
);

test('a connection that comes too late is given back', async () => {
  const { clock, channel, late, run } = setUp('never');
  const connecting = run();
  await clock.advance(5250);
  expect(await connecting).toMatchObject({ ok: false, failure: { code: 'not-answering' } });
  late.resolve(success(channel));
  await clock.settle();
  expect(channel.calls).toEqual(['disconnect']);
});

test('an abort is obeyed at once', async () => {
  const controller = new AbortController();
  const { clock, run } = setUp('never');
  const connecting = run(controller.signal);
  await clock.settle();
  controller.abort();
  expect(await connecting).toMatchObject({ ok: false, failure: { code: 'aborted' } });
});
