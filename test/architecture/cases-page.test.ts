/** docs/cases.md is drawn from the tables that run; this fails when the two differ. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { casesDocument } from '../../backend/cases/cases-document.ts';

it('docs/cases.md shows the cases as they are (node scripts/write-cases.ts writes it)', async () => {
  const written = await readFile(new URL('../../docs/cases.md', import.meta.url), 'utf8');
  expect(written).toBe(casesDocument());
});
