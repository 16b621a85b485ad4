import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CardDefinition } from '../../../../simulator/card-maker/card-definition.ts';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import {
  adult11,
  adult17,
  adult18,
  euPlus,
  expired,
  kids,
  longName,
  senior17,
} from '../../../../simulator/cards/holders.ts';
import { oldForeigner } from '../../../cards/documents.ts';
import { generationCards } from '../../../cards/generations.ts';
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
  ...Object.values(generationCards)
    .map(({ definition }) => definition)
    // The holders are above, and the tests here read the specified encoding of lengths only.
    .filter(({ name, lengthEncoding }) => ![adult17.name, adult18.name].includes(name) && lengthEncoding === undefined),
  oldForeigner.definition,
];
const bySoundName = sound.map((definition) => [definition.name, definition] as const);

/** The root of RSA-1024 cards has the key of the committed RSA root. */
const rootFamilyOf = ({ generation, rrnFamily }: CardDefinition): 'rsa' | 'ec' =>
  rrnFamily === 'ec' || generation === '1.8' ? 'ec' : 'rsa';

type Lengths = {
  readonly version: number;
  readonly signature: number;
  readonly certificatePadding: number;
  readonly absentCertificate: number;
  readonly basicKey: number | null;
};
/** Reference belgian-eid.md §2; the length of a 1.8 signature file is not published. */
const firstYears = { signature: 128, certificatePadding: 50, absentCertificate: 1300, basicKey: null };
const lengthsOf: Readonly<Record<CardDefinition['generation'], Lengths>> = {
  '1.0': { version: 0x10, ...firstYears },
  '1.1': { version: 0x11, ...firstYears },
  '1.7': { version: 0x17, signature: 256, certificatePadding: 0, absentCertificate: 1300, basicKey: null },
  '1.8': { version: 0x18, signature: 110, certificatePadding: 1100, absentCertificate: 2500, basicKey: 120 },
};

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
    const root = new X509Certificate(readFileSync(committedRoot(rootFamilyOf(definition))));
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
    const expected = lengthsOf[definition.generation];
    const length = (path: string): number => fileOf(applet, path).length;
    expect([length('DF014032'), length('DF014034')]).toEqual([expected.signature, expected.signature]);
    expect(length('DF014031')).toBeLessThanOrEqual(2048);
    expect(length('DF014035')).toBeLessThanOrEqual(4096);
    expect(length('DF005032')).toBe(41);
    expect(applet.cardData).toHaveLength(28);
    expect(applet.cardData[21]).toBe(expected.version);
    expect(applet.cardData[27]).toBe(0x0f);
    expect(Object.hasOwn(applet.files, 'DF014040') ? length('DF014040') : null).toBe(expected.basicKey);
  });

  it.each(sound.filter(({ defects }) => defects === undefined))(
    '$name: address and register are padded',
    (definition) => {
      const applet = appletOf(definition);
      const rrn = fileOf(applet, 'DF00503C');
      expect(fileOf(applet, 'DF014033')).toHaveLength(definition.fileVersion === true ? 121 : 117);
      expect(rrn.length - derOf(rrn).length).toBe(lengthsOf[definition.generation].certificatePadding);
    },
  );

  it.each([adult11, adult17, adult18])('$name has zeros where the holder has no certificate', (definition) => {
    const applet = appletOf({ ...definition, certificates: { authentication: null, signature: null } });
    const zeros = new Uint8Array(lengthsOf[definition.generation].absentCertificate);
    expect(holderFiles.map(([, path]) => fileOf(applet, path))).toEqual([zeros, zeros]);
  });

  it('comes out the same each time', () => {
    for (const definition of [adult11, adult17, adult18]) {
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
    ['the card number of an early foreigner', oldForeigner.definition, 0x01, `1234567${1_234_567 % 97}`],
    ['the validity', adult17, 0x03, '12.04.2022'],
    ['the birth date in Dutch', adult17, 0x0c, '14 MAAR 1985'],
    ['the birth date in French', adult18, 0x0c, '27 AOUT 1992'],
    ['the birth date in German', expired, 0x0c, '05.MÄR.1969'],
    ['the letter for a woman in Dutch', senior17, 0x0d, 'V'],
    ['the letter for a woman in French', adult18, 0x0d, 'F'],
    ['the letter for a man', adult17, 0x0d, 'M'],
    ['the EU registration date', euPlus, 0x1f, '12.04.2022'],
    ['a field of 300 bytes', generationCards.longField.definition, 0x19, 'x'.repeat(300)],
  ] as const)('%s', (_story, definition, tag, expected) => {
    expect(textOf(definition, tag)).toBe(expected);
  });

  it('writes the longest surname that fits: 80 letters in 90 bytes', () => {
    const surname = textOf(longName, 0x07) ?? '';
    expect([surname.length, Buffer.byteLength(surname, 'utf8')]).toEqual([80, 90]);
  });

  it('puts tag 00 first when asked to', () => {
    const identity = fileOf(appletOf(generationCards.versioned.definition), 'DF014031');
    expect(identity.slice(0, 4)).toEqual(Uint8Array.of(0x00, 0x02, 0x00, 0x02));
    expect(fileOf(appletOf(adult17), 'DF014031')[0]).toBe(0x01);
  });

  it('keeps the tags in ascending order', () => {
    const tags = [...fieldsOf(fileOf(appletOf(euPlus), 'DF014031')).keys()];
    expect(tags).toEqual(tags.toSorted((one, other) => one - other));
  });
});

describe('cards of the first years', () => {
  const keyBits = (path: string): number | undefined =>
    certificateOf(appletOf(adult11), path).publicKey.asymmetricKeyDetails?.modulusLength;

  it('have RSA keys of 1024 bits, in register and chip, below a root of 2048', () => {
    expect(['DF00503C', 'DF005038', 'DF005039', 'DF00503B'].map(keyBits)).toEqual([1024, 1024, 1024, 2048]);
  });

  it('have SHA-1 in photo hash and certificates', () => {
    const applet = appletOf(adult11);
    expect(fieldsOf(fileOf(applet, 'DF014031')).get(0x11)).toHaveLength(20);
    // sha1WithRSAEncryption (RFC 8017 appendix C)
    const identifier = Buffer.from('06092a864886f70d010105', 'hex');
    for (const path of ['DF00503C', 'DF005038', 'DF00503A']) {
      expect(Buffer.from(fileOf(applet, path)).includes(identifier)).toBe(true);
    }
  });

  it('have the root of the later RSA cards, under an earlier certificate', () => {
    const earlier = certificateOf(appletOf(adult11), 'DF00503B');
    const later = new X509Certificate(readFileSync(committedRoot('rsa')));
    expect(earlier.publicKey.equals(later.publicKey)).toBe(true);
    expect(earlier.raw.equals(later.raw)).toBe(false);
  });
});
