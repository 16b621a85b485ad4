/** The real command and revocation: online unless told otherwise, never held up for long, and nothing told that should not be. */
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EidRead } from '../../contract/eid-read.ts';
import { readCardFolder } from '../../simulator/card-files/card-folder.ts';
import { makeChip } from '../../simulator/card-maker/make-chip.ts';
import { createVirtualCard } from '../../simulator/card/create-virtual-card.ts';
import { adult18 } from '../../simulator/cards/holders.ts';
import { type LookUps, lookUpsUnder } from '../../simulator/pki/test-pki.ts';
import { type RevocationServer, startRevocationServer } from '../../simulator/revocation/revocation-server.ts';
import type { RevocationScript } from '../../simulator/revocation/simulated-authorities.ts';
import type { VirtualCard } from '../../simulator/virtual-card.ts';
import { publicCard } from '../public-cards.ts';
import { type EidBench, openEidBench } from './eid-cli-process.ts';

const opened = await openEidBench();
if (typeof opened === 'string') console.warn(`skipped: ${opened}`);

const testRoot = ['--test-root', join(import.meta.dirname, '../../simulator/pki/test-root-ec.pem')];
const certificate = makeChip(adult18).applet?.files['DF005038'] ?? new Uint8Array(0);
type Answer = NonNullable<RevocationScript['certificates']>[number]['answer'];

describe.skipIf(typeof opened === 'string')('eid read and revocation', () => {
  let bench: EidBench;
  let server: RevocationServer | null = null;
  let folder: string;
  beforeAll(() => {
    if (typeof opened === 'string') throw new Error(opened);
    bench = opened;
  });
  afterAll(() => bench.close());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'revocation-cli-'));
  });
  afterEach(async () => {
    await server?.close();
    server = null;
    rmSync(folder, { recursive: true, force: true });
  });

  const serve = async (answer: Answer): Promise<RevocationServer> => {
    server = await startRevocationServer({ now: () => new Date(), certificates: [{ certificate, answer }] });
    return server;
  };
  const cardNaming = (origin: string, changes: Partial<LookUps> = {}): VirtualCard =>
    createVirtualCard(makeChip({ ...adult18, lookUps: { ...lookUpsUnder(origin, 'ec', 'citizen'), ...changes } }));
  const cache = (): string => join(folder, 'cache');
  const read = async (card: VirtualCard, words: readonly string[], cacheHome = cache()) => {
    await bench.slot.insert(card);
    const ran = await bench.start(['read', '--json', '--wait', '20', ...words], { XDG_CACHE_HOME: cacheHome }).ended;
    await bench.slot.remove();
    if (ran.answer === '') throw new Error(`status ${ran.status}: ${ran.told}`);
    const document: EidRead = JSON.parse(ran.answer);
    const { verdict } = document.checks.find(({ check }) => check === 'revocation') ?? {};
    return { ...ran, verdict, codes: document.findings.map(({ code }) => code) };
  };

  const alice = publicCard('alice');
  test.skipIf(alice === null)(
    'the public card comes from no root of ours: nobody is asked, and that is not done',
    async () => {
      const definition = readCardFolder(alice ?? '');
      if (!definition.ok) throw new Error(definition.failure.code);
      const trace = join(folder, 'trace.jsonl');
      const { verdict, codes } = await read(createVirtualCard(definition.value), ['--trace', trace]);
      expect(verdict).toBe('not-done');
      // The one cause is told, not what follows from it.
      expect(codes).toContain('certificate.rrn-untrusted');
      expect(readFileSync(trace, 'utf8')).not.toMatch(/ask-ocsp|fetch-crl/);
    },
  );

  test('--offline: nobody is asked, and nobody is bothered with it', async () => {
    const { origin, seen } = await serve('revoked');
    const { verdict, codes } = await read(cardNaming(origin), [...testRoot, '--offline']);
    expect([verdict, codes, seen]).toEqual(['not-done', ['certificate.test-card'], []]);
  });

  test('good: the list is kept in the cache of the user, and not fetched again', async () => {
    const { origin, seen } = await serve('good');
    for (let time = 0; time < 2; time += 1) {
      const { verdict, codes, status } = await read(cardNaming(origin), testRoot);
      expect([verdict, codes, status]).toEqual(['passed', ['certificate.test-card'], 0]);
    }
    expect(seen.map(({ method }) => method).toSorted()).toEqual(['GET', 'POST', 'POST', 'POST', 'POST']);
    const directory = join(cache(), 'eid-kiosk', 'crl');
    const [name = '', ...others] = readdirSync(directory);
    expect(others).toEqual([]);
    expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
  });

  test.each([
    ['revoked', 'certificate.revoked'],
    ['on-hold', 'certificate.suspended'],
  ] as const)('%s', async (answer, code) => {
    const { origin } = await serve(answer);
    const { verdict, codes } = await read(cardNaming(origin), testRoot);
    expect(verdict).toBe('failed');
    expect(codes).toContain(code);
  });

  test('a responder that never answers: the command ends, and its trace tells nothing of the certificate', async () => {
    const { origin } = await serve('silent');
    const trace = join(folder, 'trace.jsonl');
    const { verdict, codes } = await read(cardNaming(origin, { crlUrl: null }), [...testRoot, '--trace', trace]);
    expect(verdict).toBe('not-done');
    expect(codes).toContain('certificate.revocation-unchecked');
    const told = readFileSync(trace, 'utf8');
    const questions = told.split('\n').filter((line) => line.includes('ask-ocsp'));
    expect(questions.map((line): string => JSON.parse(line).outcome)).toContain('timed-out');
    expect(told).toContain(new URL(origin).host);
    const { serialNumber } = new X509Certificate(certificate);
    expect(told.toUpperCase()).not.toContain(serialNumber);
    expect(told).not.toContain(String(BigInt(`0x${serialNumber}`)));
  });

  test('nobody at the address: not done', async () => {
    const { verdict, codes } = await read(cardNaming('http://127.0.0.1:1'), testRoot);
    expect(verdict).toBe('not-done');
    expect(codes).toContain('certificate.revocation-unchecked');
  });

  test('a cache that cannot be: told, and nothing else changes', async () => {
    const { origin } = await serve('good');
    const { verdict, told } = await read(cardNaming(origin), testRoot, '/dev/null/cache');
    expect(verdict).toBe('passed');
    expect(told.match(/cannot be kept/g)).toHaveLength(1);
  });
});
