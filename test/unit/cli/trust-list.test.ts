/** `eid read --trust-list`: a card of a new root is believed by a signed list; a list that is refused ends the run. */
import { createPublicKey } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemoCard } from '../../../simulator/cards/index.ts';
import { testKey } from '../../../simulator/pki/test-keys.ts';
import { createVirtualReader, type VirtualReader } from '../../../simulator/reader/virtual-reader.ts';
import {
  listedRoot,
  shippedList,
  signedList,
  testPrivateKeyFile,
  testPublicKeyFile,
} from '../../signed-trust-lists.ts';
import { runCommand } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'eid-trust-list-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, 'list.json');
const version = shippedList.version + 1;
const newRoot = listedRoot('Test Root CA7', createPublicKey(testKey('test-root-ec')));
const { list, signature } = signedList({ ...shippedList, version, roots: [...shippedList.roots, newRoot] });
writeFileSync(file, list);
writeFileSync(`${file}.sig`, signature);

let virtual: VirtualReader;
beforeAll(async () => {
  virtual = createVirtualReader({ name: 'Invented Reader 00' });
  const card = createDemoCard('adult-1.8');
  if (card === null) throw new Error('no such demo card');
  await virtual.slot.insert(card);
});
const read = (...words: readonly string[]) =>
  runCommand(virtual.reader, ['read', '--now', '2026-03-01', '--without', 'photo', ...words]);

describe('eid read --trust-list', () => {
  it('believes the card of a root that only the list names, and says which list is in force', async () => {
    const { status, answer } = await read('--trust-list', file, '--trust-key', testPublicKeyFile);
    expect(answer).toMatch(/^ {2}trust +belgian$/m);
    expect(answer).toMatch(new RegExp(`^ {2}trust list +${version} \\(${file}\\)$`, 'm'));
    expect(status).toBe(0);
  });

  it('does not believe it by the built-in list, and says that too', async () => {
    const { status, answer } = await read();
    expect(answer).toMatch(/^ {2}trust +none$/m);
    expect(answer).toMatch(new RegExp(`^ {2}trust list +${shippedList.version} \\(built in\\)$`, 'm'));
    expect(status).toBe(2);
  });

  const changed = join(folder, 'changed.json');
  writeFileSync(changed, list.slice(0, -1));
  writeFileSync(`${changed}.sig`, signature);
  const text = join(folder, 'key.txt');
  writeFileSync(text, 'no key');
  it.each([
    [
      'a changed list',
      changed,
      testPublicKeyFile,
      /refused: the signature does not fit .*\(trust-list\.signature-wrong\)/,
    ],
    ['no list', join(folder, 'none.json'), testPublicKeyFile, /refused: the file cannot be read/],
    ['no key', file, join(folder, 'none.pem'), /The key .*none\.pem cannot be read \(ENOENT\)/],
    ['a text for a key', file, text, /is not an Ed25519 public key/],
    ['a private key', file, testPrivateKeyFile, /is a private key/],
  ])('ends before the card is read: %s', async (_story, listFile, keyFile, sentence) => {
    const { status, answer, told } = await read('--trust-list', listFile, '--trust-key', keyFile);
    expect(told).toMatch(sentence);
    expect({ status, answer }).toEqual({ status: 1, answer: '' });
  });

  it.each([
    [['--trust-list', file], /go together/],
    [['--trust-key', testPublicKeyFile], /go together/],
    [['--trust-list', '', '--trust-key', testPublicKeyFile], /--trust-list needs a value/],
  ])('is a mistake in the command line: %j', async (words, sentence) => {
    const { status, told } = await read(...words);
    expect(told).toMatch(sentence);
    expect(status).toBe(1);
  });
});
