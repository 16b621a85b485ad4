/** Writes docs/openapi.json: `node backend/http/write-openapi.ts`. A test fails while the file differs from the contract. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openApiText } from './open-api-document.ts';

await writeFile(join(import.meta.dirname, '../../docs/openapi.json'), openApiText());
