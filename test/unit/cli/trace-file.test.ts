/** A trace that was closed stays closed: the operating system gives the number of its handle to the next file that is opened. */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openTraceFile } from '../../../cli/trace-file.ts';

test('an answer that comes after the end is written nowhere', () => {
  const folder = mkdtempSync(join(tmpdir(), 'eid-trace-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const trace = openTraceFile(join(folder, 'trace.jsonl'));
  if (!trace.ok) throw new Error(trace.failure);
  const line = { step: 'ask-ocsp', host: 'ocsp.example', outcome: 'answered', microseconds: 1 } as const;
  trace.value.write(line);
  expect(trace.value.close()).toBeNull();
  const other = join(folder, 'other');
  const handle = openSync(other, 'w');
  trace.value.write(line);
  closeSync(handle);
  expect(readFileSync(other, 'utf8')).toBe('');
  expect(readFileSync(join(folder, 'trace.jsonl'), 'utf8')).toBe(`${JSON.stringify(line)}\n`);
  expect(trace.value.close()).toBeNull();
});
