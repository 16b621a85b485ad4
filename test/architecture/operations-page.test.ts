/** The page for operators names every setting, metric and trouble there is, and its schema file is the one that drills run. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { callersTrace } from '../../backend/http/trace-parent.ts';
import { createMetrics } from '../../backend/operations/metrics.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): Promise<string> => readFile(join(root, path), 'utf8');
let page = '';
beforeAll(async () => {
  page = await read('docs/operations.md');
});

/** Of a source text, everything that the pattern's group finds, once. */
const named = (source: string, pattern: RegExp): readonly string[] => [
  ...new Set([...source.matchAll(pattern)].map(([, name]) => name ?? '')),
];

test('every variable of the environment stands on it', async () => {
  const sources = await Promise.all(
    ['backend/read-environment.ts', 'backend/notices/notice-settings.ts'].map((path) => read(path)),
  );
  const variables = named(sources.join('\n'), /(?:environment\['|required\(')([A-Z_]+)'/g);
  expect(variables.length).toBeGreaterThan(15);
  expect(variables.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

test('every metric stands on it, and none that is not', async () => {
  const { body } = await createMetrics(async () => null).text();
  const metrics = named(body, /^# TYPE (\S+) /gm);
  expect(metrics.length).toBeGreaterThan(5);
  expect([...named(page, /`(eid_backend_[a-z_]+)/g)].sort()).toEqual([...metrics].sort());
});

test('every trouble of health and every word of the program stand on it', async () => {
  const wake = await read('backend/time/wake.ts');
  const troubles = named(/type WakeTrouble =(.*);/.exec(wake)?.[1] ?? '', /'([a-z-]+)'/g);
  expect(troubles.length).toBeGreaterThan(2);
  const started = named(await read('backend/start-backend.ts'), /Promise<readonly string\[\]> => \['([a-z-]+)'\]/g);
  expect(started.length).toBe(1);
  expect([...troubles, ...started].filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([]);
  const words = named(await read('backend/main.ts'), /^ {2}([a-z]+): async \(options/gm);
  expect(words.length).toBeGreaterThan(2);
  expect(words.filter((word) => !page.includes(`\`${word}`))).toEqual([]);
});

test('every field that a caller can put into the log stands on it', () => {
  const fields = Object.keys(callersTrace(`00-${'a1'.repeat(16)}-${'b2'.repeat(8)}-01`));
  expect(fields.length).toBe(1);
  expect(fields.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

test('what it links to exists', async () => {
  const targets = named(page, /\]\(([^)#]+)(?:#[^)]*)?\)/g);
  const docs = await readdir(join(root, 'docs'), { recursive: true });
  const missing = await Promise.all(
    targets.map(async (target) =>
      docs.includes(target) || (await read(join('docs', target)).then(Boolean, () => false)) ? [] : [target],
    ),
  );
  expect(missing.flat()).toEqual([]);
});
