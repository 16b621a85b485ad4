/** Drawn faces in the format of the chip: baseline JPEG, one grey component, 140x200 (150x195 from 2021), 300 dpi (reference belgian-eid.md §3). */
import { readFileSync } from 'node:fs';

export type PhotoName =
  | 'drawn-man'
  | 'drawn-woman'
  | 'drawn-old-man'
  | 'drawn-old-woman'
  | 'drawn-child'
  | 'drawn-man-195'
  | 'drawn-woman-195';

export const readPhoto = (name: PhotoName): Uint8Array =>
  Uint8Array.from(readFileSync(new URL(`photos/${name}.jpg`, import.meta.url)));
