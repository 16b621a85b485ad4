/**
 * The letters of our documents. One family made for low vision, cut by its publisher into files per alphabet, and behind
 * it a family that covers what it lacks: a name is printed as it stands on the card, whatever its letters.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { create } from 'fontkit';
import { unpackWoff } from './unpack-woff.ts';

export type Weight = 400 | 700;

export type Face = {
  readonly name: string;
  readonly file: Buffer;
  covers(codePoint: number): boolean;
};

/** Part of one line of text in one face. */
export type Run = { readonly text: string; readonly face: Face };

const families = [
  ['atkinson-hyperlegible-next', ['latin', 'latin-ext']],
  ['noto-sans', ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext']],
] as const;

const loadFace = async (family: string, alphabet: string, weight: Weight): Promise<Face> => {
  const name = `${family}-${alphabet}-${weight}`;
  const packed = `@fontsource/${family}/files/${family}-${alphabet}-${weight}-normal.woff`;
  const file = unpackWoff(await readFile(fileURLToPath(import.meta.resolve(packed))));
  const font = create(file);
  return { name, file, covers: (codePoint) => font.hasGlyphForCodePoint(codePoint) };
};

const loadFaces = (weight: Weight): Promise<readonly Face[]> =>
  Promise.all(families.flatMap(([family, alphabets]) => alphabets.map((part) => loadFace(family, part, weight))));

const loaded = new Map<Weight, Promise<readonly Face[]>>();

/** In order of preference; read once. */
export const faces = (weight: Weight): Promise<readonly Face[]> => {
  const known = loaded.get(weight) ?? loadFaces(weight);
  loaded.set(weight, known);
  return known;
};

/** A letter that no face has; shown as a question mark, so that it is seen to be missing. */
const missing = '?';

/**
 * Cuts text into runs of one face. Stays in the face of the previous letter while it covers the next one, and never
 * leaves it for a space, so that words are not torn apart needlessly.
 */
export const runsOf = (text: string, available: readonly Face[]): readonly Run[] => {
  const runs: { text: string; face: Face }[] = [];
  const [first] = available;
  if (first === undefined) return [];
  for (const letter of text.normalize('NFC')) {
    const codePoint = letter.codePointAt(0) ?? 0;
    const preferred = available.find((face) => face.covers(codePoint));
    const face = preferred ?? first;
    const shown = preferred === undefined ? missing : letter;
    const last = runs.at(-1);
    if (last !== undefined && (last.face === face || (letter === ' ' && last.face.covers(codePoint))))
      last.text += shown;
    else runs.push({ text: shown, face });
  }
  return runs;
};
