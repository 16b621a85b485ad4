/**
 * The public specimen cards, where somebody has put them: folders with a manifest.json, below the folder that
 * EID_PUBLIC_CARDS names or below ../shared/cards beside this repository. They are not ours to distribute, so tests that
 * need them are skipped, with this reason, where they are absent.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('..', import.meta.url));

export type PublicCardName = 'alice' | 'alice17ec';

const publicCardsFolder = (): string => {
  const named = process.env['EID_PUBLIC_CARDS'];
  return named === undefined || named === '' ? join(repository, '../shared/cards') : resolve(named);
};

/** The folder of that card, null where it is absent; then the reason is printed once per test file. */
export const publicCard = (name: PublicCardName): string | null => {
  const folder = join(publicCardsFolder(), name);
  if (existsSync(join(folder, 'manifest.json'))) return folder;
  console.warn(`skipped: no public card at ${folder} (EID_PUBLIC_CARDS names the folder of public cards)`);
  return null;
};
