/** Writes the made parts of docs/belgian-eid.md. Run: `node scripts/write-belgian-eid.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withMadeParts } from './card-example.ts';

const page = new URL('../docs/belgian-eid.md', import.meta.url);
writeFileSync(page, withMadeParts(readFileSync(page, 'utf8')));
