/**
 * The bench through a real PC/SC service, one round of it: it runs, counts what the floor promises, and leaves nothing behind.
 * Exchanges are no timings: they are the same on every machine.
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { aims } from '../../scripts/bench/bench-report.ts';
import { runBench } from '../../scripts/bench/run-bench.ts';
import { findPcscdInstallation } from '../../simulator/pcscd/pcscd-installation.ts';

const installation = await findPcscdInstallation();
/** Of this test alone, so that what is left behind is seen. */
const temporary = await mkdtemp(join(os.tmpdir(), 'bench-'));
process.env['TMPDIR'] = temporary;
afterAll(() => rm(temporary, { recursive: true, force: true }));

test('RSA 1.7 and EC 1.8 are read within 5 % of the floor, name and address after at most 7 exchanges', async (context) => {
  if (!installation.ok) context.skip(installation.failure.detail);
  const report = await runBench({
    rounds: 1,
    cards: ['RSA 1.7', 'EC 1.8'],
    latency: { exchangeLatencyMs: 1, byteLatencyMs: 0 },
    withOpenSc: false,
    rates: null,
    signal: AbortSignal.timeout(100_000),
    tell: () => undefined,
  });
  if (!report.ok) {
    context.skip(report.failure);
    return;
  }
  expect(report.value.cards.map(({ card }) => card)).toEqual(['RSA 1.7', 'EC 1.8']);
  for (const { ours, floor, nameAndAddress, extras } of report.value.cards) {
    expect(ours.exchanges).toBeGreaterThanOrEqual(floor.whole.exchanges);
    expect(ours.exchanges).toBeLessThanOrEqual(floor.whole.exchanges * aims.exchangesOverFloor);
    expect(nameAndAddress.exchanges).toBeLessThanOrEqual(aims.nameAndAddressExchanges);
    expect(extras['citizen certificates'].exchanges).toBeGreaterThan(0);
    expect(extras['PIN status'].exchanges).toBeGreaterThan(0);
  }
  const [rsa, ec] = report.value.cards;
  expect(rsa?.extras['chip key and challenge'].exchanges).toBe(0);
  expect(ec?.extras['chip key and challenge'].exchanges).toBe(3);
  expect(await readdir(temporary)).toEqual([]);
});
