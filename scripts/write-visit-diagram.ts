/** Writes docs/visit.md from the transition table of the visit. */
import { writeFile } from 'node:fs/promises';
import { visitDocument } from '../kiosk/visit/visit-diagram.ts';

await writeFile(new URL('../docs/visit.md', import.meta.url), visitDocument());
