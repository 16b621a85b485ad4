/** Cards whose address or photo is wrong while both signatures, where there are any, fit (reference belgian-eid.md §3). */
import { createHash } from 'node:crypto';
import type { CardDefinition } from '../../simulator/card-maker/card-definition.ts';
import { adult17, adult18 } from '../../simulator/cards/holders.ts';
import { bytes, fileOf, like, type TestCards } from './test-card.ts';

const withAddress = (name: string, change: Partial<NonNullable<CardDefinition['address']>>): CardDefinition =>
  like(adult17, name, {
    address: { streetAndNumber: 'Denkbeeldige Laan 12', zip: '9999', municipality: 'Voorbeeldgem', ...change },
  });
const withAddressFile = (name: string, file: Uint8Array): CardDefinition =>
  like(adult17, name, { defects: { files: { DF014033: file } } });

/** With its hash in the signed identity. */
const withPhoto = (name: string, photo: Uint8Array): CardDefinition =>
  like(adult17, name, {
    defects: {
      identityFields: { 0x11: Uint8Array.from(createHash('sha256').update(photo).digest()) },
      files: { DF014035: photo },
    },
  });

const address = fileOf(adult17, 'DF014033');
const addressText = bytes('010141', '020439393939', '030142');
/** A frame header that claims so many points; SOF0, 8 bits, one component (ITU-T T.81 §B.2.2). */
const jpegOf = (height: string, width: string): Uint8Array => bytes('ffd8ffc0000b08', height, width, '01011100ffd9');

export const wrongAddressAndPhotoCards = {
  erasedAddress: {
    story: 'The address was erased: zeros, and signed as such.',
    definition: like(adult18, 'erased-address', { address: null }),
  },
  noStreet: {
    story: 'An address without a street, well signed.',
    definition: withAddress('no-street', { streetAndNumber: '' }),
  },
  emptyAddress: {
    story: 'Three empty fields, well signed.',
    definition: withAddress('empty-address', { streetAndNumber: '', zip: '', municipality: '' }),
  },
  controlInStreet: {
    story: 'A street with a tab and a bell in it, well signed.',
    definition: withAddress('control-in-street', { streetAndNumber: 'Denkbeeldige\tLaan\u0007 12' }),
  },
  directionInMunicipality: {
    story: 'A municipality that is written backwards by a direction mark, well signed.',
    definition: withAddress('direction-in-municipality', { municipality: '\u202EmegdleebrooV' }),
  },
  addressTagTwice: {
    story: 'The street occurs twice.',
    definition: withAddressFile('address-tag-twice', bytes(addressText, '010143')),
  },
  addressOverrun: {
    story: 'The last field of the address claims more than the file has.',
    definition: withAddressFile('address-overrun', bytes(addressText, '04fe41')),
  },
  addressNotUtf8: {
    story: 'A street that is not UTF-8.',
    definition: withAddressFile('address-not-utf-8', bytes('0101ff', '020439393939', '030142')),
  },
  addressRemains: {
    story: 'Remains of a longer address behind the padding.',
    definition: withAddressFile('address-remains', bytes(address, '6c6161')),
  },
  unknownAddressField: {
    story: 'A field of the address that did not exist when this was written: it is not what was signed.',
    definition: withAddressFile('unknown-address-field', bytes(addressText, '04036e6577')),
  },
  otherPhotoHash: {
    story: 'The signed photo hash is that of another photo.',
    definition: like(adult18, 'other-photo-hash', {
      defects: { identityFields: { 0x11: new Uint8Array(48).fill(0xa5) } },
    }),
  },
  flippedBit: {
    story: 'A byte of the photo is wrong.',
    definition: like(adult17, 'flipped-bit', {
      defects: { patches: [{ file: 'DF014035', offset: 1000, bytes: bytes('00') }] },
    }),
  },
  photoIsText: {
    story: 'A signed photo that is a text.',
    definition: withPhoto('photo-is-text', Uint8Array.from(Buffer.from('not a picture at all'.repeat(20)))),
  },
  photoIsPng: {
    story: 'A signed photo that is a PNG.',
    definition: withPhoto('photo-is-png', bytes('89504e470d0a1a0a0000000d49484452', new Uint8Array(100))),
  },
  photoIsSvg: {
    story: 'A signed photo that is a drawing with a script.',
    definition: withPhoto('photo-is-svg', Uint8Array.from(Buffer.from('<svg onload="alert(1)"/>'))),
  },
  hugePhoto: {
    story: 'A signed photo that claims four gigapixels.',
    definition: withPhoto('huge-photo', jpegOf('ffff', 'ffff')),
  },
  widePhoto: {
    story: 'A signed photo that claims to be one line of 65535 points.',
    definition: withPhoto('wide-photo', jpegOf('0001', 'ffff')),
  },
  photoWithoutSize: {
    story: 'A signed photo of nought by nought.',
    definition: withPhoto('photo-without-size', jpegOf('0000', '0000')),
  },
  photoCut: {
    story: 'A signed photo that ends in its header.',
    definition: withPhoto('photo-cut', bytes('ffd8ffe000104a464946')),
  },
} as const satisfies TestCards;
