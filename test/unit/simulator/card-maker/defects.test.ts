import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CardDefinition } from '../../../../simulator/card-maker/card-definition.ts';
import { adult11, adult17, adult18 } from '../../../../simulator/cards/holders.ts';
import { wrongAddressAndPhotoCards } from '../../../cards/wrong-address-and-photo.ts';
import { wrongCertificateCards } from '../../../cards/wrong-certificates.ts';
import { wrongDataCards } from '../../../cards/wrong-data.ts';
import { wrongSignatureCards } from '../../../cards/wrong-signatures.ts';
import {
  addressSignatureFits,
  appletOf,
  certificateOf,
  chipNumberFits,
  committedRoot,
  fieldsOf,
  fileOf,
  identitySignatureFits,
  photoHashFits,
} from './card-reader.ts';

describe('every defect', () => {
  const found = (definition: CardDefinition) => {
    const applet = appletOf(definition);
    return {
      identity: identitySignatureFits(applet),
      address: addressSignatureFits(applet),
      photo: photoHashFits(applet),
      chip: chipNumberFits(applet),
    };
  };
  const nothing = { identity: true, address: true, photo: true, chip: true };
  const { moved, forgedSurname, wrongSigner } = wrongSignatureCards;
  const { duplicateField, halfField, noMandatoryField } = wrongDataCards;
  const { flippedBit, otherPhotoHash } = wrongAddressAndPhotoCards;

  it.each([
    [wrongSigner, { ...nothing, identity: false, address: false }],
    [otherPhotoHash, { ...nothing, photo: false }],
    [wrongCertificateCards.swappedChip, { ...nothing, chip: false }],
    [duplicateField, nothing],
    [noMandatoryField, nothing],
    [flippedBit, { ...nothing, photo: false }],
  ])('$story', ({ definition }, expected) => {
    expect(found(definition)).toEqual(expected);
  });

  it('forged: fields changed after signing break the identity signature only', () => {
    expect(found(forgedSurname.definition)).toEqual({ ...nothing, identity: false });
  });

  it('moved: the signature of the earlier address does not fit the new one', () => {
    expect(found(moved.definition)).toEqual({ ...nothing, address: false });
    const earlier = moved.definition.defects?.addressSignatureOf ?? null;
    expect(addressSignatureFits(appletOf({ ...adult17, address: earlier }))).toBe(true);
  });

  it('a half field is signed and cannot be parsed', () => {
    const applet = appletOf(halfField.definition);
    expect(identitySignatureFits(applet)).toBe(true);
    expect(() => fieldsOf(fileOf(applet, 'DF014031'))).toThrow('runs over the end');
  });

  it('files can be missing or replaced', () => {
    const files = { DF014031: null, DF014035: new Uint8Array(200) };
    const applet = appletOf({ ...adult17, defects: { files } });
    expect(Object.hasOwn(applet.files, 'DF014031')).toBe(false);
    expect(fileOf(applet, 'DF014035')).toEqual(new Uint8Array(200));
  });

  it('a rogue card agrees with itself and not with the committed roots', () => {
    for (const definition of [adult11, adult17, adult18]) {
      const applet = appletOf({ ...definition, pki: 'rogue' });
      const root = new X509Certificate(readFileSync(committedRoot(definition.generation === '1.8' ? 'ec' : 'rsa')));
      const rrn = certificateOf(applet, 'DF00503C');
      expect([identitySignatureFits(applet), addressSignatureFits(applet)]).toEqual([true, true]);
      expect(rrn.issuer).toBe(root.subject);
      expect(rrn.verify(root.publicKey)).toBe(false);
    }
  });
});
