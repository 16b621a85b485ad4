/** A problem that nobody names is a promise to the callers that nobody keeps: each stands in a rule, a guard or a use case. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { problemTypes } from '../../../contract/problem-types.ts';

const backend = join(import.meta.dirname, '../../../backend');
/** Titles and permission lists name every problem and bring about none. */
const lists = new Set(['problem-titles.ts']);

const sources = readdirSync(backend, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !lists.has(entry.name))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

describe('every problem type', () => {
  test.each(Object.keys(problemTypes))('%s is named by the backend', (type) => {
    expect(sources.filter((source) => source.includes(`'${type}'`))).not.toEqual([]);
  });
});
