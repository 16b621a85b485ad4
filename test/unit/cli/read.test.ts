import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Compile } from 'typebox/compile';
import { afterAll, describe, expect, test } from 'vitest';
import { type EidRead, EidReadSchema } from '../../../contract/eid-read.ts';
import { createDemoCard } from '../../../simulator/cards/index.ts';
import { createVirtualReader, type VirtualReader } from '../../../simulator/reader/virtual-reader.ts';
import { runCommand, withTestRoots } from './run.ts';

const schema = Compile(EidReadSchema);
const folder = mkdtempSync(join(tmpdir(), 'eid-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const readerWith = async (card: string | null): Promise<VirtualReader> => {
  const virtual = createVirtualReader({ name: 'Invented Reader 00' });
  const built = card === null ? null : createDemoCard(card);
  if (built !== null) await virtual.slot.insert(built);
  return virtual;
};

const readJson = async (card: string, ...words: readonly string[]) => {
  const { reader } = await readerWith(card);
  const ran = await runCommand(reader, ['read', '--json', '--now', '2026-03-01', ...words]);
  const document: unknown = JSON.parse(ran.answer);
  if (!schema.Check(document)) throw new Error(JSON.stringify(schema.Errors(document)));
  return { ...ran, document };
};

describe('read --json', () => {
  test.each(['adult-1.7', 'adult-1.8'])('%s passes every check but revocation', async (card) => {
    const { status, document, told } = await readJson(card, ...withTestRoots);
    const failing = document.checks.filter(({ verdict }) => verdict !== 'passed').map(({ check }) => check);
    expect(failing).toEqual(card === 'adult-1.7' ? ['chip-authenticity', 'revocation'] : ['revocation']);
    expect(document.trust).toBe('test');
    expect(document.findings[0]?.code).toBe('certificate.test-card');
    expect(document.findings.map(({ severity }) => severity)).not.toContain('blocking');
    expect(document.pin.triesLeft).toBe(3);
    expect(status).toBe(0);
    expect(told).toContain('TEST');
  });

  test('without the test root the same card is not trusted, and the exit status says so', async () => {
    const { status, document } = await readJson('adult-1.8');
    expect(document.trust).toBe('none');
    expect(document.findings[0]).toMatchObject({ code: 'certificate.rrn-untrusted', severity: 'blocking' });
    expect(document.identity).not.toBeNull();
    expect(status).toBe(2);
  });

  test('--without leaves out what it names, and asks the card for nothing of it', async () => {
    const trace = join(folder, 'without.jsonl');
    const parts = ['--without', 'photo,address,certificates', '--without', 'challenge,pin', '--trace', trace];
    const { document, status } = await readJson('adult-1.8', ...withTestRoots, ...parts);
    expect(document).toMatchObject({ photo: null, address: null, pin: { triesLeft: null } });
    expect(document.identity).not.toBeNull();
    expect(status).toBe(0);
    const files = readFileSync(trace, 'utf8')
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line).file);
    expect(new Set(files)).toEqual(new Set([null, 'identity', 'identity-signature', 'rrn-certificate']));
  });

  test('--now decides what has expired', async () => {
    const { document } = await readJson('adult-1.8', ...withTestRoots, '--now', '2040-01-01');
    expect(document.findings.map(({ code }) => code)).toContain('card.expired');
  });

  test('--offline is the reason why revocation was not looked up', async () => {
    const { document } = await readJson('adult-1.8', '--offline');
    const revocation = document.checks.find(({ check }) => check === 'revocation');
    expect(revocation).toMatchObject({ verdict: 'not-done', reason: 'not asked for' });
  });

  test('--photo writes the JPEG of the chip, for nobody else to read', async () => {
    const photo = join(folder, 'photo.jpg');
    const { document, status } = await readJson('adult-1.7', ...withTestRoots, '--photo', photo);
    const bytes = readFileSync(photo);
    expect(bytes.length).toBe(document.photo?.bytes);
    expect(bytes.subarray(0, 2).toString('hex')).toBe('ffd8');
    expect(statSync(photo).mode & 0o777).toBe(0o600);
    expect(status).toBe(0);
  });

  test.each([
    ['mute', 2, 'chip.mute'],
    ['not-eid', 2, 'chip.not-eid'],
    ['damaged-identity', 2, 'chip.memory-damaged'],
    ['not-activated', 2, 'chip.not-activated'],
    ['forged-identity', 2, 'data.identity-signature-invalid'],
    ['pin-blocked', 0, 'pin.blocked'],
    ['shaky-start', 0, 'certificate.test-card'],
  ])('%s: exit status %i, %s', async (card, expected, code) => {
    const { status, document } = await readJson(card, ...withTestRoots);
    expect(document.findings[0]?.code).toBe(code);
    expect(status).toBe(expected);
  });
});

describe('read', () => {
  test('a plain layout for people', async () => {
    const { reader } = await readerWith('adult-1.8');
    const { answer, status } = await runCommand(reader, ['read', '--now', '2026-03-01', ...withTestRoots]);
    expect(answer).toMatch(/^TEST: /);
    expect(answer).toMatch(/^ {2}surname +Exemplaire$/m);
    expect(answer).toMatch(/^ {2}identity-signature +passed$/m);
    expect(answer).not.toContain('null');
    expect(status).toBe(0);
  });

  test('no card, in time or at once', async () => {
    const { reader } = await readerWith(null);
    expect(await runCommand(reader, ['read', '--json'])).toEqual({
      status: 4,
      answer: '',
      told: 'There is no card in Invented Reader 00.',
    });
    expect((await runCommand(reader, ['read', '--wait', '0.05'])).status).toBe(4);
  });

  test('--wait reads the card that comes', async () => {
    const { reader, slot } = await readerWith(null);
    const running = runCommand(reader, ['read', '--json', '--wait', '20', ...withTestRoots]);
    const card = createDemoCard('adult-1.7');
    if (card !== null) await slot.insert(card);
    expect((await running).status).toBe(0);
  });

  test('no reader, or no service', async () => {
    const virtual = await readerWith(null);
    virtual.unplug();
    expect(await runCommand(virtual.reader, ['read'])).toMatchObject({ status: 3, told: 'There is no card reader.' });
    virtual.stopService();
    expect(await runCommand(virtual.reader, ['read', '--wait', '0.05'])).toMatchObject({ status: 3 });
  });

  test('a reader that nobody knows, and one that is known by a part of its name', async () => {
    const { reader } = await readerWith('adult-1.7');
    const unknown = await runCommand(reader, ['read', '--reader', 'Other']);
    expect(unknown).toMatchObject({ status: 3, answer: '' });
    expect(unknown.told).toContain('Invented Reader 00');
    expect((await runCommand(reader, ['read', '--reader', 'invented', ...withTestRoots])).status).toBe(0);
  });

  test('a card pulled while it is read', async () => {
    const virtual = createVirtualReader({ name: 'R', exchangeLatencyMs: 20 });
    const card = createDemoCard('adult-1.8');
    if (card !== null) await virtual.slot.insert(card);
    const transmit = card?.transmit.bind(card);
    let exchanges = 0;
    Object.assign(card ?? {}, {
      transmit: (command: Uint8Array) => {
        exchanges += 1;
        if (exchanges === 12) void virtual.slot.remove();
        return transmit?.(command) ?? 'silence';
      },
    });
    const { status, answer, told } = await runCommand(virtual.reader, ['read', '--json', ...withTestRoots]);
    expect(status).toBe(5);
    expect(JSON.parse(answer)).toMatchObject({ schema: 'eid-read/1', photo: null });
    expect(told).toContain('The card was removed');
  });

  test('an interrupt ends a card that never answers at once, and prints nothing', async () => {
    const { reader } = await readerWith('silent');
    const interruption = new AbortController();
    const running = runCommand(reader, ['read', '--json'], interruption.signal);
    setImmediate(() => interruption.abort());
    expect(await running).toMatchObject({ status: 1, answer: '' });
  });

  test('an interrupt while a revocation service is asked prints nothing either', async () => {
    const { reader } = await readerWith('adult-1.8');
    const interruption = new AbortController();
    const neverAnswers = (): Promise<never> => {
      interruption.abort();
      return new Promise(() => undefined);
    };
    const network = { askOcsp: neverAnswers, fetchCrl: neverAnswers };
    const ran = await runCommand(reader, ['read', '--json', ...withTestRoots], interruption.signal, network);
    expect(ran).toMatchObject({ status: 1, answer: '' });
    expect(ran.told).toContain('Interrupted.');
  });

  test.each([
    ['--test-root', '/nowhere/root.pem', 'cannot be read'],
    ['--test-root', import.meta.filename, 'not a certificate'],
    ['--trace', '/nowhere/trace.jsonl', 'cannot be written'],
  ])('%s %s', async (option, value, message) => {
    const { reader } = await readerWith('adult-1.7');
    const { status, answer, told } = await runCommand(reader, ['read', option, value]);
    expect(status).toBe(1);
    expect(answer).toBe('');
    expect(told).toContain(message);
  });

  test('a photo that cannot be written is no success', async () => {
    const { reader } = await readerWith('adult-1.7');
    const ran = await runCommand(reader, ['read', '--json', ...withTestRoots, '--photo', '/nowhere/photo.jpg']);
    expect(ran.status).toBe(1);
    expect(ran.told).toContain('The photo cannot be written');
  });
});

describe('trace', () => {
  test('has headers, lengths, status words and times, and no byte of data', async () => {
    const { reader } = await readerWith('adult-1.8');
    const trace = join(folder, 'trace.jsonl');
    const { answer } = await runCommand(reader, ['read', '--json', '--trace', trace, ...withTestRoots]);
    expect(existsSync(trace)).toBe(true);
    expect(statSync(trace).mode & 0o777).toBe(0o600);
    const text = readFileSync(trace, 'utf8');
    const lines = text
      .trim()
      .split('\n')
      .map((line): Record<string, unknown> => JSON.parse(line));
    const document: EidRead = JSON.parse(answer);
    expect(lines.filter(({ step }) => step === 'transmit')).toHaveLength(document.timings.exchanges);
    // Look-ups of revocation are steps without a card command.
    for (const line of lines.filter((one) => 'command' in one))
      expect(line['command']).toSatisfy((command) => command === null || String(command).length === 8);
    const surname = Buffer.from(document.identity?.surname ?? '').toString('hex');
    expect(surname).not.toBe('');
    expect(text.toLowerCase()).not.toContain(surname);
    expect(text).not.toContain(document.identity?.nationalNumber);
  });
});

describe('diagnose', () => {
  test('has the shape of read, and no personal value anywhere', async () => {
    const { reader } = await readerWith('adult-1.8');
    const read: EidRead = JSON.parse((await runCommand(reader, ['read', '--json', ...withTestRoots])).answer);
    const { answer, status } = await runCommand(reader, ['diagnose', '--json', ...withTestRoots]);
    const document: EidRead = JSON.parse(answer);
    expect(Object.keys(document)).toEqual(expect.arrayContaining(Object.keys(read)));
    expect(document).toMatchObject({ identity: null, address: null, card: { serial: '534C' } });
    expect(document.checks).toEqual(read.checks);
    expect(status).toBe(0);
    const { identity, address } = read;
    const values = [identity?.surname, identity?.nationalNumber, identity?.cardNumber, read.card.serial, address?.zip];
    for (const value of values) expect(answer).not.toContain(value);
  });
});

describe('pin status', () => {
  test.each([
    ['adult-1.7', 3],
    ['adult-1.8', 3],
    ['pin-blocked', 0],
  ])('%s: %i tries left', async (card, triesLeft) => {
    const { reader } = await readerWith(card);
    const { answer } = await runCommand(reader, ['pin', 'status', '--json']);
    expect(JSON.parse(answer)).toEqual({ schema: 'eid-pin/1', triesLeft, reason: null });
  });

  test('another card has none to tell', async () => {
    const { reader } = await readerWith('not-eid');
    const { answer } = await runCommand(reader, ['pin', 'status', '--json']);
    expect(JSON.parse(answer)).toMatchObject({ triesLeft: null, reason: 'the card did not say what it is' });
  });
});
