/** Demo cards that can be read, but not wholly, or that say what is not true. */
import type { DemoCard } from './demo-card.ts';
import { demoCard } from './demo-card.ts';
import { adult17, adult18 } from './holders.ts';

/** Serial of another chip. */
const otherChip = Uint8Array.from(Buffer.from('SLTSother-chip-1', 'ascii'));

export const defective: readonly DemoCard[] = [
  demoCard(
    'The identity file breaks at the same byte every time: a damaged memory cell.',
    { ...adult17, name: 'damaged-identity' },
    { kind: 'status-on-read', file: 'DF014031', offset: 0x60, statusWord: 0x6400, times: 'always' },
  ),
  demoCard('The surname was changed after signing: the signature of the register does not fit.', {
    ...adult17,
    name: 'forged-identity',
    defects: { identityFieldsAfterSigning: { 0x07: 'Vervalst' } },
  }),
  demoCard('Moved house: the new address was written, its signature is still the old one.', {
    ...adult17,
    name: 'moved',
    address: { streetAndNumber: 'Nieuwbouwdroom 1', zip: '9999', municipality: 'Voorbeeldgem' },
    defects: {
      addressSignatureOf: { streetAndNumber: 'Denkbeeldige Laan 12 bus 3', zip: '9999', municipality: 'Voorbeeldgem' },
    },
  }),
  demoCard('Sound data on the chip of another card: a copy.', {
    ...adult18,
    name: 'copied-chip',
    defects: { chipNumber: otherChip },
  }),
  demoCard('Signed by somebody else than the register, with the right names in the certificates.', {
    ...adult18,
    name: 'rogue-issuer',
    pki: 'rogue',
  }),
  demoCard(
    'Delivered, but not yet activated at the counter.',
    { ...adult18, name: 'not-activated' },
    { kind: 'not-activated', statusWord: 0x6985 },
  ),
  demoCard(
    'A shaky start: the first two commands are refused, then all is well.',
    { ...adult18, name: 'shaky-start' },
    { kind: 'transient-status', statusWord: 0x6d00, times: 2 },
  ),
];
