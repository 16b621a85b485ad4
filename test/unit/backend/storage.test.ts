import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Compile } from 'typebox/compile';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../backend/requests/canonical-json.ts';
import { newCaseNumber } from '../../../backend/requests/case-number.ts';
import { claimDirectory, DirectoryInUseError } from '../../../backend/storage/directory-claim.ts';
import { createFieldCipher } from '../../../backend/storage/field-cipher.ts';
import { readMasterKey, readOrCreateMasterKey } from '../../../backend/storage/master-key.ts';
import { readMigrations } from '../../../backend/storage/migrate.ts';
import { sqlStatements } from '../../../backend/storage/sql-statements.ts';
import { RequestReceiptSchema } from '../../../contract/municipal-api.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const cipher = createFieldCipher(new Uint8Array(32).fill(7));
const place = 'applicants.surname:1';
/** What OpenSSL says when a GCM tag does not fit. */
const refused = 'unable to authenticate data';

describe('sealed fields', () => {
  test('open again, in their place, and look different every time', () => {
    const sealed = cipher.seal('Erdődi', place);
    expect(cipher.open(sealed, place)).toBe('Erdődi');
    expect(sealed).not.toContain('Erd');
    expect(cipher.seal('Erdődi', place)).not.toBe(sealed);
  });
  test('do not open elsewhere, with another key, or altered', () => {
    const sealed = cipher.seal('Erdődi', place);
    expect(() => cipher.open(sealed, 'applicants.surname:2')).toThrow(refused);
    expect(() => createFieldCipher(new Uint8Array(32).fill(8)).open(sealed, place)).toThrow(refused);
    const middle = Math.floor(sealed.length / 2);
    const altered = sealed.slice(0, middle) + (sealed[middle] === 'A' ? 'B' : 'A') + sealed.slice(middle + 1);
    expect(() => cipher.open(altered, place)).toThrow(refused);
    expect(() => cipher.open(sealed.slice(0, 20), place)).toThrow('too short');
  });
  test('are found by a keyed index', () => {
    const other = createFieldCipher(new Uint8Array(32).fill(8));
    expect(cipher.blindIndex('85731500112')).toBe(cipher.blindIndex('85731500112'));
    expect(cipher.blindIndex('85731500112')).not.toBe(other.blindIndex('85731500112'));
    expect(cipher.blindIndex('85731500112')).not.toBe(cipher.fingerprint('85731500112'));
  });
  test('need a key of the right length', () => {
    expect(() => createFieldCipher(new Uint8Array(16))).toThrow(RangeError);
  });
});

describe('master key', () => {
  test('is made once, for its owner only, and found again', async () => {
    const file = join(await temporaryDirectory(), 'sub', 'master.key');
    const first = await readOrCreateMasterKey(file);
    expect(first).toMatchObject({ ok: true });
    expect(await readOrCreateMasterKey(file)).toEqual(first);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });
  test('is refused when others can read it, when it is short, when it is not there', async () => {
    const directory = await temporaryDirectory();
    const open = join(directory, 'open.key');
    await writeFile(open, Buffer.alloc(32).toString('base64'), { mode: 0o644 });
    expect(await readMasterKey(open)).toMatchObject({ ok: false, failure: expect.stringContaining('chmod 600') });
    const short = join(directory, 'short.key');
    await writeFile(short, 'c2hvcnQ=\n', { mode: 0o600 });
    expect(await readMasterKey(short)).toMatchObject({ ok: false, failure: expect.stringContaining('32 bytes') });
    expect(await readMasterKey(join(directory, 'none.key'))).toMatchObject({ ok: false });
  });
});

describe('embedded database directory', () => {
  test('belongs to one process at a time, and to the living', async () => {
    const directory = await temporaryDirectory();
    const claim = join(directory, 'in-use-by');
    await writeFile(claim, String(process.ppid));
    await expect(claimDirectory(directory)).rejects.toBeInstanceOf(DirectoryInUseError);
    // Beyond the largest process number of Linux (2^22).
    await writeFile(claim, '99999999');
    const release = await claimDirectory(directory);
    expect(await readFile(claim, 'utf8')).toBe(String(process.pid));
    await release();
    await expect(readFile(claim)).rejects.toThrow('ENOENT');
  });
});

test('a claim never stands without its process, so that nobody takes it for left behind', async () => {
  const directory = await temporaryDirectory();
  const rounds = new AbortController();
  const found = new Set<string>();
  const look = async (): Promise<void> => {
    while (!rounds.signal.aborted) found.add(await readFile(join(directory, 'in-use-by'), 'utf8').catch(() => 'none'));
  };
  const looking = look();
  for (let round = 0; round < 300; round += 1) await (await claimDirectory(directory))();
  rounds.abort();
  await looking;
  expect([...found].filter((text) => text !== 'none')).toEqual([String(process.pid)]);
  expect(await readdir(directory)).toEqual([]);
});

const caseNumber = Compile(RequestReceiptSchema.properties.caseNumber);

describe('small things', () => {
  test('case numbers fit the contract and do not repeat', () => {
    const numbers = Array.from({ length: 1000 }, () => newCaseNumber('2026-11-22'));
    expect(numbers.every((number) => caseNumber.Check(number) && number.startsWith('2026-'))).toBe(true);
    expect(new Set(numbers).size).toBe(1000);
  });
  test('canonical JSON ignores the order of members and nothing else', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'x' })).toBe('{"a":"x","b":[{"c":null,"d":1}]}');
    expect(canonicalJson({ a: [1, 2] })).not.toBe(canonicalJson({ a: [2, 1] }));
  });
  test('migrations are cut into statements, function bodies whole', async () => {
    expect(
      sqlStatements('-- a\ncreate table a (\n  b int\n);\n\ncreate function f() as $$\nbegin\n  x;\nend\n$$;\n'),
    ).toEqual(['create table a (\n  b int\n);', 'create function f() as $$\nbegin\n  x;\nend\n$$;']);
    const migrations = await readMigrations();
    expect(migrations.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name).toSorted());
    for (const { name } of migrations) expect(name).toMatch(/^\d{4}-[a-z-]+\.sql$/);
  });
});
