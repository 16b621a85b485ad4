import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CardDefinition } from '../../../../simulator/card-maker/card-definition.ts';
import { adult17, adult18 } from '../../../../simulator/cards/holders.ts';
import { defectiveTestCards } from '../../../cards/card-definitions.ts';
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
  const {
    wrongSigner,
    wrongPhotoHash,
    swappedChip,
    duplicateField,
    noSurname,
    flippedBit,
    halfField,
    noIdentity,
    blankIdentity,
  } = defectiveTestCards;

  it.each([
    [wrongSigner, { ...nothing, identity: false, address: false }],
    [wrongPhotoHash, { ...nothing, photo: false }],
    [swappedChip, { ...nothing, chip: false }],
    [duplicateField, nothing],
    [noSurname, nothing],
    [flippedBit, { ...nothing, photo: false }],
  ])('$story', ({ definition }, expected) => {
    expect(found(definition)).toEqual(expected);
  });

  it('forged: fields changed after signing break the identity signature only', () => {
    const forged: CardDefinition = { ...adult17, defects: { identityFieldsAfterSigning: { 0x07: 'Vervalst' } } };
    expect(found(forged)).toEqual({ ...nothing, identity: false });
  });

  it('moved: the signature of the earlier address does not fit the new one', () => {
    const earlier = { streetAndNumber: 'Vroegere Weg 1', zip: '9999', municipality: 'Voorbeeldgem' };
    const moved: CardDefinition = { ...adult18, defects: { addressSignatureOf: earlier } };
    expect(found(moved)).toEqual({ ...nothing, address: false });
    expect(addressSignatureFits(appletOf({ ...adult18, address: earlier }))).toBe(true);
  });

  it('a half field is signed and cannot be parsed', () => {
    const applet = appletOf(halfField.definition);
    expect(identitySignatureFits(applet)).toBe(true);
    expect(() => fieldsOf(fileOf(applet, 'DF014031'))).toThrow('runs over the end');
  });

  it('files can be missing or replaced', () => {
    expect(Object.hasOwn(appletOf(noIdentity.definition).files, 'DF014031')).toBe(false);
    expect(fileOf(appletOf(blankIdentity.definition), 'DF014031')).toEqual(new Uint8Array(200));
  });

  it('a rogue card agrees with itself and not with the committed roots', () => {
    for (const definition of [adult17, adult18]) {
      const applet = appletOf({ ...definition, pki: 'rogue' });
      const root = new X509Certificate(readFileSync(committedRoot(definition.generation === '1.7' ? 'rsa' : 'ec')));
      const rrn = certificateOf(applet, 'DF00503C');
      expect([identitySignatureFits(applet), addressSignatureFits(applet)]).toEqual([true, true]);
      expect(rrn.issuer).toBe(root.subject);
      expect(rrn.verify(root.publicKey)).toBe(false);
    }
  });
});
