/**
 * From the card in the reader to the finding, with a real HTTP server in between: a made card whose certificates name it, the
 * virtual reader, the reading use case, the real transport. What each answer must come to stands in one table.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rootsOfSimulation } from '../../browser-host/simulated-roots.ts';
import { eidFileNames } from '../../contract/eid-files.ts';
import type { FindingCode, Verdict } from '../../contract/findings.ts';
import { createNodeCrypto } from '../../kiosk/adapters/node-crypto/node-crypto.ts';
import { createRevocationHttp } from '../../kiosk/adapters/revocation-http/create-revocation-http.ts';
import { createSystemRandom } from '../../kiosk/adapters/system/system-random.ts';
import { createCardReading } from '../../kiosk/card-reading/create-card-reading.ts';
import { revocationDeadlineMs, type RevocationTraceLine } from '../../kiosk/card-reading/look-up-revocation.ts';
import { makeChip } from '../../simulator/card-maker/make-chip.ts';
import { createVirtualCard } from '../../simulator/card/create-virtual-card.ts';
import { adult17, adult18 } from '../../simulator/cards/holders.ts';
import { type LookUps, lookUpsUnder, pkiFamilies, type PkiFamily } from '../../simulator/pki/test-pki.ts';
import { createVirtualReader } from '../../simulator/reader/virtual-reader.ts';
import type { CrlAnswerName } from '../../simulator/revocation/crl-answers.ts';
import { type HttpBehaviourName, httpBehaviours, isHttpBehaviour } from '../../simulator/revocation/http-behaviours.ts';
import type { OcspAnswerName } from '../../simulator/revocation/ocsp-answers.ts';
import { type RevocationServer, startRevocationServer } from '../../simulator/revocation/revocation-server.ts';
import type { ListName } from '../../simulator/revocation/simulated-authorities.ts';
import { createSimulatedClock } from '../simulated-clock.ts';

const holders = { rsa: adult17, ec: adult18 } as const;
const startsAt = '2026-06-01T10:00:00Z';

/** What becomes of the check, and which finding tells of it. */
type Outcome = readonly [Verdict, FindingCode | null];
const good: Outcome = ['passed', null];
const revoked: Outcome = ['failed', 'certificate.revoked'];
const suspended: Outcome = ['failed', 'certificate.suspended'];
const unchecked: Outcome = ['not-done', 'certificate.revocation-unchecked'];

let directory: string;
let ends: (() => Promise<void>)[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'revocation-'));
  ends = [];
});
afterEach(async () => {
  await Promise.all(ends.map((end) => end()));
  rmSync(directory, { recursive: true, force: true });
});

type Bench = {
  readonly server: RevocationServer;
  read(options?: { readonly revocation?: 'online' | 'offline' }): Promise<{
    readonly outcome: Outcome;
    readonly trace: readonly RevocationTraceLine[];
  }>;
};

const setUp = async (
  family: PkiFamily,
  script: {
    readonly authentication?: OcspAnswerName | HttpBehaviourName;
    readonly lists?: Partial<Readonly<Record<ListName, CrlAnswerName | HttpBehaviourName>>>;
  },
  without: Partial<LookUps> = {},
): Promise<Bench> => {
  const clock = createSimulatedClock(startsAt);
  // The address is no part of what a serial follows from: the same card without one has the same.
  const certificate = makeChip(holders[family]).applet?.files['DF005038'] ?? new Uint8Array(0);
  const server = await startRevocationServer({
    now: () => new Date(clock.now()),
    certificates: [{ certificate, answer: script.authentication ?? 'good' }],
    lists: script.lists ?? {},
  });
  ends.push(() => server.close());
  const chip = makeChip({
    ...holders[family],
    lookUps: { ...lookUpsUnder(server.origin, family, 'citizen'), ...without },
  });
  const isHeldUp = [script.authentication, ...Object.values(script.lists ?? {})].some(
    (name) => name !== undefined && isHttpBehaviour(name) && httpBehaviours[name].trouble === 'timed-out',
  );
  const virtual = createVirtualReader({ name: 'R', clock });
  await virtual.slot.insert(createVirtualCard(chip));
  const random = createSystemRandom();
  const cardReading = createCardReading({
    reader: virtual.reader,
    crypto: createNodeCrypto(),
    clock,
    random,
    roots: rootsOfSimulation(),
    revocation: createRevocationHttp({
      clock,
      random,
      journal: { write: ({ event }) => expect.unreachable(event) },
      cacheDirectory: join(directory, 'crl'),
      proxy: null,
    }),
  });
  return {
    server,
    async read({ revocation = 'online' } = {}) {
      const trace: RevocationTraceLine[] = [];
      const seenBefore = server.seen.length;
      const reading = cardReading.readCard('R', {
        files: eidFileNames,
        challenge: false,
        pinStatus: false,
        revocation,
        onRevocationTrace: (line) => trace.push(line),
      });
      if (isHeldUp) {
        await expect.poll(() => server.seen.length, { timeout: 20_000 }).toBeGreaterThan(seenBefore);
        // What is not over by then never is: this clock does not move again.
        await clock.advance(revocationDeadlineMs);
      }
      const { reading: judged } = await reading;
      const codes = judged.findings.map(({ code }) => code).filter((code) => code !== 'certificate.test-card');
      expect(codes.length).toBeLessThanOrEqual(1);
      const verdict = judged.checks.find(({ check }) => check === 'revocation')?.verdict ?? 'not-done';
      return { outcome: [verdict, codes[0] ?? null], trace };
    },
  };
};

/** The list of the holders' issuer is out of the game: only the responder can say anything. */
const ofOcsp = {
  good,
  'signed-by-issuer': good,
  'named-by-key': good,
  'no-nonce': good,
  'no-next-update': good,
  revoked,
  'on-hold': suspended,
  unknown: unchecked,
  'try-later': unchecked,
  unauthorized: unchecked,
  'wrong-nonce': unchecked,
  stale: unchecked,
  'from-the-future': unchecked,
  'other-certificate': unchecked,
  forged: unchecked,
  'signed-by-rogue-issuer': unchecked,
  'signed-by-rogue-responder': unchecked,
  'signed-by-unappointed': unchecked,
  garbage: unchecked,
  empty: unchecked,
  silent: unchecked,
  'drip-fed': unchecked,
  redirect: unchecked,
  'server-error': unchecked,
  'no-http': unchecked,
  'cut-off': unchecked,
  'hung-up': unchecked,
  huge: unchecked,
  'said-to-be-huge': unchecked,
} as const satisfies Readonly<Record<OcspAnswerName | HttpBehaviourName, Outcome>>;

const ofLists = {
  sound: good,
  stale: unchecked,
  'from-the-future': unchecked,
  forged: unchecked,
  'signed-by-rogue': unchecked,
  delta: unchecked,
  'other-certificates-only': unchecked,
  garbage: unchecked,
  silent: unchecked,
  'drip-fed': unchecked,
  redirect: unchecked,
  'server-error': unchecked,
  'no-http': unchecked,
  'cut-off': unchecked,
  'hung-up': unchecked,
  huge: unchecked,
  'said-to-be-huge': unchecked,
} as const satisfies Readonly<Record<CrlAnswerName | HttpBehaviourName, Outcome>>;

const namesOf = <Name extends string>(table: Readonly<Record<Name, Outcome>>): readonly Name[] =>
  Object.keys(table) as Name[]; // the keys of a constant table

describe.each(pkiFamilies)('%s', (family) => {
  test.each(namesOf(ofOcsp))('a responder: %s', async (answer) => {
    const bench = await setUp(family, { authentication: answer }, { crlUrl: null });
    const { outcome } = await bench.read();
    expect(outcome).toEqual(ofOcsp[answer]);
  });
});

describe('lists', () => {
  test.each(namesOf(ofLists))('of the holders: %s', async (answer) => {
    const bench = await setUp('rsa', { lists: { 'citizen-rsa': answer } }, { ocspUrl: null });
    const { outcome } = await bench.read();
    expect(outcome).toEqual(ofLists[answer]);
  });

  test.each([
    ['revoked', revoked],
    ['on-hold', suspended],
  ] as const)('of the holders, with a certificate that is %s', async (authentication, expected) => {
    const bench = await setUp('ec', { authentication }, { ocspUrl: null });
    expect((await bench.read()).outcome).toEqual(expected);
  });

  test('answer where the responder does not', async () => {
    const bench = await setUp('ec', { authentication: 'server-error' });
    expect((await bench.read()).outcome).toEqual(good);
  });

  test('are fetched once while they last', async () => {
    const bench = await setUp('rsa', {}, { ocspUrl: null });
    for (let time = 0; time < 3; time += 1) expect((await bench.read()).outcome).toEqual(good);
    expect(bench.server.seen.map(({ path }) => path).toSorted()).toEqual(['/citizen-rsa.crl', '/root-rsa.crl']);
  });
});

test('offline nobody is asked, and the check says so', async () => {
  const bench = await setUp('rsa', {});
  const { outcome, trace } = await bench.read({ revocation: 'offline' });
  expect(outcome).toEqual(['not-done', null]);
  expect(bench.server.seen).toEqual([]);
  expect(trace).toEqual([]);
});

test('a trace tells host and outcome, and nothing about the certificate', async () => {
  const bench = await setUp('rsa', { authentication: 'server-error' }, { crlUrl: null });
  const { trace } = await bench.read();
  const { host } = new URL(bench.server.origin);
  const lines = trace.map(({ microseconds, ...line }) => ({ ...line, isTimed: Number.isInteger(microseconds) }));
  expect(lines).toHaveLength(3);
  expect(lines).toEqual(
    expect.arrayContaining([
      { step: 'ask-ocsp', host, outcome: 'refused', isTimed: true },
      { step: 'ask-ocsp', host, outcome: 'answered', isTimed: true },
      { step: 'fetch-crl', host, outcome: 'answered', isTimed: true },
    ]),
  );
});
