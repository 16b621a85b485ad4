/**
 * Every file that a reading judges, damaged in every way: one card for each pair, on a 1.7 and on a 1.8 card. The authority's
 * certificate is not among them: eid/revocation judges it.
 */
import { eidFiles } from '../../eid/card-image.ts';
import type { CardDefinition } from '../../simulator/card-maker/card-definition.ts';
import { adult17, adult18 } from '../../simulator/cards/holders.ts';
import { bytes, fileOf, like, type TestCard } from './test-card.ts';

const filesOf17 = [
  'identity',
  'identity-signature',
  'address',
  'address-signature',
  'photo',
  'rrn-certificate',
  'authentication-certificate',
  'signature-certificate',
] as const;
const filesOf18 = [...filesOf17, 'basic-public-key'] as const;
export type DamagedFile = (typeof filesOf18)[number];

/** Bytes that are nothing: no tag, no DER, no JPEG begins with E5. */
const garbage = (length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => (0xe5 + index * 37) & 0xff);

const damages = {
  missing: { how: 'is missing', damage: () => null },
  empty: { how: 'is empty', damage: () => new Uint8Array(0) },
  truncated: {
    how: 'ends half-way',
    damage: (file: Uint8Array) => {
      const end = file.findLastIndex((byte) => byte !== 0) + 1;
      return file.slice(0, end >> 1);
    },
  },
  zeros: { how: 'holds only 00', damage: (file: Uint8Array) => new Uint8Array(file.length) },
  ffs: { how: 'holds only FF', damage: (file: Uint8Array) => new Uint8Array(file.length).fill(0xff) },
  oversized: { how: 'is followed by 12,000 other bytes', damage: (file: Uint8Array) => bytes(file, garbage(12_000)) },
  garbage: { how: 'holds garbage', damage: (file: Uint8Array) => garbage(file.length) },
} as const satisfies Record<string, { how: string; damage: (file: Uint8Array) => Uint8Array | null }>;
export type Damage = keyof typeof damages;

export type DamagedFileCard = TestCard & { readonly file: DamagedFile; readonly kind: Damage };

const damagesOf = (base: CardDefinition, files: readonly DamagedFile[]): readonly DamagedFileCard[] =>
  files.flatMap((file) =>
    (Object.keys(damages) as Damage[]) // keys of our own table
      .map((kind) => {
        const { path } = eidFiles[file];
        const { how, damage } = damages[kind];
        return {
          file,
          kind,
          story: `The file ${file} of a ${base.generation} card ${how}.`,
          definition: like(base, `${file}-${kind}-${base.generation}`, {
            defects: { files: { [path]: damage(fileOf(base, path)) } },
          }),
        };
      }),
  );

export const damagedFileCards: readonly DamagedFileCard[] = [
  ...damagesOf(adult17, filesOf17),
  ...damagesOf(adult18, filesOf18),
];
