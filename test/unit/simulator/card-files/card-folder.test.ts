import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listCardFolders, readCardFolder } from '../../../../simulator/card-files/card-folder.ts';
import { createVirtualCard } from '../../../../simulator/card/create-virtual-card.ts';
import { powered, readFile, send } from '../card/apdu-exchange.ts';

const manifest = {
  name: 'folder-card',
  atr: '3B9813400AA503010101AD1311',
  card_data: '534C4990025100002239288F12920363F3360125011700030021010F',
  pin: '1234',
  pin_tries: 2,
  puk: '222222111111',
  puk_tries: 12,
  files: { '3F002F00': 'dir.bin', DF014031: '4031.bin' },
};

describe('a card folder', () => {
  let root = '';
  let folder = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'card-folder-'));
    folder = join(root, 'one');
    mkdirSync(folder);
    mkdirSync(join(root, 'not-a-card'));
    writeFileSync(join(folder, 'dir.bin'), Uint8Array.of(1, 2, 3));
    writeFileSync(join(folder, '4031.bin'), Uint8Array.of(4, 5));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });
  const write = (content: unknown): void => {
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(content));
  };

  it('becomes a card', () => {
    write(manifest);
    const read = readCardFolder(folder);
    if (!read.ok) throw new Error(read.failure.code);
    const card = powered(createVirtualCard(read.value));
    expect(card.name).toBe('folder-card');
    expect(readFile(card, '2F00')).toEqual(Uint8Array.of(1, 2, 3));
    expect(readFile(card, 'DF014031')).toEqual(Uint8Array.of(4, 5));
    expect(send(card, '00200001')).toBe('63C2');
    expect(send(card, '80E400001C')).toBe(`${manifest.card_data}9000`);
  });

  it('has no PUK when its manifest names none', () => {
    const { puk: _puk, puk_tries: _pukTries, ...withoutPuk } = manifest;
    write(withoutPuk);
    const read = readCardFolder(folder);
    expect(read.ok && read.value.applet?.puk).toBeNull();
  });

  it('is listed when it has a manifest', () => {
    expect(listCardFolders(root)).toEqual([]);
    write(manifest);
    expect(listCardFolders(root)).toEqual([folder]);
    expect(listCardFolders(join(root, 'nowhere'))).toEqual([]);
  });

  it.each([
    ['no manifest', null, 'card-folder.unreadable'],
    ['a manifest that is not JSON', '{', 'card-folder.not-json'],
    ['an empty manifest', '{}', 'card-folder.bad-manifest'],
    ['an ATR that is not hexadecimal', JSON.stringify({ ...manifest, atr: '3B9' }), 'card-folder.bad-manifest'],
    ['card data of another length', JSON.stringify({ ...manifest, card_data: '00' }), 'card-folder.bad-manifest'],
    [
      'a path that cards do not have',
      JSON.stringify({ ...manifest, files: { 'DF01/4031': 'x' } }),
      'card-folder.bad-manifest',
    ],
    [
      'a file that is not there',
      JSON.stringify({ ...manifest, files: { DF014031: 'gone.bin' } }),
      'card-folder.unreadable',
    ],
    [
      'a file outside the folder',
      JSON.stringify({ ...manifest, files: { DF014031: '/etc/hostname' } }),
      'card-folder.unreadable',
    ],
  ])('%s is a problem with a name', (_story, text, code) => {
    if (text !== null) writeFileSync(join(folder, 'manifest.json'), text);
    const read = readCardFolder(folder);
    expect(read).toMatchObject({ ok: false, failure: { code } });
  });
});

describe('the public specimen cards', () => {
  const publicCards =
    process.env['EID_PUBLIC_CARDS'] ?? fileURLToPath(new URL('../../../../../shared/cards', import.meta.url));

  for (const name of ['alice', 'alice17ec']) {
    it(`${name} reads through APDUs as its manifest says`, (context) => {
      const folder = join(publicCards, name);
      if (!listCardFolders(publicCards).includes(folder)) {
        context.skip(`public card ${name} not found (EID_PUBLIC_CARDS)`);
      }
      const manifestText = readFileSync(join(folder, 'manifest.json'), 'utf8');
      // The manifest's own shape; only these two tables are used here, and a missing one fails the comparison.
      const { expected } = JSON.parse(manifestText) as {
        expected: { sha256: Record<string, string>; sizes: Record<string, number> };
      };
      const read = readCardFolder(folder);
      if (!read.ok) throw new Error(read.failure.code);
      const card = powered(createVirtualCard(read.value));
      const paths = Object.keys(expected.sha256);
      const contents = paths.map((path) => readFile(card, path));
      expect(contents.map((bytes) => bytes.length)).toEqual(paths.map((path) => expected.sizes[path]));
      expect(contents.map((bytes) => createHash('sha256').update(bytes).digest('hex'))).toEqual(
        paths.map((path) => expected.sha256[path]),
      );
    });
  }
});
