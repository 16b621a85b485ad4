/** What `eid diagnose` says of card, reader and bus, against the virtual reader: the document by its schema, the plain form by its words. */
import { Compile } from 'typebox/compile';
import { describe, expect, test } from 'vitest';
import { type Diagnosis, DiagnosisSchema } from '../../../contract/diagnosis.ts';
import { failed, success } from '../../../contract/result.ts';
import type { CardChannel, CardReaderPort } from '../../../kiosk/ports.ts';
import { createDemoCard } from '../../../simulator/cards/index.ts';
import { createVirtualReader } from '../../../simulator/reader/virtual-reader.ts';
import type { VirtualCard } from '../../../simulator/virtual-card.ts';
import { createSimulatedClock } from '../../simulated-clock.ts';
import { type Around, type Ran, runCommand, withTestRoots } from './run.ts';

const schema = Compile(DiagnosisSchema);

const demo = (name: string): VirtualCard => {
  const card = createDemoCard(name);
  if (card === null) throw new Error(`no demo card ${name}`);
  return card;
};

const documentOf = ({ answer }: Ran): Diagnosis => {
  const document: unknown = JSON.parse(answer);
  if (!schema.Check(document)) throw new Error(JSON.stringify(schema.Errors(document)));
  return document;
};
const codesOf = ({ findings }: Pick<Diagnosis, 'findings'>): readonly string[] => findings.map(({ code }) => code);

const setUp = async (card: VirtualCard | null, exchangeLatencyMs = 0) => {
  const clock = createSimulatedClock('2026-11-22T09:00:00Z');
  const virtual = createVirtualReader({ name: 'Invented Reader 00', clock, exchangeLatencyMs });
  if (card !== null) await virtual.slot.insert(card);
  const interruption = new AbortController();
  /** Time moves until the command has ended; how far is part of the answer. */
  const diagnose = async (
    words: readonly string[] = [],
    around: Around = {},
    reader: CardReaderPort = virtual.reader,
  ): Promise<Ran & { readonly tookMs: number }> => {
    const startedMs = clock.monotonicMs();
    const progress = { isOver: false };
    const all = ['diagnose', ...withTestRoots, ...words];
    const running = runCommand(reader, all, interruption.signal, undefined, { clock, ...around });
    void running.then(() => (progress.isOver = true));
    for (let rounds = 0; rounds < 600 && !progress.isOver; rounds += 1) {
      await clock.settle();
      if (!progress.isOver) await clock.advance(100);
    }
    return { ...(await running), tookMs: clock.monotonicMs() - startedMs };
  };
  return { virtual, interruption, diagnose };
};

/** Revocation asks a dead network; twenty seconds of card time, three for that, and what the clock's steps add. */
const longestMs = 24_000;

describe('diagnose --json', () => {
  test('a sound card: one attempt, who made it with what, and no personal value', async () => {
    const { diagnose } = await setUp(demo('adult-1.8'));
    const ran = await diagnose(['--json']);
    const document = documentOf(ran);
    expect(ran.status).toBe(0);
    expect(document).toMatchObject({
      schema: 'eid-read/1',
      card: { generation: '1.8', serial: '534C' },
      software: { version: '0.0.0-test' },
      madeAt: '2026-11-22T09:00:00.000Z',
      readerAttributes: [{ name: 'vendor' }, { name: 'model' }, { name: 'firmware' }],
      stateWord: expect.stringMatching(/^0x000100/),
      attempts: [{ step: null, card: 'checked', endedBy: null }],
      reported: [],
      open: [],
    });
    expect(document.trustList.version).toBeGreaterThan(0);
    for (const value of ['Exemplaire', 'Exempleville']) expect(ran.answer).not.toContain(value);
  });

  test('a mute card: what is left to do, and what is not known', async () => {
    const { diagnose } = await setUp(demo('mute'));
    const ran = await diagnose(['--json']);
    const document = documentOf(ran);
    expect(ran.status).toBe(2);
    expect(document.findings).toMatchObject([
      { code: 'chip.mute', remedies: ['turn-card', 'clean-chip', 'push-fully-in'] },
    ]);
    expect(document).toMatchObject({ open: ['card-or-reader'], attempts: [{ endedBy: 'card-mute', exchanges: 0 }] });
  });

  test('a damaged memory: proven by one attempt, which has its own reset and power cycle', async () => {
    const { diagnose } = await setUp(demo('damaged-identity'));
    const ran = await diagnose(['--json']);
    const document = documentOf(ran);
    expect(ran.status).toBe(2);
    expect(document.findings[0]).toMatchObject({
      code: 'chip.memory-damaged',
      certainty: 'proven',
      evidence: { file: 'identity', offset: 0, statusWord: '6400', attempts: 6 },
    });
    expect(document.attempts).toHaveLength(1);
  });

  test('a card that falls silent: tried again after a power cycle, and an end in time', async () => {
    const { diagnose } = await setUp(demo('silent'));
    const ran = await diagnose(['--json']);
    const document = documentOf(ran);
    expect(document.attempts.map(({ findings }) => findings)).toEqual([
      ['reader.not-answering'],
      ['reader.not-answering'],
    ]);
    expect(document.open).toEqual(['card-or-reader']);
    expect(ran.tookMs).toBeLessThanOrEqual(longestMs);
  });

  test('contact lost all over the first reading and never in the second: read well, and the trouble is still told', async () => {
    const { virtual, diagnose } = await setUp(demo('adult-1.7'));
    let connections = 0;
    const lost = failed({ code: 'communication', call: 'SCardTransmit', returnCode: 0x80100016 } as const);
    const shaky: CardReaderPort = {
      ...virtual.reader,
      connect: async (...words) => {
        connections += 1;
        const connected = await virtual.reader.connect(...words);
        if (!connected.ok || connections > 1) return connected;
        const { value: channel } = connected;
        const isRead = (command: Uint8Array): boolean => command[1] === 0xb0;
        const transmit: CardChannel['transmit'] = async (command, deadlineMs) =>
          isRead(command) ? lost : channel.transmit(command, deadlineMs);
        return success({ ...channel, atr: channel.atr, transmit });
      },
    };
    const ran = await diagnose(['--json'], {}, shaky);
    const document = documentOf(ran);
    expect(document.checks.find(({ check }) => check === 'identity-signature')?.verdict).toBe('passed');
    expect(document.attempts[0]?.findings).toContain('reader.contact-unstable');
    expect(document.attempts[1]?.findings).not.toContain('reader.contact-unstable');
    expect(document.findings[0]).toMatchObject({
      code: 'reader.contact-unstable',
      severity: 'limiting',
      evidence: { curedByPowerCycle: true },
    });
    expect(document.open).toEqual(['card-or-reader']);
    expect(ran.status).toBe(0);
  });

  test.each([0, 1000, 2000, 4900])('a card that takes %i ms for every answer: an end in time', async (latencyMs) => {
    const { diagnose } = await setUp(demo('adult-1.7'), latencyMs);
    const ran = await diagnose(['--json', '--offline']);
    const document = documentOf(ran);
    // The clock of this test moves by tenths of a second.
    expect(ran.tookMs).toBeLessThanOrEqual(20_500);
    expect(codesOf(document).includes('reader.not-answering')).toBe(latencyMs > 0);
  });

  test('another card, and a reader that another program keeps', async () => {
    const other = await setUp(demo('not-eid'));
    expect(codesOf(documentOf(await other.diagnose(['--json'])))).toEqual(['chip.not-eid']);
    const busy = await setUp(demo('adult-1.7'));
    busy.virtual.occupyExclusively();
    const ran = await busy.diagnose(['--json']);
    expect(codesOf(documentOf(ran))).toEqual(['reader.busy']);
    expect(ran.status).toBe(2);
  });

  test('no reader: the document says which hangs on the bus without a driver', async () => {
    const { virtual, diagnose } = await setUp(null);
    virtual.unplug();
    const orphan = { vendorId: '0a02', productId: '0002', name: 'Invented', driver: null };
    const ran = await diagnose(['--json'], { usb: { looked: true, readers: [orphan] } });
    expect(documentOf(ran)).toMatchObject({
      findings: [{ code: 'reader.none', evidence: { usbReaders: '0a02:0002', driverMissing: true } }],
      attempts: [],
      stateWord: null,
    });
    expect(ran).toMatchObject({ status: 3, told: expect.stringContaining('no card reader') });
  });

  test('no service: a document too; no card: nothing to make one of', async () => {
    const { virtual, diagnose } = await setUp(null);
    expect(await diagnose(['--json'])).toMatchObject({ status: 4, answer: '' });
    virtual.stopService();
    const ran = await diagnose(['--json']);
    expect(codesOf(documentOf(ran))).toEqual(['reader.service-down']);
    expect(ran.status).toBe(3);
  });

  test('a card pulled in the middle: status 5, and what was seen until then', async () => {
    const card = demo('adult-1.8');
    const pull: { now: () => void } = { now: () => undefined };
    let commands = 0;
    const { virtual, diagnose } = await setUp({
      ...card,
      transmit: (command) => {
        commands += 1;
        if (commands < 12) return card.transmit(command);
        pull.now();
        return 'silence';
      },
    });
    pull.now = () => void virtual.slot.remove();
    const ran = await diagnose(['--json']);
    expect(documentOf(ran)).toMatchObject({ attempts: [{ endedBy: 'card-removed' }] });
    expect(ran.status).toBe(5);
  });

  test('an interrupt ends it, and prints nothing', async () => {
    const { diagnose, interruption } = await setUp(demo('silent'));
    setImmediate(() => interruption.abort());
    expect(await diagnose(['--json'])).toMatchObject({ status: 1, answer: '' });
  });
});

describe('diagnose', () => {
  test('for a technician: health, attempts, places, state word, what is left to do', async () => {
    const { diagnose } = await setUp(demo('damaged-identity'));
    const { answer, status } = await diagnose([], { usb: { looked: false, reason: 'other-system' } });
    expect(status).toBe(2);
    expect(answer).toMatch(/^ {2}unknown +driver-not-looked +reason=other-system$/m);
    expect(answer).toMatch(/^ {2}well +slot-ready +Invented Reader 00/m);
    expect(answer).toMatch(/^ {2}state word +0x000100/m);
    expect(answer).toMatch(/^ {2}first +\d+ ms, \d+ exchanges, to its end, .*chip\.memory-damaged/m);
    expect(answer).toMatch(/^ {2}identity +at 0 0 0 0 0 0 \(6400\)$/m);
    expect(answer).toMatch(/^ {2}chip\.memory-damaged +request-defect-analysis$/m);
    expect(answer).not.toContain('null');
  });

  test('a silent card: both attempts, and that card and reader cannot be told apart', async () => {
    const { diagnose } = await setUp(demo('silent'));
    const { answer } = await diagnose();
    expect(answer).toMatch(/^ {2}after a power cycle +.*ended by not-answering, reader\.not-answering$/m);
    expect(answer).toMatch(/^ {2}not known +card-or-reader$/m);
  });

  test('without a reader: what there is to say', async () => {
    const { virtual, diagnose } = await setUp(null);
    virtual.unplug();
    const { answer, status } = await diagnose();
    expect(answer).toMatch(/^ {2}ill +no-reader-listed$/m);
    expect(answer).toMatch(/^ {2}reader\.none +call-technician$/m);
    expect(status).toBe(3);
  });
});
