/** Writes docs/cases.md from the tables of the cases. */
import { writeFile } from 'node:fs/promises';
import { casesDocument } from '../backend/cases/cases-document.ts';

await writeFile(new URL('../docs/cases.md', import.meta.url), casesDocument());
