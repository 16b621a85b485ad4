/** Cards whose citizen certificates or dates are wrong, or that sit on another chip (reference belgian-eid.md §1, §2, §6). */
import { adult17, adult18 } from '../../simulator/cards/holders.ts';
import { bytes, fileOf, like, type TestCards } from './test-card.ts';

const from2027 = { from: { year: 2027, month: 1, day: 1 }, to: { year: 2032, month: 1, day: 1 } };
const soundAuthentication = fileOf(adult17, 'DF005038');
const authentication = (file: Uint8Array | null) => ({ defects: { files: { DF005038: file } } });
const rogue17 = like(adult17, 'rogue-certificates', { pki: 'rogue' });
const rogueCertificateFiles = {
  DF005038: fileOf(rogue17, 'DF005038'),
  DF005039: fileOf(rogue17, 'DF005039'),
  DF00503A: fileOf(rogue17, 'DF00503A'),
};
/** The certificate under another DER header. */
const under = (header: string): Uint8Array => bytes(header, soundAuthentication.subarray(4));

export const wrongCertificateCards = {
  certificatesToCome: {
    story: 'A certificate that begins later than the card, and no other.',
    definition: like(adult17, 'certificates-to-come', { certificates: { authentication: from2027, signature: null } }),
  },
  certificateOf4Gigabytes: {
    story: 'An authentication certificate that claims four gigabytes.',
    definition: like(adult17, 'certificate-of-4-gigabytes', authentication(under('3084ffffffff'))),
  },
  certificateOf16Megabytes: {
    story: 'An authentication certificate that claims sixteen megabytes.',
    definition: like(adult17, 'certificate-of-16-megabytes', authentication(under('3083ffffff'))),
  },
  certificateOfNothing: {
    story: 'An authentication certificate that claims to be empty.',
    definition: like(adult17, 'certificate-of-nothing', authentication(under('3000'))),
  },
  certificateWithoutEnd: {
    story: 'An authentication certificate of indefinite length.',
    definition: like(adult17, 'certificate-without-end', authentication(under('3080'))),
  },
  certificateTooLongInside: {
    story: 'An authentication certificate whose inner length runs past its end.',
    definition: like(
      adult17,
      'certificate-too-long-inside',
      authentication(bytes(soundAuthentication.subarray(0, 4), '3082ffff', soundAuthentication.subarray(8))),
    ),
  },
  rogueCertificates: {
    story: 'A sound register, and citizen certificates from a rogue authority with the right names.',
    definition: like(adult17, 'rogue-certificates', { defects: { files: rogueCertificateFiles } }),
  },
  swappedChip: {
    story: 'Sound data on the chip of another card: GET CARD DATA names another chip than the identity file.',
    definition: like(adult17, 'swapped-chip', { defects: { chipNumber: new Uint8Array(16).fill(0x11) } }),
  },
  copiedChip18: {
    story: 'Sound data of a 1.8 card on the chip of another one.',
    definition: like(adult18, 'copied-chip-1.8', { defects: { chipNumber: new Uint8Array(16).fill(0x22) } }),
  },
  otherBasicKey: {
    story: 'A key file of the chip that is not the signed one.',
    definition: like(adult18, 'other-basic-key', {
      defects: { patches: [{ file: 'DF014040', offset: 60, bytes: bytes('00ff00ff') }] },
    }),
  },
  pretendsToBeOlder: {
    story: 'The data of a 1.8 card on a chip that calls itself a 1.7, to escape the challenge.',
    definition: like(adult18, 'pretends-to-be-older', { defects: { cardData: { 21: 0x17 } } }),
  },
  applet19: {
    story: 'An applet that did not exist when this was written.',
    definition: like(adult18, 'applet-1.9', { defects: { cardData: { 21: 0x19 } } }),
  },
  applet12: {
    story: 'An applet that never existed, between those that do.',
    definition: like(adult17, 'applet-1.2', { defects: { cardData: { 21: 0x12 } } }),
  },
  notPersonalised: {
    story: 'A chip that says it is not personalised.',
    definition: like(adult17, 'not-personalised', { defects: { cardData: { 27: 0x07 } } }),
  },
  challengesUsedUp: {
    story: 'A chip that has answered all its challenges.',
    definition: like(adult18, 'challenges-used-up', { challengesLeft: 0 }),
  },
} as const satisfies TestCards;
