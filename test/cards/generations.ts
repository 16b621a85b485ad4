/** Sound cards of every generation, way of signing and way of storing (reference belgian-eid.md §1 to §4). */
import { addressFile, withoutTrailingZeros } from '../../simulator/card-maker/data-files.ts';
import { adult11, adult17, adult18 } from '../../simulator/cards/holders.ts';
import { testPki } from '../../simulator/pki/test-pki.ts';
import { bytes, like, type TestCards } from './test-card.ts';

/** In the time of the first cards. */
const in2010 = '2010-06-01T10:00:00Z';

const address = addressFile(adult17, adult17.address);

export const generationCards = {
  applet10: {
    story: 'Applet 1.0: RSA-1024, SHA-1, and no application identifier for the identity directory.',
    definition: like(adult11, 'adult-1.0', { generation: '1.0' }),
    judgedAt: in2010,
  },
  applet11: {
    story: 'Applet 1.1: RSA-1024, SHA-1, signatures of 128 bytes, and no free way to ask for PIN tries.',
    definition: adult11,
    judgedAt: in2010,
  },
  applet11Resigned: {
    story: 'A 1.1 card whose data were signed again with SHA-256: the photo hash is still SHA-1.',
    definition: like(adult11, 'resigned-1.1', { rsaDigests: { identity: 'SHA-256', address: 'SHA-256' } }),
    judgedAt: in2010,
  },
  applet17: { story: 'Applet 1.7: RSA-2048 and SHA-256.', definition: adult17 },
  applet18: { story: 'Applet 1.8: EC P-384, SHA-384 and a chip that can be challenged.', definition: adult18 },
  rekeyed: {
    story:
      'A 1.7 card re-keyed by an EC P-384 register: DER signatures in files of 256 bytes, photo hash still SHA-256.',
    definition: like(adult17, 'rekeyed-1.7', { rrnFamily: 'ec' }),
  },
  sha1: {
    story: 'A 1.7 card signed with SHA-1 throughout.',
    definition: like(adult17, 'sha1', { rsaDigests: { identity: 'SHA-1', address: 'SHA-1' } }),
  },
  mixedDigests: {
    story: 'Identity signed with SHA-1, address later with SHA-256.',
    definition: like(adult17, 'mixed-digests', { rsaDigests: { identity: 'SHA-1', address: 'SHA-256' } }),
  },
  mixedDigestsReversed: {
    story: 'Identity signed with SHA-256, address with SHA-1.',
    definition: like(adult17, 'mixed-digests-reversed', { rsaDigests: { identity: 'SHA-256', address: 'SHA-1' } }),
  },
  versioned: {
    story: 'Both data files of a 1.7 card begin with tag 00.',
    definition: like(adult17, 'versioned', { fileVersion: true }),
  },
  versioned18: {
    story: 'Both data files of a 1.8 card begin with tag 00, whose zeros do not end what is signed.',
    definition: like(adult18, 'versioned-1.8', { fileVersion: true }),
  },
  paddedIdentity: {
    story: 'The identity file ends in zeros, which are signed with it.',
    definition: like(adult17, 'padded-identity', { defects: { identityTail: new Uint8Array(50) } }),
  },
  bareAddress: {
    story: 'The address file has no padding at all.',
    definition: like(adult17, 'bare-address', { defects: { files: { DF014033: withoutTrailingZeros(address) } } }),
  },
  longPaddedAddress: {
    story: 'The address file is padded to 512 bytes: padding is not signed.',
    definition: like(adult17, 'long-padded-address', {
      defects: { files: { DF014033: bytes(address, new Uint8Array(512 - address.length)) } },
    }),
  },
  paddedRegister: {
    story: 'Fifty zeros follow the register certificate on a 1.7 card.',
    definition: like(adult17, 'padded-register', {
      defects: { files: { DF00503C: bytes(testPki('rsa').rrn.certificate, new Uint8Array(50)) } },
    }),
  },
  longField: {
    story: 'A field of 300 bytes: its length takes two bytes.',
    definition: like(adult18, 'long-field', { specialFields: { 0x19: 'x'.repeat(300) } }),
  },
  longFieldSevenBits: {
    story: 'A field of 300 bytes whose length is written seven bits at a time.',
    definition: like(adult18, 'long-field-seven-bits', {
      specialFields: { 0x19: 'x'.repeat(300) },
      lengthEncoding: 'seven-bits',
    }),
  },
} as const satisfies TestCards;
