/** `eid diagnose` against a real pcscd: for each state of card and reader the document by its schema, the exit status, and nobody's name. */
import { join } from 'node:path';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Diagnosis, DiagnosisSchema } from '../../contract/diagnosis.ts';
import { createDemoCard } from '../../simulator/cards/index.ts';
import type { VirtualCard } from '../../simulator/virtual-card.ts';
import { type EidBench, openEidBench } from './eid-cli-process.ts';
import { compileOtherSoftware, startOtherSoftware } from './other-software.ts';

const schema = Compile(DiagnosisSchema);
const compiled = await compileOtherSoftware();
const opened = await openEidBench();
if (typeof opened === 'string') console.warn(`skipped: ${opened}`);
if (typeof compiled === 'string') console.warn(`another program is left out: ${compiled}`);

const words = [
  'diagnose',
  '--json',
  '--offline',
  '--now',
  '2026-03-01',
  ...['test-root-rsa.pem', 'test-root-ec.pem'].flatMap((name) => [
    '--test-root',
    join(import.meta.dirname, '../../simulator/pki', name),
  ]),
];
/** What a person on one of these cards is called, and where they live. */
const personal = /Exemplaire|Proefpersoon|Exempleville|Voorbeeldgem|Denkbeeldige/i;

const demo = (name: string): VirtualCard => {
  const card = createDemoCard(name);
  if (card === null) throw new Error(`no demo card ${name}`);
  return card;
};

describe.skipIf(typeof opened === 'string')('eid diagnose', () => {
  let bench: EidBench;
  beforeAll(() => {
    if (typeof opened === 'string') throw new Error(opened);
    bench = opened;
  });
  afterAll(() => bench.close());

  const run = async (more: readonly string[] = ['--wait', '20']) => {
    const { status, answer, told } = await bench.start([...words, ...more]).ended;
    const document: unknown = answer === '' ? null : JSON.parse(answer);
    if (!schema.Check(document))
      throw new Error(`status ${status}: ${told} ${JSON.stringify(schema.Errors(document))}`);
    expect(answer).not.toMatch(personal);
    return { status, told, document };
  };
  const diagnose = async (card: VirtualCard) => {
    await bench.slot.insert(card);
    try {
      return await run();
    } finally {
      await bench.slot.remove();
    }
  };
  const codesOf = ({ findings }: Pick<Diagnosis, 'findings'>): readonly string[] => findings.map(({ code }) => code);

  test.each(['adult-1.7', 'adult-1.8'])('a sound card (%s)', async (name) => {
    const { status, document } = await diagnose(demo(name));
    expect(status).toBe(0);
    expect(document).toMatchObject({
      reader: { name: bench.readerName },
      trust: 'test',
      attempts: [{ step: null, card: 'checked', endedBy: null }],
      stateWord: expect.stringMatching(/^0x[0-9a-f]{8}$/),
      open: [],
    });
    expect(document.card.serial).toHaveLength(4);
  });

  test.each([
    ['mute', ['chip.mute'], 'card-mute', ['card-or-reader']],
    ['not-eid', ['chip.not-eid'], null, []],
  ] as const)('%s', async (name, codes, endedBy, open) => {
    const { status, document } = await diagnose(demo(name));
    expect(codesOf(document)).toEqual(codes);
    expect(document).toMatchObject({ attempts: [{ endedBy }], open });
    expect(status).toBe(2);
  });

  test('a damaged memory: the same place again and again, through reset and power cycle', async () => {
    const { status, document } = await diagnose(demo('damaged-identity'));
    expect(document.findings[0]).toMatchObject({
      code: 'chip.memory-damaged',
      certainty: 'proven',
      evidence: { file: 'identity', statusWord: '6400', attempts: 6 },
      remedies: ['request-defect-analysis'],
    });
    expect(status).toBe(2);
  });

  test('a card that got stuck without an answer to reset is healed, and nothing is left of it', async () => {
    const card = demo('adult-1.7');
    let isStuck = true;
    const { status, document } = await diagnose({
      ...card,
      powerOn: () => (isStuck ? new Uint8Array(0) : card.powerOn()),
      powerOff: () => {
        isStuck = false;
        card.powerOff();
      },
    });
    expect(codesOf(document)).not.toContain('chip.mute');
    expect(status).toBe(0);
  });

  test('a card that never answers: twice, within twenty seconds of card time', async () => {
    const { status, document } = await diagnose(demo('silent'));
    expect(codesOf(document)).toEqual(['reader.not-answering']);
    expect(document.open).toEqual(['card-or-reader']);
    const [first, second] = document.attempts;
    if (first === undefined || second === undefined) throw new Error('there was no second attempt');
    expect(second.atMs + second.durationMs).toBeLessThanOrEqual(20_000);
    expect(status).toBe(2);
  });

  test.skipIf(typeof compiled === 'string')(
    'another program keeps the card: busy, and well when it lets go',
    async () => {
      if (typeof compiled === 'string') throw new Error(compiled);
      await bench.slot.insert(demo('adult-1.7'));
      // Until the card is noticed the other program could not get hold of it.
      await run();
      const times = { holdMs: 60_000 };
      const other = startOtherSoftware(compiled.program, bench.pcscd.socketPath, bench.readerName, 'hold', times);
      await other.ready;
      const busy = await run();
      expect(codesOf(busy.document)).toEqual(['reader.busy']);
      expect(busy.status).toBe(2);
      expect(await other.stop()).toEqual({ cycles: 1, wrong: 0 });
      expect((await run()).status).toBe(0);
      await bench.slot.remove();
    },
  );

  test('a card pulled in the middle: status 5', async () => {
    const card = demo('adult-1.8');
    let commands = 0;
    const { status, told, document } = await diagnose({
      ...card,
      transmit: (command) => {
        commands += 1;
        if (commands < 12) return card.transmit(command);
        void bench.slot.remove();
        return 'silence';
      },
    });
    expect(document.attempts).toMatchObject([{ endedBy: 'card-removed' }]);
    expect(told).toContain('The card was removed');
    expect(status).toBe(5);
  });

  test('for a technician in plain words', async () => {
    await bench.slot.insert(demo('mute'));
    const plain = words.filter((word) => word !== '--json');
    const { status, answer } = await bench.start([...plain, '--wait', '20']).ended;
    await bench.slot.remove();
    expect(answer).toMatch(/^ {2}well +service-running$/m);
    expect(answer).toMatch(/^ {2}unknown +slot-mute +Virtual PCD/m);
    expect(answer).toMatch(/^ {2}chip\.mute +turn-card, clean-chip, push-fully-in$/m);
    expect(status).toBe(2);
  });

  test('no card: nothing to make a document of, status 4; no such reader: status 3', async () => {
    expect(await bench.start(words).ended).toMatchObject({ status: 4, answer: '' });
    expect(await bench.start([...words, '--reader', 'Nowhere']).ended).toMatchObject({ status: 3, answer: '' });
  });

  test('no service: a document that says so, status 3', async () => {
    await bench.pcscd.kill();
    const { status, told, document } = await run([]);
    expect(codesOf(document)).toEqual(['reader.service-down']);
    expect(document).toMatchObject({ attempts: [], stateWord: null, reader: { name: '' } });
    expect(told).toContain('The PC/SC service is not running');
    expect(status).toBe(3);
  });
});
