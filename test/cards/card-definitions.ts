/** Cards that only tests need, each with its story. What the demo dock offers is in simulator/cards. */
import { field } from '../../simulator/card-maker/data-files.ts';
import type { CardDefinition } from '../../simulator/card-maker/card-definition.ts';
import { adult17, adult18 } from '../../simulator/cards/holders.ts';

export type TestCard = { readonly story: string; readonly definition: CardDefinition };

/** Cards whose every check must pass. */
export const soundTestCards = {
  rekeyed: {
    story:
      'A 1.7 card re-keyed by an EC P-384 register: DER signatures in files of 256 bytes, photo hash still SHA-256.',
    definition: { ...adult17, name: 'rekeyed-1.7', rrnFamily: 'ec' },
  },
  sha1: {
    story: 'A 1.7 card signed with SHA-1 throughout.',
    definition: { ...adult17, name: 'sha1', rsaDigests: { identity: 'SHA-1', address: 'SHA-1' } },
  },
  mixedDigests: {
    story: 'Identity signed with SHA-1, address later with SHA-256.',
    definition: { ...adult17, name: 'mixed-digests', rsaDigests: { identity: 'SHA-1', address: 'SHA-256' } },
  },
  versioned: {
    story: 'Both data files begin with tag 00.',
    definition: { ...adult17, name: 'versioned', fileVersion: true },
  },
  abroad: {
    story: 'A Belgian abroad: the address file is all zero, and signed as such.',
    definition: { ...adult18, name: 'abroad', address: null },
  },
  longField: {
    story: 'A field of 300 bytes: its length takes two bytes.',
    definition: { ...adult18, name: 'long-field', specialFields: { 0x19: 'x'.repeat(300) } },
  },
} as const satisfies Record<string, TestCard>;

/** Cards with one defect each. */
export const defectiveTestCards = {
  wrongSigner: {
    story: 'Signed by a key that is not the one in the RRN certificate.',
    definition: { ...adult17, name: 'wrong-signer', defects: { signedBy: 'rogue' } },
  },
  wrongPhotoHash: {
    story: 'The signed photo hash is that of another photo.',
    definition: {
      ...adult18,
      name: 'wrong-photo-hash',
      defects: { identityFields: { 0x11: new Uint8Array(48).fill(0xa5) } },
    },
  },
  swappedChip: {
    story: 'GET CARD DATA names another chip than the identity file.',
    definition: { ...adult17, name: 'swapped-chip', defects: { chipNumber: new Uint8Array(16).fill(0x11) } },
  },
  halfField: {
    story: 'The identity file ends in the middle of a field, and is signed like that.',
    definition: { ...adult17, name: 'half-field', defects: { identityTail: Uint8Array.of(0x20, 0x10, 0x41) } },
  },
  duplicateField: {
    story: 'The surname occurs twice.',
    definition: { ...adult17, name: 'duplicate-field', defects: { identityTail: field(0x07, 'Nogmaals') } },
  },
  noSurname: {
    story: 'A mandatory field is missing.',
    definition: { ...adult17, name: 'no-surname', defects: { identityFields: { 0x07: null } } },
  },
  flippedBit: {
    story: 'One bit of the photo is wrong.',
    definition: {
      ...adult17,
      name: 'flipped-bit',
      defects: { patches: [{ file: 'DF014035', offset: 1000, bytes: Uint8Array.of(0x00) }] },
    },
  },
  noIdentity: {
    story: 'The identity file is not there.',
    definition: { ...adult17, name: 'no-identity', defects: { files: { DF014031: null } } },
  },
  blankIdentity: {
    story: 'The identity file holds only zeros.',
    definition: { ...adult17, name: 'blank-identity', defects: { files: { DF014031: new Uint8Array(200) } } },
  },
} as const satisfies Record<string, TestCard>;
