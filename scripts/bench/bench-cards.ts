/** The cards that are measured: one invented card for each generation and key family, and the public specimen cards where they are. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { eidFiles } from '../../eid/card-image.ts';
import type { ChipDefinition } from '../../simulator/card/chip-definition.ts';
import { readCardFolder } from '../../simulator/card-files/card-folder.ts';
import { makeChip } from '../../simulator/card-maker/make-chip.ts';
import { adult17, adult18 } from '../../simulator/cards/holders.ts';
import type { FloorCard, sixFiles } from './length-aware-floor.ts';

export type BenchCard = { readonly name: string; readonly chip: ChipDefinition };

const invented: readonly BenchCard[] = [
  { name: 'RSA 1.7', chip: makeChip(adult17) },
  { name: 'EC 1.8', chip: makeChip(adult18) },
  { name: 're-keyed 1.7', chip: makeChip({ ...adult17, name: 're-keyed-1.7', rrnFamily: 'ec' }) },
];

/** Folders below EID_PUBLIC_CARDS, or below ../shared/cards beside this repository. */
const publicNames = { alice: 'public RSA', alice17ec: 'public re-keyed 1.7' } as const;

const publicCardsFolder = (): string => {
  const named = process.env['EID_PUBLIC_CARDS'] ?? '';
  return named === '' ? join(import.meta.dirname, '../../../shared/cards') : resolve(named);
};

/** `absent`: public cards that are not here, with the place that was looked at. */
export const benchCards = (): { readonly cards: readonly BenchCard[]; readonly absent: readonly string[] } => {
  const cards = [...invented];
  const absent: string[] = [];
  for (const [folderName, name] of Object.entries(publicNames)) {
    const folder = join(publicCardsFolder(), folderName);
    const chip = existsSync(folder) ? readCardFolder(folder) : null;
    if (chip === null) absent.push(`${name}: no card at ${folder} (EID_PUBLIC_CARDS names the folder of public cards)`);
    else if (chip.ok) cards.push({ name, chip: chip.value });
    else absent.push(`${name}: ${chip.failure.code} in ${folder}, ${chip.failure.file}`);
  }
  return { cards, absent };
};

/** What the floor needs to know; null for a card without the Belgian applet. */
export const floorCardOf = ({ applet }: ChipDefinition): FloorCard | null => {
  if (applet === null) return null;
  const bytesOf = (file: (typeof sixFiles)[number]): Uint8Array =>
    applet.files[eidFiles[file].path] ?? new Uint8Array(0);
  return {
    appletVersion: applet.version,
    cardDataLength: applet.cardData.length,
    files: {
      identity: bytesOf('identity'),
      address: bytesOf('address'),
      'identity-signature': bytesOf('identity-signature'),
      'address-signature': bytesOf('address-signature'),
      'rrn-certificate': bytesOf('rrn-certificate'),
      photo: bytesOf('photo'),
    },
  };
};
