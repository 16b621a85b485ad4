/** Lists on disk: whole or not at all, few or fewer, and never a reason to fail. */
import {
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CrlCacheOptions, createCrlCache } from '../../../../../kiosk/adapters/revocation-http/crl-cache.ts';
import { createRevocationHttp } from '../../../../../kiosk/adapters/revocation-http/create-revocation-http.ts';
import { createSystemClock } from '../../../../../kiosk/adapters/system/system-clock.ts';
import { createSystemRandom } from '../../../../../kiosk/adapters/system/system-random.ts';
import type { JournalEntry } from '../../../../../kiosk/ports.ts';
import { startRevocationServer } from '../../../../../simulator/revocation/revocation-server.ts';

let parent: string;
let directory: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'crl-cache-'));
  directory = join(parent, 'eid-kiosk', 'crl');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const told: JournalEntry[] = [];
beforeEach(() => void told.splice(0));

const open = (changes: Partial<CrlCacheOptions> = {}): ReturnType<typeof createCrlCache> =>
  createCrlCache({
    directory,
    maxEntries: 3,
    maxBytes: 10_000,
    random: createSystemRandom(),
    journal: { write: (entry) => void told.push(entry) },
    ...changes,
  });

const url = (name: string): string => `http://crl.example.invalid/${name}.crl`;
const bytes = (length: number, seed = 1): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (index * 31 + seed) & 0xff);
const files = (): readonly string[] => readdirSync(directory).toSorted();
const onlyFile = (): string => {
  const [name, ...others] = files();
  if (name === undefined || others.length > 0) throw new Error(`one file was expected: ${files().join(' ')}`);
  return join(directory, name);
};

test('a list that was kept is found again, by another process too', async () => {
  expect(await open().find(url('a'))).toBeNull();
  await open().keep(url('a'), bytes(500));
  expect(await open().find(url('a'))).toEqual(bytes(500));
  expect(await open().find(url('b'))).toBeNull();
  expect(told).toEqual([]);
});

test('names say nothing, and nobody else may read', async () => {
  await open().keep(url('somebody'), bytes(10));
  expect(files()).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.crl$/)]);
  expect(statSync(onlyFile()).mode & 0o777).toBe(0o600);
  expect(statSync(directory).mode & 0o777).toBe(0o700);
  expect(readFileSync(onlyFile()).includes('example')).toBe(false);
});

describe('a damaged file does not exist, and is replaced', () => {
  test.each<[string, (file: string) => void]>([
    ['cut off', (file) => truncateSync(file, 300)],
    ['cut off in its head', (file) => truncateSync(file, 20)],
    ['empty', (file) => truncateSync(file, 0)],
    [
      'one bit turned',
      (file) => {
        const content = readFileSync(file);
        content[400] = (content[400] ?? 0) ^ 0x10;
        writeFileSync(file, content);
      },
    ],
    ['something else', (file) => writeFileSync(file, bytes(900))],
    ['longer than anything kept', (file) => truncateSync(file, 1_000_000)],
    [
      'a link that leads nowhere',
      (file) => {
        rmSync(file);
        symlinkSync(join(parent, 'nowhere'), file);
      },
    ],
  ])('%s', async (_story, damage) => {
    const cache = open();
    await cache.keep(url('a'), bytes(500));
    damage(onlyFile());
    expect(await cache.find(url('a'))).toBeNull();
    await cache.keep(url('a'), bytes(600, 2));
    expect(await cache.find(url('a'))).toEqual(bytes(600, 2));
    expect(told).toEqual([]);
  });
});

/** Older by so many minutes: what was written within one tick of the file system has no order. */
const age = (name: string, minutes: number): void => {
  const moment = Date.now() / 1000 - minutes * 60;
  utimesSync(join(directory, name), moment, moment);
};
const keepAged = async (
  cache: ReturnType<typeof open>,
  name: string,
  length: number,
  minutes: number,
): Promise<void> => {
  const before = new Set(readdirSync(parent).length === 0 ? [] : files());
  await cache.keep(url(name), bytes(length));
  const fresh = files().find((file) => !before.has(file));
  if (fresh !== undefined) age(fresh, minutes);
};

test('the oldest gives way when there are too many', async () => {
  const cache = open();
  for (const [index, name] of ['a', 'b', 'c'].entries()) await keepAged(cache, name, 10, 10 - index);
  await cache.keep(url('d'), bytes(10));
  expect(await cache.find(url('a'))).toBeNull();
  for (const name of ['b', 'c', 'd']) expect(await cache.find(url(name))).not.toBeNull();
});

test('the oldest give way when there is too much, and one list alone can be too much', async () => {
  const cache = open();
  for (const [index, name] of ['a', 'b'].entries()) await keepAged(cache, name, 4000, 10 - index);
  await cache.keep(url('c'), bytes(4000));
  expect(await cache.find(url('a'))).toBeNull();
  expect(await cache.find(url('b'))).not.toBeNull();
  await cache.keep(url('d'), bytes(9990));
  expect(await cache.find(url('d'))).toBeNull();
  expect(await cache.find(url('c'))).not.toBeNull();
});

test('what a process left half written goes in time; files of others stay', async () => {
  const cache = open();
  await cache.keep(url('a'), bytes(10));
  const part = `${'0'.repeat(64)}.00000000-0000-4000-8000-000000000000.part`;
  const fresh = `${'1'.repeat(64)}.00000000-0000-4000-8000-000000000000.part`;
  for (const name of [part, fresh, 'README']) writeFileSync(join(directory, name), 'x');
  age(part, 120);
  age('README', 120);
  await cache.keep(url('b'), bytes(10));
  expect(files()).not.toContain(part);
  expect(files()).toEqual(expect.arrayContaining([fresh, 'README']));
});

test('many writers and readers of one list: always one of the lists, whole', async () => {
  const lists = Array.from({ length: 8 }, (_, index) => bytes(4000, index));
  const found: (Uint8Array | null)[] = [];
  await Promise.all(
    lists.flatMap((list) => {
      const cache = open();
      return [cache.keep(url('a'), list), cache.find(url('a')).then((one) => found.push(one))];
    }),
  );
  found.push(await open().find(url('a')));
  expect(found.at(-1)).not.toBeNull();
  for (const one of found.filter((list) => list !== null)) expect(lists).toContainEqual(one);
  expect(files()).toHaveLength(1);
  expect(told).toEqual([]);
});

test('a place that cannot be a directory means no cache, told once', async () => {
  writeFileSync(join(parent, 'eid-kiosk'), 'a file in the way');
  const cache = open();
  for (const name of ['a', 'b']) {
    await cache.keep(url(name), bytes(10));
    expect(await cache.find(url(name))).toBeNull();
  }
  expect(told).toEqual([{ event: 'revocation.cache-unusable', facts: { code: 'ENOTDIR' } }]);
});

describe('behind the transport', () => {
  const now = new Date('2026-06-01T10:00:00Z');
  const setUp = async () => {
    const server = await startRevocationServer({ now: () => now, lists: { 'root-ec': 'garbage' } });
    const transport = createRevocationHttp({
      clock: createSystemClock(),
      random: createSystemRandom(),
      journal: { write: (entry) => void told.push(entry) },
      cacheDirectory: directory,
      proxy: null,
    });
    const fetch = async (name: string, isFresh: (list: Uint8Array) => boolean) => {
      const answer = await transport.fetchCrl(`${server.origin}/${name}.crl`, 20_000, isFresh);
      return answer.ok ? answer.value : answer.failure;
    };
    return { server, fetch };
  };

  test('the server is asked once while the list is fresh, and again afterwards', async () => {
    const { server, fetch } = await setUp();
    try {
      const first = await fetch('root-rsa', () => true);
      expect(await fetch('root-rsa', () => true)).toEqual(first);
      expect(server.seen).toHaveLength(1);
      expect(await fetch('root-rsa', () => false)).toEqual(first);
      expect(server.seen).toHaveLength(2);
    } finally {
      await server.close();
    }
    expect(await fetch('root-rsa', () => true)).toBeInstanceOf(Uint8Array);
    expect(await fetch('root-rsa', () => false)).toBe('unreachable');
  });

  test('only what was kept is asked about, and what is fetched takes its place', async () => {
    const { server, fetch } = await setUp();
    const asked: string[] = [];
    const isNoPage = (list: Uint8Array): boolean => {
      asked.push(Buffer.from(list).toString('latin1').slice(0, 6));
      return asked.at(-1) !== '<html>';
    };
    try {
      const page = await fetch('root-ec', isNoPage);
      expect(asked).toEqual([]);
      expect(await fetch('root-ec', isNoPage)).toEqual(page);
      expect(asked).toEqual(['<html>']);
      expect(server.seen).toHaveLength(2);
      expect(files()).toHaveLength(1);
    } finally {
      await server.close();
    }
  });
});
