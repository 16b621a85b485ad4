import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDemoCard } from '../../../simulator/cards/index.ts';
import { createVirtualReader } from '../../../simulator/reader/virtual-reader.ts';
import { runCommand } from './run.ts';

const readerWith = async (card: string | null) => {
  const { reader, slot } = createVirtualReader({ name: 'Invented Reader 00' });
  const built = card === null ? null : createDemoCard(card);
  if (built !== null) await slot.insert(built);
  return reader;
};

test('bench --json reads as often as asked for and gives figures only', async () => {
  const ran = await runCommand(await readerWith('adult-1.8'), [
    'bench',
    '--json',
    '--rounds',
    '3',
    '--without',
    'photo',
  ]);
  expect(ran.status).toBe(0);
  const document = JSON.parse(ran.answer);
  expect(document).toMatchObject({ schema: 'eid-bench/1', reader: { name: 'Invented Reader 00' }, rounds: 3 });
  expect(document.files).not.toContain('photo');
  for (const name of ['exchanges', 'bytesSent', 'bytesReceived']) {
    expect(document[name].median).toBeGreaterThan(0);
    expect(document[name].least).toBe(document[name].most);
  }
  expect(document.firstFieldsMs.median).toBeLessThanOrEqual(document.completeMs.median);
  expect(ran.answer).not.toContain('Exemplaire');
});

test('bench without --json is a table, and the chip is not challenged: that would use it up', async () => {
  const { reader, slot } = createVirtualReader({ name: 'Invented Reader 00' });
  const built = createDemoCard('adult-1.8');
  if (built === null) throw new Error('no such demo card');
  const instructions: (number | undefined)[] = [];
  await slot.insert({
    ...built,
    transmit: (command) => {
      instructions.push(command[1]);
      return built.transmit(command);
    },
  });
  const ran = await runCommand(reader, ['bench', '--rounds', '2']);
  expect(ran.status).toBe(0);
  expect(ran.answer).toMatch(/exchanges +\d+\.0 +\d+\.0 +\d+\.0/);
  expect(instructions).toContain(0xb0);
  expect(instructions).not.toContain(0x88);
});

test('bench --trace writes a line for every step of every round', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'eid-bench-trace-'));
  const file = join(folder, 'trace.jsonl');
  const ran = await runCommand(await readerWith('adult-1.7'), ['bench', '--rounds', '2', '--json', '--trace', file]);
  const steps = readFileSync(file, 'utf8').trim().split('\n');
  rmSync(folder, { recursive: true });
  const connects = steps.filter((step) => JSON.parse(step).step === 'connect');
  const transmits = steps.filter((step) => JSON.parse(step).step === 'transmit');
  expect(connects).toHaveLength(2);
  expect(transmits).toHaveLength(2 * JSON.parse(ran.answer).exchanges.median);
});

test('bench says what there is not', async () => {
  expect((await runCommand(await readerWith(null), ['bench'])).status).toBe(4);
  expect(await runCommand(await readerWith(null), ['bench', '--rounds', '0'])).toMatchObject({
    status: 1,
    told: expect.stringContaining('--rounds takes a number from 1 to 10000.'),
  });
  expect((await runCommand(await readerWith(null), ['read', '--rounds', '2'])).told).toContain('means nothing to read');
});
