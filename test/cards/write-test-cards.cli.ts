/** Writes docs/test-cards.md anew. Run: `node test/cards/write-test-cards.cli.ts`. */
import { writeFileSync } from 'node:fs';
import { testCardsDocument } from './test-cards-document.ts';

const page = new URL('../../docs/test-cards.md', import.meta.url);
writeFileSync(page, testCardsDocument());
console.log(`written: ${page.pathname}`);
