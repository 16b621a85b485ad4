/** Cards whose signatures or issuers are wrong: forged, moved, or signed by somebody else (reference belgian-eid.md §4). */
import { adult11, adult17, adult18 } from '../../simulator/cards/holders.ts';
import { testPki } from '../../simulator/pki/test-pki.ts';
import { bytes, fileOf, like, type TestCards } from './test-card.ts';

const replaced = (path: string, content: Uint8Array) => ({ defects: { files: { [path]: content } } });

/** The register certificate with the last arc of id-ecPublicKey (RFC 5480 §2.1.1) changed: a kind of key that cards do not have. */
const strangeKey = (): Uint8Array => {
  const file = fileOf(adult18, 'DF00503C').slice();
  file[Buffer.from(file).indexOf(bytes('2a8648ce3d0201')) + 6] = 0x02;
  return file;
};

const der = (header: string): Uint8Array => bytes(header, fileOf(adult17, 'DF00503C').subarray(4));

export const wrongSignatureCards = {
  forgedSurname: {
    story: 'The surname was changed after signing.',
    definition: like(adult17, 'forged-surname', { defects: { identityFieldsAfterSigning: { 0x07: 'Vervalst' } } }),
  },
  forgedSurname18: {
    story: 'The surname was changed after signing, on a 1.8 card.',
    definition: like(adult18, 'forged-surname-1.8', { defects: { identityFieldsAfterSigning: { 0x07: 'Falsifié' } } }),
  },
  forgedOn11: {
    story: 'The validity of a 1.1 card was changed after signing.',
    definition: like(adult11, 'forged-1.1', { defects: { identityFieldsAfterSigning: { 0x04: '10.03.2033' } } }),
    judgedAt: '2010-06-01T10:00:00Z',
  },
  forgedSurnameAndPhoto: {
    story: 'Surname and photo were both changed: two causes.',
    definition: like(adult17, 'forged-surname-and-photo', {
      defects: {
        identityFieldsAfterSigning: { 0x07: 'Vervalst' },
        patches: [{ file: 'DF014035', offset: 700, bytes: bytes('00ff00ff') }],
      },
    }),
  },
  changedAddress: {
    story: 'One letter of the street was changed after signing.',
    definition: like(adult18, 'changed-address', {
      defects: { patches: [{ file: 'DF014033', offset: 4, bytes: bytes('5a') }] },
    }),
  },
  moved: {
    story: 'Moved house: the new address was written, its signature is still the old one.',
    definition: like(adult17, 'moved', {
      address: { streetAndNumber: 'Nieuwbouwdroom 1', zip: '9999', municipality: 'Voorbeeldgem' },
      defects: {
        addressSignatureOf: {
          streetAndNumber: 'Denkbeeldige Laan 12 bus 3',
          zip: '9999',
          municipality: 'Voorbeeldgem',
        },
      },
    }),
  },
  changedSignaturePadding: {
    story: 'The padding of the identity signature, which the address signature covers, was changed.',
    definition: like(adult18, 'changed-signature-padding', {
      defects: { patches: [{ file: 'DF014032', offset: 109, bytes: bytes('01') }] },
    }),
  },
  swappedSignatures: {
    story: 'Identity and address signatures were exchanged.',
    definition: like(adult17, 'swapped-signatures', {
      defects: { files: { DF014032: fileOf(adult17, 'DF014034'), DF014034: fileOf(adult17, 'DF014032') } },
    }),
  },
  wrongSigner: {
    story: 'Signed by a key that is not the one in the RRN certificate.',
    definition: like(adult17, 'wrong-signer', { defects: { signedBy: 'rogue' } }),
  },
  wrongSigner18: {
    story: 'Signed by another key than that of the RRN certificate, on a 1.8 card.',
    definition: like(adult18, 'wrong-signer-1.8', { defects: { signedBy: 'rogue' } }),
  },
  swappedRegister: {
    story: 'The RRN certificate was swapped for another valid one, of the EC register.',
    definition: like(adult17, 'swapped-register', replaced('DF00503C', testPki('ec').rrn.certificate)),
  },
  swappedRegister18: {
    story: 'The RRN certificate of a 1.8 card was swapped for the valid one of the RSA register.',
    definition: like(adult18, 'swapped-register-1.8', replaced('DF00503C', testPki('rsa').rrn.certificate)),
  },
  strangeKey: {
    story: 'An RRN certificate with a key of an unknown kind.',
    definition: like(adult18, 'strange-key', replaced('DF00503C', strangeKey())),
  },
  rogue: {
    story: 'A rogue PKI with the right names, on a 1.8 card.',
    definition: like(adult18, 'rogue', { pki: 'rogue' }),
  },
  rogue17: {
    story: 'A rogue PKI with the right names, on a 1.7 card.',
    definition: like(adult17, 'rogue-1.7', { pki: 'rogue' }),
  },
  rogue11: {
    story: 'A rogue PKI with the right names, on a 1.1 card.',
    definition: like(adult11, 'rogue-1.1', { pki: 'rogue' }),
    judgedAt: '2010-06-01T10:00:00Z',
  },
  authorityAsRegister: {
    story: "The RRN certificate is that of the citizens' authority, not meant for signing data.",
    definition: like(adult17, 'authority-as-register', replaced('DF00503C', testPki('rsa').citizenCa.certificate)),
  },
  rootAsRegister: {
    story: 'The RRN certificate is the root itself.',
    definition: like(adult17, 'root-as-register', replaced('DF00503C', testPki('rsa').root.certificate)),
  },
  beforeRegister: {
    story: 'Issued before its RRN certificate was valid.',
    definition: like(adult17, 'before-register', {
      document: { ...adult17.document, validFrom: { year: 2013, month: 6, day: 30 } },
    }),
  },
  registerOf4Gigabytes: {
    story: 'An RRN certificate that claims four gigabytes.',
    definition: like(adult17, 'register-of-4-gigabytes', replaced('DF00503C', der('3084ffffffff'))),
  },
  registerOf16Megabytes: {
    story: 'An RRN certificate that claims sixteen megabytes.',
    definition: like(adult17, 'register-of-16-megabytes', replaced('DF00503C', der('3083ffffff'))),
  },
  registerOfNothing: {
    story: 'An RRN certificate that claims to be empty.',
    definition: like(adult17, 'register-of-nothing', replaced('DF00503C', der('3000'))),
  },
  registerWithoutEnd: {
    story: 'An RRN certificate of indefinite length.',
    definition: like(adult17, 'register-without-end', replaced('DF00503C', der('3080'))),
  },
  registerWithLongLength: {
    story: 'An RRN certificate whose length takes 127 bytes.',
    definition: like(adult17, 'register-with-long-length', replaced('DF00503C', der('30ff'))),
  },
} as const satisfies TestCards;
