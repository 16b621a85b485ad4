import { expect, test } from 'vitest';
import type { CardScript, CardStep, CardStepResult } from '../../../../eid/card-image.ts';
import type { TraceLine } from '../../../../kiosk/card-reading/exchange-trace.ts';
import { runCardScript, type RunOptions } from '../../../../kiosk/card-reading/run-card-script.ts';
import type { CardChannel } from '../../../../kiosk/ports.ts';
import { createSimulatedClock } from '../../../simulated-clock.ts';
import { createFakeChannel } from './fake-channel.ts';

const read: CardStep = { kind: 'transmit', command: Uint8Array.of(0x00, 0xb0, 0x01, 0x00, 0x10) };
const begin: CardStep = { kind: 'begin-transaction' };
const end: CardStep = { kind: 'end-transaction' };

/** A script that takes the steps whatever comes back, and returns what came. */
function* taking(...steps: readonly CardStep[]): CardScript<readonly CardStepResult[]> {
  const results: CardStepResult[] = [];
  for (const step of steps) results.push(yield step);
  return results;
}

const failuresOf = (results: readonly CardStepResult[]): readonly (string | null)[] =>
  results.map((result) => (result.ok ? null : result.failure));

const setUp = (channel: CardChannel, more: Partial<RunOptions> = {}) => {
  const clock = createSimulatedClock('2026-03-01T09:00:00Z');
  const lines: TraceLine[] = [];
  const progress: string[] = [];
  const options: RunOptions = {
    channel,
    clock,
    deadlines: { exchangeMs: 1000, transactionMs: 2000, reconnectMs: 3000, overallMs: 10_000 },
    signal: null,
    onProgress: (file, phase) => progress.push(`${phase} ${file}`),
    onTrace: (line) => lines.push(line),
    ...more,
  };
  return { clock, lines, progress, options };
};

test('steps go to the channel in order; exchanges and bytes are counted, progress is passed on', async () => {
  const channel = createFakeChannel(['ok', '0102039000', '9000', 'ok', 'ok']);
  const { options, progress } = setUp(channel);
  const run = await runCardScript(
    taking(
      begin,
      { kind: 'progress', file: 'identity', phase: 'started' },
      read,
      read,
      { kind: 'progress', file: 'identity', phase: 'finished' },
      end,
      { kind: 'reconnect', how: 'power-cycle' },
    ),
    options,
  );
  expect(channel.calls).toEqual(['begin', '00B0010010', '00B0010010', 'end', 'power-cycle']);
  expect(run).toMatchObject({ exchanges: 2, bytesSent: 10, bytesReceived: 7, lastTrouble: null });
  expect(progress).toEqual(['started identity', 'finished identity']);
});

test('the trace shows header, lengths, status word and trouble, and no data byte', async () => {
  const channel = createFakeChannel(['A1B2C39000', { trouble: 'communication' }]);
  const { options, lines } = setUp(channel);
  const secret = Uint8Array.of(0x00, 0x20, 0x00, 0x01, 0x08, 0x24, 0x12, 0x34, 0xff, 0xff, 0xff, 0xff, 0xff);
  const withFile: CardStep = { kind: 'progress', file: 'photo', phase: 'started' };
  await runCardScript(taking(withFile, read, { kind: 'transmit', command: secret }), options);
  expect(lines).toEqual([
    {
      step: 'transmit',
      file: 'photo',
      command: '00B00100',
      sentBytes: 5,
      receivedBytes: 3,
      statusWord: '9000',
      trouble: null,
      returnCode: null,
      microseconds: 0,
    },
    {
      step: 'transmit',
      file: 'photo',
      command: '00200001',
      sentBytes: 13,
      receivedBytes: 0,
      statusWord: null,
      trouble: 'communication',
      returnCode: '80100016',
      microseconds: 0,
    },
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/A1B2|2412|1234/i);
});

test('a command that is never answered ends at its deadline, and the script is told', async () => {
  const { clock, options } = setUp(createFakeChannel([null]));
  const running = runCardScript(taking(read), options);
  await clock.advance(1249);
  let settled = false;
  void running.then(() => (settled = true));
  await clock.settle();
  expect(settled).toBe(false);
  await clock.advance(1);
  const run = await running;
  expect(failuresOf(run.value)).toEqual(['not-answering']);
  expect(run.lastTrouble).toEqual({ code: 'not-answering', call: 'transmit', returnCode: null });
  expect(clock.pending()).toBe(0);
});

test.each([
  ['begin-transaction', begin, 2250],
  ['end-transaction', end, 1250],
  ['reconnect', { kind: 'reconnect', how: 'reset' } satisfies CardStep, 3250],
] as const)('%s has a deadline too', async (_name, step, atMs) => {
  const { clock, options } = setUp(createFakeChannel([null]));
  const running = runCardScript(taking(step), options);
  await clock.advance(atMs);
  expect(failuresOf((await running).value)).toEqual(['not-answering']);
});

test('after the overall deadline no step reaches the card any more', async () => {
  const channel = createFakeChannel(['9000']);
  const { clock, options } = setUp(channel);
  const pause: CardStep = { kind: 'pause', pauseMs: 9_999 };
  const running = runCardScript(taking(pause, { kind: 'pause', pauseMs: 1 }, read, read), options);
  await clock.advance(20_000);
  expect(failuresOf((await running).value)).toEqual([null, null, 'not-answering', 'not-answering']);
  expect(channel.calls).toEqual([]);
});

test('a pause waits its time and no longer', async () => {
  const { clock, options } = setUp(createFakeChannel([]));
  const running = runCardScript(taking({ kind: 'pause', pauseMs: 200 }), options);
  await clock.advance(200);
  expect(failuresOf((await running).value)).toEqual([null]);
  expect(clock.monotonicMs()).toBe(200);
});

test('an abort ends the wait at once, and every step after it', async () => {
  const controller = new AbortController();
  const { options, clock } = setUp(createFakeChannel([null]), { signal: controller.signal });
  const running = runCardScript(taking(read, begin), options);
  await clock.settle();
  controller.abort();
  expect(failuresOf((await running).value)).toEqual(['aborted', 'aborted']);
  expect(clock.pending()).toBe(0);
});

test('places of transmission errors are noted with the file', async () => {
  const trouble = { trouble: 'communication' } as const;
  const { options } = setUp(createFakeChannel([trouble, trouble, { trouble: 'card-reset' }]));
  const photo: CardStep = { kind: 'progress', file: 'photo', phase: 'started' };
  const run = await runCardScript(taking(read, photo, read, read), options);
  expect(run.communicationTroubles).toEqual([
    { file: null, command: '00B00100' },
    { file: 'photo', command: '00B00100' },
  ]);
  expect(run.lastTrouble?.code).toBe('card-reset');
});
