/** Writes docs/findings.md anew. Run: `node test/findings/write-findings-page.cli.ts`. */
import { writeFileSync } from 'node:fs';
import { findingsDocument } from './findings-document.ts';

const page = new URL('../../docs/findings.md', import.meta.url);
writeFileSync(page, findingsDocument());
console.log(`written: ${page.pathname}`);
