import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CardDefinition } from '../../../../simulator/card-maker/card-definition.ts';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import { adult17, adult18, euPlus, expired, kids, longName, senior17 } from '../../../../simulator/cards/holders.ts';
import { soundTestCards } from '../../../cards/card-definitions.ts';
import {
  addressSignatureFits,
  appletOf,
  basicKeyFits,
  certificateOf,
  chipNumberFits,
  committedRoot,
  derOf,
  fieldsOf,
  fileOf,
  identitySignatureFits,
  photoHashFits,
} from './card-reader.ts';

const sound: readonly CardDefinition[] = [
  adult17,
  adult18,
  senior17,
  expired,
  longName,
  euPlus,
  kids,
  ...Object.values(soundTestCards).map(({ definition }) => definition),
];
const bySoundName = sound.map((definition) => [definition.name, definition] as const);

const familyOf = (definition: CardDefinition): 'rsa' | 'ec' => (definition.generation === '1.7' ? 'rsa' : 'ec');
const rrnFamilyOf = (definition: CardDefinition): 'rsa' | 'ec' => definition.rrnFamily ?? familyOf(definition);

const holderFiles = [
  ['authentication', 'DF005038'],
  ['signature', 'DF005039'],
] as const;

describe('every sound card', () => {
  it.each(bySoundName)('%s: signatures, photo hash and chip number fit', (_name, definition) => {
    const applet = appletOf(definition);
    expect({
      identity: identitySignatureFits(applet),
      address: addressSignatureFits(applet),
      photo: photoHashFits(applet),
      chip: chipNumberFits(applet),
      basicKey: definition.generation === '1.8' ? basicKeyFits(applet) : true,
    }).toEqual({ identity: true, address: true, photo: true, chip: true, basicKey: true });
  });

  it.each(bySoundName)('%s: the register is issued by the committed test root', (_name, definition) => {
    const root = new X509Certificate(readFileSync(committedRoot(rrnFamilyOf(definition))));
    const rrn = certificateOf(appletOf(definition), 'DF00503C');
    expect(rrn.verify(root.publicKey)).toBe(true);
    expect(rrn.checkIssued(root)).toBe(true);
    expect(rrn.subject).toBe('C=BE\nO=RRN\nCN=RRN');
    const { year, month, day } = definition.document.validFrom;
    const issuedAt = Date.UTC(year, month - 1, day);
    expect(Date.parse(rrn.validFrom)).toBeLessThanOrEqual(issuedAt);
    expect(Date.parse(rrn.validTo)).toBeGreaterThan(issuedAt);
  });

  it.each(bySoundName)(
    '%s: its certificates name the holder and chain to the root on the card',
    (_name, definition) => {
      const applet = appletOf(definition);
      const root = certificateOf(applet, 'DF00503B');
      const issuer = certificateOf(applet, 'DF00503A');
      expect(issuer.verify(root.publicKey)).toBe(true);
      expect(issuer.ca).toBe(true);
      const nationalNumber = fieldsOf(fileOf(applet, 'DF014031')).get(0x06)?.toString('utf8');
      for (const [use, path] of holderFiles) {
        if (definition.certificates[use] === null) continue;
        const certificate = certificateOf(applet, path);
        expect(certificate.verify(issuer.publicKey)).toBe(true);
        expect(certificate.subject).toContain(`serialNumber=${nationalNumber}`);
        const key = applet.keys[use];
        expect(key !== null && certificate.checkPrivateKey(key)).toBe(true);
      }
    },
  );

  it.each(bySoundName)('%s: files have the lengths of their generation', (_name, definition) => {
    const applet = appletOf(definition);
    const rsa = definition.generation === '1.7';
    const length = (path: string): number => fileOf(applet, path).length;
    expect([length('DF014032'), length('DF014034')]).toEqual(rsa ? [256, 256] : [110, 110]);
    expect(length('DF014033')).toBe(definition.fileVersion === true && definition.address !== null ? 121 : 117);
    expect(length('DF014031')).toBeLessThanOrEqual(2048);
    expect(length('DF014035')).toBeLessThanOrEqual(4096);
    expect(length('DF005032')).toBe(41);
    const rrn = fileOf(applet, 'DF00503C');
    expect(rrn.length - derOf(rrn).length).toBe(rsa ? 0 : 1100);
    expect(applet.cardData).toHaveLength(28);
    expect(applet.cardData[21]).toBe(rsa ? 0x17 : 0x18);
    expect(applet.cardData[27]).toBe(0x0f);
    expect(Object.hasOwn(applet.files, 'DF014040') ? length('DF014040') : null).toBe(rsa ? null : 120);
  });

  it('has zeros where the holder has no certificate', () => {
    const without = { authentication: null, signature: null };
    const lengths = [adult17, adult18].map((definition) => {
      const applet = appletOf({ ...definition, certificates: without });
      return holderFiles.map(([, path]) => [
        fileOf(applet, path).length,
        fileOf(applet, path).some((byte) => byte !== 0),
      ]);
    });
    expect(lengths).toEqual([
      [
        [1300, false],
        [1300, false],
      ],
      [
        [2500, false],
        [2500, false],
      ],
    ]);
  });

  it('comes out the same each time', () => {
    for (const definition of [adult17, adult18]) {
      expect(makeChip(definition).applet?.files).toEqual(makeChip(definition).applet?.files);
    }
  });

  it('has a photo that is a grey baseline JPEG of the expected size', () => {
    for (const definition of sound) {
      const photo = Buffer.from(fileOf(appletOf(definition), 'DF014035'));
      expect(photo.subarray(0, 4).toString('hex')).toBe('ffd8ffe0');
      const frame = photo.indexOf(Buffer.from('ffc0', 'hex'));
      const [precision, height, width, components] = [
        photo[frame + 4],
        photo.readUInt16BE(frame + 5),
        photo.readUInt16BE(frame + 7),
        photo[frame + 9],
      ];
      expect([precision, components]).toEqual([8, 1]);
      expect(['140x200', '150x195']).toContain(`${width}x${height}`);
    }
  });
});

describe('single fields', () => {
  const textOf = (definition: CardDefinition, tag: number): string | undefined =>
    fieldsOf(fileOf(appletOf(definition), 'DF014031'))
      .get(tag)
      ?.toString('utf8');

  it.each([
    ['the card number of a Belgian', adult17, 0x01, '000000170152'],
    ['the card number of a foreigner', euPlus, 0x01, `B1234567${1_234_567 % 97}`],
    ['the validity', adult17, 0x03, '12.04.2022'],
    ['the birth date in Dutch', adult17, 0x0c, '14 MAAR 1985'],
    ['the birth date in French', adult18, 0x0c, '27 AOUT 1992'],
    ['the birth date in German', expired, 0x0c, '05.MÄR.1969'],
    ['the letter for a woman in Dutch', senior17, 0x0d, 'V'],
    ['the letter for a woman in French', adult18, 0x0d, 'F'],
    ['the letter for a man', adult17, 0x0d, 'M'],
    ['the EU registration date', euPlus, 0x1f, '12.04.2022'],
    ['a field of 300 bytes', soundTestCards.longField.definition, 0x19, 'x'.repeat(300)],
  ] as const)('%s', (_story, definition, tag, expected) => {
    expect(textOf(definition, tag)).toBe(expected);
  });

  it('writes the longest surname that fits: 80 letters in 90 bytes', () => {
    const surname = textOf(longName, 0x07) ?? '';
    expect([surname.length, Buffer.byteLength(surname, 'utf8')]).toEqual([80, 90]);
  });

  it('puts tag 00 first when asked to', () => {
    const identity = fileOf(appletOf(soundTestCards.versioned.definition), 'DF014031');
    expect(identity.slice(0, 4)).toEqual(Uint8Array.of(0x00, 0x02, 0x00, 0x02));
    expect(fileOf(appletOf(adult17), 'DF014031')[0]).toBe(0x01);
  });

  it('keeps the tags in ascending order', () => {
    const tags = [...fieldsOf(fileOf(appletOf(euPlus), 'DF014031')).keys()];
    expect(tags).toEqual(tags.toSorted((one, other) => one - other));
  });
});
