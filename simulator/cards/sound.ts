/** Demo cards with nothing wrong in the chip. */
import type { DemoCard } from './demo-card.ts';
import { demoCard } from './demo-card.ts';
import { adult17, adult18, euPlus, expired, kids, longName, senior17 } from './holders.ts';

export const sound: readonly DemoCard[] = [
  demoCard('A sound card of an adult on applet 1.7: a new PIN/PUK letter can be asked for.', adult17),
  demoCard('A sound card of an adult on applet 1.8: no reprint, the counter sets a new PIN.', adult18),
  demoCard('Over 75: the card is valid until 2044, but its certificates expired in 2024.', senior17),
  demoCard('The card itself expired in September 2025.', expired),
  demoCard('Very long names with accents and a title, and files that begin with a version field.', longName),
  demoCard('An EU+ card of a Portuguese resident: foreigner number, foreigner certificates.', euPlus),
  demoCard('A Kids-ID of a child, without certificates.', kids),
  demoCard('Three wrong PINs: the PIN is blocked and its holder needs a new one.', {
    ...adult17,
    name: 'pin-blocked',
    pin: { digits: '1234', triesLeft: 0 },
  }),
];
