/**
 * `eid read` while another PC/SC program is at the same card, through a real pcscd: our answer is complete and right, or says
 * within a bounded wait that the reader is busy; and the other program gets what it asked for.
 */
import { join } from 'node:path';
import { Compile } from 'typebox/compile';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type EidRead, EidReadSchema } from '../../contract/eid-read.ts';
import { createVirtualCard } from '../../simulator/card/create-virtual-card.ts';
import { makeChip } from '../../simulator/card-maker/make-chip.ts';
import { adult17, adult18 } from '../../simulator/cards/holders.ts';
import { withSecondApplication } from '../second-application.ts';
import { type EidBench, openEidBench } from './eid-cli-process.ts';
import {
  compileOtherSoftware,
  type OtherSoftware,
  type OtherSoftwareMode,
  startOtherSoftware,
} from './other-software.ts';

const schema = Compile(EidReadSchema);
const compiled = await compileOtherSoftware();
const opened = typeof compiled === 'string' ? compiled : await openEidBench();
if (typeof opened === 'string') console.warn(`skipped: ${opened}`);

const testRoots = ['test-root-rsa.pem', 'test-root-ec.pem'].flatMap((name) => [
  '--test-root',
  join(import.meta.dirname, '../../simulator/pki', name),
]);
const words = ['read', '--json', '--wait', '20', '--offline', '--now', '2026-03-01', ...testRoots];

describe.skipIf(typeof opened === 'string').each([adult17, adult18])('$name beside another program', (definition) => {
  let bench: EidBench;
  let alone: EidRead;
  let other: OtherSoftware | null = null;

  const read = async (): Promise<{ readonly status: number | null; readonly document: EidRead }> => {
    const { status, answer, told } = await bench.start(words).ended;
    const document: unknown = answer === '' ? null : JSON.parse(answer);
    if (!schema.Check(document)) throw new Error(`status ${status}: ${told}`);
    return { status, document };
  };
  /** All that a reading says; how long it took is not that. */
  const saidBy = ({ timings: _timings, ...rest }: EidRead) => rest;
  const start = async (
    mode: OtherSoftwareMode,
    times: { readonly holdMs?: number; readonly pauseMs?: number } = {},
  ): Promise<OtherSoftware> => {
    if (typeof compiled === 'string') throw new Error(compiled);
    other = startOtherSoftware(compiled.program, bench.pcscd.socketPath, bench.readerName, mode, times);
    await other.ready;
    return other;
  };

  beforeAll(async () => {
    if (typeof opened === 'string') throw new Error(opened);
    bench = opened;
    await bench.slot.insert(withSecondApplication(createVirtualCard(makeChip(definition)), 0x6d00));
    const first = await read();
    expect(first.status).toBe(0);
    expect(first.document.identity?.surname).toBe(definition.holder.surname);
    alone = first.document;
  });
  afterEach(async () => {
    // Stopping twice is harmless: a test that failed half-way leaves nobody at the card.
    await other?.stop();
    other = null;
  });

  test.each([
    ['reads in a loop', 'read', {}],
    ['selects another application between our transactions', 'select', {}],
    ['resets the card between our transactions', 'reset', { pauseMs: 25 }],
    ['reads, and resets the card as it goes', 'disconnect', { pauseMs: 25 }],
    // libpcsclite looks every 100 ms whether the card is free: the gaps must be wider, or meeting one is luck.
    ['holds a transaction again and again', 'hold', { holdMs: 150, pauseMs: 150 }],
    ['holds a transaction for two seconds', 'hold', { holdMs: 2000, pauseMs: 600_000 }],
    ['is connected exclusively for a second', 'exclusive', { holdMs: 1000, pauseMs: 200 }],
  ] as const)('that %s: our answer is the same, and so is its own', async (_story, mode, times) => {
    const program = await start(mode, times);
    const { status, document } = await read();
    expect(document.findings.map(({ code }) => code)).toEqual(alone.findings.map(({ code }) => code));
    expect(saidBy(document)).toEqual(saidBy(alone));
    expect(status).toBe(0);
    const { cycles, wrong } = await program.stop();
    expect(cycles).toBeGreaterThan(0);
    expect(wrong).toBe(0);
  });

  const stubborn = definition === adult18 ? (['hold', 'exclusive'] as const) : [];
  test.each(stubborn)('that does not let go (%s): the reader is busy', async (mode) => {
    const program = await start(mode, { holdMs: 600_000 });
    const { status, document } = await read();
    expect(document.findings.map(({ code }) => code)).toEqual(['reader.busy']);
    expect(document.identity).toBeNull();
    expect(status).toBe(2);
    expect(await program.stop()).toEqual({ cycles: 1, wrong: 0 });
    expect(saidBy((await read()).document)).toEqual(saidBy(alone));
  });
});

afterAll(async () => {
  if (typeof opened !== 'string') await opened.close();
});
