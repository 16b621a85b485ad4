/** The invented town for programs that work by the clock of this machine. */
import { readFile } from 'node:fs/promises';
import { municipalityFile } from './unit/backend/sample-submission.ts';

/**
 * The text of its file. No municipality is served in production by the prices of last year (rule `price-old`): those of the
 * file are taken to this year, whichever that is.
 */
export const demoTownOfThisYear = async (): Promise<string> => {
  const text = await readFile(municipalityFile('voorbeeldgem'), 'utf8');
  return text.replaceAll(/("validFrom": ")\d{4}/g, `$1${new Date().getFullYear()}`);
};
