/** docs/test-cards.md is written from the catalogue of test cards; this fails when the two differ. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { testCardsDocument } from '../cards/test-cards-document.ts';

it('docs/test-cards.md lists the cards as they are (node test/cards/write-test-cards.cli.ts writes it)', async () => {
  const written = await readFile(new URL('../../docs/test-cards.md', import.meta.url), 'utf8');
  expect(written).toBe(testCardsDocument());
});
