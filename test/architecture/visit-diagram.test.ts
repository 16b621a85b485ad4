/** docs/visit.md is drawn from the table that runs; this fails when the two differ. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { visitDocument } from '../../kiosk/visit/visit-diagram.ts';

it('docs/visit.md shows the visit as it is (node scripts/write-visit-diagram.ts writes it)', async () => {
  const written = await readFile(new URL('../../docs/visit.md', import.meta.url), 'utf8');
  expect(written).toBe(visitDocument());
});
