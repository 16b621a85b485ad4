import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { createJsonLinesJournal } from '../../../../../kiosk/adapters/journal/json-lines-journal.ts';
import { createSimulatedClock } from '../../../../simulated-clock.ts';

const folder = mkdtempSync(join(tmpdir(), 'journal-'));
afterAll(() => rmSync(folder, { recursive: true }));

const clock = createSimulatedClock('2026-03-01T09:00:00Z');
const unexpected = (error: Error): never => {
  throw error;
};

test('one JSON line per entry, with the time, to a stream that stays open', async () => {
  const stream = new PassThrough();
  const journal = createJsonLinesJournal({ clock, to: { stream }, onFailure: unexpected });
  journal.write({ event: 'card-inserted', facts: { reader: 'R', exchanges: 3 } });
  journal.write({ event: 'wiped' });
  await journal.close();
  expect(stream.writableEnded).toBe(false);
  expect(String(stream.read())).toBe(
    '{"time":"2026-03-01T09:00:00.000Z","event":"card-inserted","facts":{"reader":"R","exchanges":3}}\n' +
      '{"time":"2026-03-01T09:00:00.000Z","event":"wiped"}\n',
  );
});

test('a file is appended to, and nobody else may read it', async () => {
  const file = join(folder, 'kiosk.jsonl');
  for (const event of ['started', 'stopped']) {
    const journal = createJsonLinesJournal({ clock, to: { file }, onFailure: unexpected });
    journal.write({ event });
    await journal.close();
  }
  expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(2);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a journal that cannot be written says so once and stops nobody', async () => {
  const failures: Error[] = [];
  const failure = Promise.withResolvers<void>();
  const journal = createJsonLinesJournal({
    clock,
    to: { file: join(folder, 'missing', 'kiosk.jsonl') },
    onFailure: (error) => {
      failures.push(error);
      failure.resolve();
    },
  });
  journal.write({ event: 'started' });
  await failure.promise;
  journal.write({ event: 'stopped' });
  await journal.close();
  expect(failures).toHaveLength(1);
});
