/** `eid pin status` as a process against a real pcscd, with cards that tell what they were sent. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeChip } from '../../simulator/card-maker/make-chip.ts';
import { createVirtualCard } from '../../simulator/card/create-virtual-card.ts';
import { adult11, adult17, adult18 } from '../../simulator/cards/holders.ts';
import { type EidBench, openEidBench } from './eid-cli-process.ts';

const opened = await openEidBench();
if (typeof opened === 'string') console.warn(`skipped: ${opened}`);

const cards = { '1.1': adult11, '1.7': adult17, '1.8': adult18 } as const;
const wouldCost = 'asking a card of generation 1.1 could cost a try';

describe.skipIf(typeof opened === 'string')('eid pin status', () => {
  const folder = mkdtempSync(join(tmpdir(), 'eid-pin-'));
  let bench: EidBench;
  beforeAll(() => {
    if (typeof opened === 'string') throw new Error(opened);
    bench = opened;
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await bench.close();
  });

  test.each([
    ['1.1', 3, { triesLeft: null, reason: wouldCost }, ['80E40000']],
    ['1.7', 3, { triesLeft: 3, reason: null }, ['80E40000', '00200001']],
    ['1.7', 0, { triesLeft: 0, reason: null }, ['80E40000', '00200001']],
    ['1.8', 2, { triesLeft: 2, reason: null }, ['80E40000', '80E40001']],
    ['1.8', 0, { triesLeft: 0, reason: null }, ['80E40000', '80E40001']],
  ] as const)('%s with %i tries', async (generation, triesLeft, expected, commands) => {
    const card = createVirtualCard(makeChip({ ...cards[generation], pin: { digits: '1234', triesLeft } }));
    const log: string[] = [];
    await bench.slot.insert({
      ...card,
      transmit: (command) => {
        log.push(Buffer.from(command).toString('hex').toUpperCase());
        return card.transmit(command);
      },
    });
    const trace = join(folder, 'trace.jsonl');
    const words = ['pin', 'status', '--json', '--wait', '20', '--trace', trace];
    const { status, answer, told } = await bench.start(words).ended;
    await bench.slot.remove();
    expect({ status, told }).toEqual({ status: 0, told: '' });
    expect(JSON.parse(answer)).toEqual({ schema: 'eid-pin/1', ...expected });
    expect(log.map((command) => command.slice(0, 8))).toEqual(commands);
    const lines = readFileSync(trace, 'utf8').trim().split('\n');
    const traced = lines.map((line): unknown => JSON.parse(line).command).filter((command) => command !== null);
    expect(traced).toEqual(commands);
  });
});
