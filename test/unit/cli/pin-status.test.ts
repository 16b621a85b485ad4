import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { makeChip } from '../../../simulator/card-maker/make-chip.ts';
import { createVirtualCard } from '../../../simulator/card/create-virtual-card.ts';
import { adult11, adult17, adult18 } from '../../../simulator/cards/holders.ts';
import { createVirtualReader } from '../../../simulator/reader/virtual-reader.ts';
import { runCommand } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'eid-pin-'));
afterAll(() => rmSync(folder, { recursive: true }));

const cards = { '1.1': adult11, '1.7': adult17, '1.8': adult18 } as const;

const status = async (generation: keyof typeof cards, triesLeft: number, ...words: readonly string[]) => {
  const virtual = createVirtualReader({ name: 'R' });
  const card = createVirtualCard(makeChip({ ...cards[generation], pin: { digits: '1234', triesLeft } }));
  const headers: string[] = [];
  await virtual.slot.insert({
    ...card,
    transmit: (command) => {
      headers.push(Buffer.from(command.subarray(0, 4)).toString('hex'));
      return card.transmit(command);
    },
  });
  const ran = await runCommand(virtual.reader, ['pin', 'status', ...words]);
  return { ...ran, headers };
};

const counter = 'A blocked PIN is unblocked by the municipality only: no PUK works on this generation.';
const puk = 'A blocked PIN is unblocked with the PUK of the PIN letter, or by the municipality.';

describe('for people', () => {
  test.each([
    ['1.7', 3, 'Tries left: 3'],
    ['1.7', 2, `Tries left: 2. 2 more wrong PINs block it.\n${puk}`],
    ['1.7', 0, `Tries left: 0. The PIN is blocked.\n${puk}`],
    ['1.8', 3, 'Tries left: 3'],
    ['1.8', 1, `Tries left: 1. The next wrong PIN blocks it.\n${counter}`],
    ['1.8', 0, `Tries left: 0. The PIN is blocked.\n${counter}`],
    ['1.1', 3, 'Tries left: not known (asking a card of generation 1.1 could cost a try)'],
  ] as const)('%s with %i tries', async (generation, triesLeft, answer) => {
    expect(await status(generation, triesLeft)).toMatchObject({ status: 0, answer, told: '' });
  });
});

describe('--json', () => {
  test.each([
    ['1.7', 2, 2, null],
    ['1.8', 0, 0, null],
    ['1.1', 2, null, 'asking a card of generation 1.1 could cost a try'],
  ] as const)('%s with %i tries', async (generation, triesLeft, told, reason) => {
    const { answer, headers } = await status(generation, triesLeft, '--json');
    expect(JSON.parse(answer)).toEqual({ schema: 'eid-pin/1', triesLeft: told, reason });
    expect(headers.includes('00200001')).toBe(generation === '1.7');
  });
});

test('--trace shows every exchange by its header', async () => {
  const file = join(folder, 'pin.jsonl');
  const { headers } = await status('1.7', 3, '--trace', file);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const commands = lines.map((line): unknown => JSON.parse(line).command).filter((command) => command !== null);
  expect(commands).toEqual(headers.map((header) => header.toUpperCase()));
  expect(commands).toEqual(['80E40000', '00200001']);
});
