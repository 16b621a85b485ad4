/**
 * A chip from a folder: `manifest.json` with ATR, card data, PIN and a table of files, and the files beside it. This is
 * how dumps of public specimen cards come; their private keys are unknown, so such a card cannot sign.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { failed, success } from '../../contract/result.ts';
import type { Result } from '../../contract/result.ts';
import type { ChipDefinition } from '../card/chip-definition.ts';
import { challengesAllowed } from '../card/pin-commands.ts';

const hexBytes = Type.String({ pattern: '^([0-9A-Fa-f]{2})+$' });
const manifestSchema = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 60 }),
  atr: hexBytes,
  /** Answer to GET CARD DATA; byte 21 is the applet version. */
  card_data: Type.String({ pattern: '^[0-9A-Fa-f]{56}$' }),
  pin: Type.String({ pattern: '^\\d{4,12}$' }),
  pin_tries: Type.Integer({ minimum: 0, maximum: 15 }),
  /** Twelve digits in the order they are sent; absent on cards without a PUK. */
  puk: Type.Optional(Type.String({ pattern: '^\\d{12}$' })),
  puk_tries: Type.Optional(Type.Integer({ minimum: 0, maximum: 15 })),
  /** Path on the card to file name in the folder. */
  files: Type.Record(Type.String({ pattern: '^(3F00)?(DF0[01])?[0-9A-F]{4}$' }), Type.String({ minLength: 1 }), {
    additionalProperties: false,
  }),
});
const manifestCheck = Compile(manifestSchema);

const fromHex = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const triesAllowed = 3;
const pukTriesAllowed = 12;
const manifestName = 'manifest.json';

export type CardFolderProblem = {
  readonly code: 'card-folder.unreadable' | 'card-folder.not-json' | 'card-folder.bad-manifest';
  /** The file it is about; file names only, never contents. */
  readonly file: string;
};

const isSystemError = (error: unknown): boolean => error instanceof Error && 'code' in error;

const readBytes = (folder: string, file: string): Result<Uint8Array, CardFolderProblem> => {
  try {
    return success(Uint8Array.from(readFileSync(join(folder, basename(file)))));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return failed({ code: 'card-folder.unreadable', file });
  }
};

const parseJson = (bytes: Uint8Array): Result<unknown, CardFolderProblem> => {
  try {
    return success(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return failed({ code: 'card-folder.not-json', file: manifestName });
  }
};

/** Files are looked for in the folder itself only, whatever path the manifest gives. */
export const readCardFolder = (folder: string): Result<ChipDefinition, CardFolderProblem> => {
  const manifestBytes = readBytes(folder, manifestName);
  if (!manifestBytes.ok) return manifestBytes;
  const manifest = parseJson(manifestBytes.value);
  if (!manifest.ok) return manifest;
  if (!manifestCheck.Check(manifest.value)) return failed({ code: 'card-folder.bad-manifest', file: manifestName });
  const { name, atr, card_data, pin, pin_tries, puk, puk_tries, files } = manifest.value;
  const contents: Record<string, Uint8Array> = {};
  for (const [path, file] of Object.entries(files)) {
    const bytes = readBytes(folder, file);
    if (!bytes.ok) return bytes;
    contents[path.startsWith('3F00') ? path.slice(4) : path] = bytes.value;
  }
  const cardData = fromHex(card_data);
  return success({
    name,
    atr: fromHex(atr),
    applet: {
      version: cardData[21] ?? 0,
      cardData,
      files: contents,
      pin: { digits: pin, triesLeft: pin_tries, triesAllowed },
      puk:
        puk === undefined
          ? null
          : { digits: puk, triesLeft: puk_tries ?? pukTriesAllowed, triesAllowed: pukTriesAllowed },
      keys: { authentication: null, signature: null, basic: null },
      challengesLeft: challengesAllowed,
    },
  });
};

/** Folders with a manifest directly below `root`, by name; empty when there is no such root. */
export const listCardFolders = (root: string): readonly string[] => {
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(root)
    .filter((entry) => statSync(join(root, entry, manifestName), { throwIfNoEntry: false })?.isFile() === true)
    .sort()
    .map((entry) => join(root, entry));
};
