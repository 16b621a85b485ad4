/** Which list is in force, and what the journal says of one that is not: a code, never what was in it. */
import { createPublicKey } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { builtInTrust } from '../../../../../eid/index.ts';
import { createNodeCrypto } from '../../../../../kiosk/adapters/node-crypto/node-crypto.ts';
import { trustInForce } from '../../../../../kiosk/adapters/trust-list/trust-in-force.ts';
import type { JournalEntry } from '../../../../../kiosk/ports.ts';
import { testKey } from '../../../../../simulator/pki/test-keys.ts';
import { listedRoot, shippedList, signedList, testOperatorKeyText } from '../../../../signed-trust-lists.ts';

const folder = mkdtempSync(join(tmpdir(), 'trust-list-'));
afterAll(() => rmSync(folder, { recursive: true }));

const newer = {
  ...shippedList,
  version: shippedList.version + 1,
  roots: [...shippedList.roots, listedRoot('Canary Root CA7', createPublicKey(testKey('test-root-ec')))],
};
let files = 0;
/** Null: the file is not there. */
const written = (list: Uint8Array | null, signature: Uint8Array | null): string => {
  const file = join(folder, `list-${(files += 1)}.json`);
  if (list !== null) writeFileSync(file, list);
  if (signature !== null) writeFileSync(`${file}.sig`, signature);
  return file;
};
const chosen = async (file: string | null, publicKey = testOperatorKeyText) => {
  const journal: JournalEntry[] = [];
  const source = file === null ? null : { file, publicKey };
  const inForce = await trustInForce(source, createNodeCrypto(), { write: (entry) => void journal.push(entry) });
  return { inForce, journal };
};

const builtIn = { origin: 'built-in', version: shippedList.version, trust: builtInTrust };
const builtInEntry = { event: 'trust-list.in-force', facts: { version: shippedList.version, origin: 'built-in' } };

describe('the trust list in force', () => {
  it('is the built-in one where the installation names none', async () => {
    expect(await chosen(null)).toEqual({ inForce: builtIn, journal: [builtInEntry] });
    const journal: JournalEntry[] = [];
    await trustInForce(undefined, createNodeCrypto(), { write: (entry) => void journal.push(entry) });
    expect(journal).toEqual([builtInEntry]);
  });

  it('is the one that the installation names, when it is signed', async () => {
    const { list, signature } = signedList(newer);
    const { inForce, journal } = await chosen(written(list, signature));
    expect(inForce).toMatchObject({ origin: 'installation', version: newer.version });
    expect(inForce.trust.roots.map(({ name }) => name)).toContain('Canary Root CA7');
    expect(journal).toEqual([
      { event: 'trust-list.in-force', facts: { version: newer.version, origin: 'installation' } },
    ]);
  });

  const { list, signature } = signedList(newer);
  const changed = list.slice();
  changed[changed.length - 3] = 0x20;
  const folderForList = (): string => {
    const file = written(null, signature);
    mkdirSync(file);
    return file;
  };
  const otherKey = testOperatorKeyText.replace(/.=$/, testOperatorKeyText.endsWith('A=') ? 'E=' : 'A=');
  it.each([
    ['is not there', 'trust-list.unreadable', () => written(null, signature)],
    ['is a folder', 'trust-list.unreadable', folderForList],
    ['has no signature beside it', 'trust-list.signature-unreadable', () => written(list, null)],
    ['is too large', 'trust-list.too-large', () => written(new Uint8Array(3 << 20), signature)],
    ['has too large a signature', 'trust-list.signature-malformed', () => written(list, new Uint8Array(3 << 20))],
    ['was changed', 'trust-list.signature-wrong', () => written(changed, signature)],
    [
      'is signed and older',
      'trust-list.older-than-built-in',
      () => {
        const older = signedList({ ...newer, version: shippedList.version - 1 });
        return written(older.list, older.signature);
      },
    ],
  ])('stays the built-in one when the named one %s: %s', async (_story, code, file) => {
    const { inForce, journal } = await chosen(file());
    expect(inForce).toEqual(builtIn);
    expect(journal).toEqual([{ event: 'trust-list.refused', facts: { code } }, builtInEntry]);
  });

  it('stays the built-in one under the key of somebody else', async () => {
    const { inForce, journal } = await chosen(written(list, signature), otherKey);
    expect(inForce).toEqual(builtIn);
    expect(journal[0]).toEqual({ event: 'trust-list.refused', facts: { code: 'trust-list.signature-wrong' } });
  });
});
