/** The screen of a demo: measured values from a file where somebody wrote one, otherwise a common 32-inch kiosk panel, upright. */
import { readFile } from 'node:fs/promises';
import { Compile } from 'typebox/compile';
import { failed, type Result, success } from '../contract/result.ts';
import { type ScreenProfile, ScreenProfileSchema } from '../contract/screen-profile.ts';

export const defaultScreenProfile: ScreenProfile = {
  widthPx: 1080,
  heightPx: 1920,
  widthMm: 392,
  bottomEdgeMm: 700,
  viewingDistanceMm: 600,
  headset: false,
};

const schema = Compile(ScreenProfileSchema);

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** A file that is not there means the default; one that is there but wrong is a mistake to be told. */
export async function readScreenProfile(file: string): Promise<Result<ScreenProfile, readonly string[]>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return success(defaultScreenProfile);
    throw error;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return failed([`${file} is not JSON`]);
  }
  if (schema.Check(value)) return success(value);
  return failed(schema.Errors(value).map((problem) => `${file}${problem.instancePath}: ${problem.message}`));
}
