import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { EidExport } from '../../../contract/eid-export.ts';
import type { EidRead } from '../../../contract/eid-read.ts';
import { createDemoCard } from '../../../simulator/cards/index.ts';
import { createVirtualReader } from '../../../simulator/reader/virtual-reader.ts';
import { runCommand, withTestRoots } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'eid-export-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

/** Of the demo card adult-1.8: nothing of it may be in a message. */
const personal = ['Exemplaire', 'Manon', 'Fiction', '92782724664', '92.78.27'];

const run = async (card: string | null, ...words: readonly string[]) => {
  const { reader, slot } = createVirtualReader({ name: 'Invented Reader 00' });
  const built = card === null ? null : createDemoCard(card);
  if (built !== null) await slot.insert(built);
  const now = words.includes('--now') ? [] : ['--now', '2026-03-01'];
  const ran = await runCommand(reader, [...words, '--offline', ...now]);
  for (const value of personal) expect(ran.told).not.toContain(value);
  return ran;
};
const exported = (file: string, ...words: readonly string[]) =>
  run('adult-1.8', 'export', file, ...withTestRoots, ...words);
const readBack = async (file: string, ...words: readonly string[]) => {
  const ran = await run(null, 'read', '--json', '--from', file, ...withTestRoots, ...words);
  const document: EidRead = JSON.parse(ran.answer);
  return { ...ran, document };
};

describe.each(['json', 'csv', 'pdf', 'eid'])('export to .%s', (format) => {
  test('writes a file for its owner alone, and leaves nothing beside it', async () => {
    mkdirSync(at(format));
    const file = join(at(format), `card.${format}`);
    const ran = await exported(file);
    expect(ran).toMatchObject({ status: 0, answer: '' });
    expect(ran.told).toContain(`Written: ${file}`);
    expect(ran.told).toContain('TEST');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(at(format))).toEqual([`card.${format}`]);
  });

  test('replaces no file unless told to', async () => {
    const file = at(`there.${format}`);
    writeFileSync(file, 'mine');
    const refused = await exported(file);
    expect(refused.status).toBe(1);
    expect(refused.told).toContain('is there already');
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect((await exported(file, '--force')).status).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toBe('mine');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

const isRoot = process.getuid?.() === 0;
if (isRoot) console.warn('skipped: root may write into every folder');

describe('what cannot be written', () => {
  test('a name without a format', async () => {
    const ran = await exported(at('card.txt'));
    expect(ran.status).toBe(1);
    expect(ran.told).toContain('must end in .json, .csv, .pdf, .eid');
  });

  test('a folder that is not there', async () => {
    const ran = await exported(at('nowhere/card.json'));
    expect(ran.status).toBe(1);
    expect(ran.told).toContain('(ENOENT)');
  });

  test('a folder in the place of the file', async () => {
    mkdirSync(at('folder.json'));
    const ran = await exported(at('folder.json'), '--force');
    expect(ran.status).toBe(1);
    expect(ran.told).toContain('is not an ordinary file');
  });

  test.skipIf(isRoot)('a folder of somebody else', async () => {
    mkdirSync(at('closed'));
    chmodSync(at('closed'), 0o500);
    expect((await exported(at('closed/card.json'))).told).toContain('(EACCES)');
  });

  test('a link is replaced, never followed', async () => {
    writeFileSync(at('target.txt'), 'mine');
    symlinkSync(at('target.txt'), at('link.json'));
    expect((await exported(at('link.json'))).status).toBe(1);
    expect((await exported(at('link.json'), '--force')).status).toBe(0);
    expect(readFileSync(at('target.txt'), 'utf8')).toBe('mine');
  });

  test('a .eid file of a reading without the parts it needs', async () => {
    const ran = await exported(at('partly.eid'), '--without', 'photo');
    expect(ran.status).toBe(1);
    expect(ran.told).toContain('photo');
    expect(existsSync(at('partly.eid'))).toBe(false);
  });

  test.skipIf(!existsSync('/dev/full'))('a disk that is full ends neither photo nor trace in a defect', async () => {
    const photo = await run('adult-1.8', 'read', '--photo', '/dev/full', ...withTestRoots);
    expect(photo.status).toBe(1);
    expect(photo.told).toContain('The photo cannot be written: /dev/full is not an ordinary file.');
    const trace = await run('adult-1.8', 'read', '--trace', '/dev/full', ...withTestRoots);
    expect(trace.status).toBe(0);
    expect(trace.told).toContain('The trace file /dev/full is not whole (ENOSPC).');
  });
});

describe('a card that must not be used', () => {
  test('is exported all the same, and the exit status and the codes say so', async () => {
    const ran = await run('adult-1.8', 'export', at('untrusted.json'));
    expect(ran.status).toBe(2);
    expect(ran.told).toContain('Blocking: certificate.rrn-untrusted');
    expect(existsSync(at('untrusted.json'))).toBe(true);
  });

  test('--json says what was found and nothing of the holder', async () => {
    const ran = await exported(at('quiet.json'), '--json');
    const document: EidRead = JSON.parse(ran.answer);
    expect(document).toMatchObject({ schema: 'eid-read/1', identity: null, address: null, trust: 'test' });
    for (const value of personal) expect(ran.answer).not.toContain(value);
  });
});

describe('reading back', () => {
  test('a .json file: the same document, verified again, at another date and with other roots', async () => {
    const direct = await run('adult-1.8', 'read', '--json', ...withTestRoots);
    await exported(at('back.json'));
    const { status, document, told } = await readBack(at('back.json'));
    const card: EidRead = JSON.parse(direct.answer);
    expect({ ...document, timings: null }).toEqual({ ...card, timings: null });
    expect(status).toBe(0);
    expect(told).not.toContain('decoded fields');

    const later = await readBack(at('back.json'), '--now', '2040-01-01');
    expect(later.document.findings.map(({ code }) => code)).toContain('card.expired');
    const stranger = await run(null, 'read', '--json', '--from', at('back.json'));
    expect(stranger.status).toBe(2);
    expect(JSON.parse(stranger.answer)).toMatchObject({ trust: 'none' });
  });

  test('decoded fields that are not those of the raw files are told and not shown', async () => {
    await exported(at('forged.json'));
    const forged: EidExport = JSON.parse(readFileSync(at('forged.json'), 'utf8'));
    if (forged.read.identity !== null) forged.read.identity.surname = 'Iemand Anders';
    writeFileSync(at('forged.json'), JSON.stringify(forged));
    const { document, told } = await readBack(at('forged.json'));
    expect(document.identity?.surname).toBe('Exemplaire');
    expect(told).toContain('the raw files decide');
  });

  test('a .eid file: its fields are shown, nothing proves them, and it blocks', async () => {
    await exported(at('back.eid'));
    const { status, document, told } = await readBack(at('back.eid'));
    expect(document.identity?.surname).toBe('Exemplaire');
    expect(document.findings[0]).toMatchObject({ code: 'data.unsigned-source', severity: 'blocking' });
    expect(status).toBe(2);
    expect(told).toContain('nothing proves its fields');
    const asJson = await run(null, 'export', at('no.json'), '--from', at('back.eid'), ...withTestRoots);
    expect(asJson.told).toContain('no signed files');
    expect(existsSync(at('no.json'))).toBe(false);
  });

  test('what is withheld is not there; a PDF can be made of a file', async () => {
    await exported(at('whole.json'));
    const { document } = await readBack(at('whole.json'), '--without', 'photo,address,pin');
    expect(document).toMatchObject({ photo: null, address: null, pin: { triesLeft: null } });
    const pdf = await run(null, 'export', at('from.pdf'), '--from', at('whole.json'), ...withTestRoots);
    expect(pdf.status).toBe(0);
    expect(readFileSync(at('from.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test.each([
    ['missing.json', null, '(ENOENT)'],
    ['binary.json', Buffer.from([0xff, 0xfe, 0x00]), 'is not UTF-8 text'],
    ['other.json', '{"schema":"eid-read/1"}', 'is not an export of this program'],
    ['broken.eid', '<eid>', 'is not well-formed XML'],
    ['entity.eid', '<!DOCTYPE eid [<!ENTITY a "b">]><eid/>', 'document type'],
  ])('%s is refused in one sentence', async (name, contents, sentence) => {
    if (contents !== null) writeFileSync(at(name), contents);
    const ran = await run(null, 'read', '--from', at(name));
    expect(ran).toMatchObject({ status: 1, answer: '' });
    expect(ran.told).toContain(sentence);
  });
});
