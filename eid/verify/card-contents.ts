/** What decoding made of a card image: the common ground of checks and findings. Each part says why it is missing. */
import type { Address, Generation, Identity } from '../../contract/eid-read.ts';
import { fromHex } from '../bytes.ts';
import type { CardImage, EidFile } from '../card-image.ts';
import { addressExtent, type DecodedAddress, decodeAddress } from '../decode/address.ts';
import { type CardData, decodeCardData } from '../decode/card-data.ts';
import { type DecodedIdentity, decodeIdentity } from '../decode/identity.ts';
import { type Certificate, decodeCertificate } from './x509.ts';

/** A certificate file: `absent` is one that is missing, not activated, or holds zeros only, which is how cards without one are made. */
export type CertificateFile =
  | { readonly status: 'decoded'; readonly certificate: Certificate }
  | { readonly status: 'corrupt' }
  | { readonly status: 'absent' }
  | { readonly status: 'unread' };

export type CardContents = {
  readonly image: CardImage;
  readonly cardData: CardData | null;
  /** Null when the file was not read. */
  readonly identity: DecodedIdentity | null;
  readonly address: DecodedAddress | null;
  readonly rrn: CertificateFile;
  readonly authentication: CertificateFile;
  readonly signature: CertificateFile;
  /** What the card says issued the two before. */
  readonly citizenAuthority: CertificateFile;
};

/** The bytes of a file, null when it was not read. */
export function bytesOf(image: CardImage, file: EidFile): Uint8Array | null {
  const outcome = image.files[file];
  return outcome.status === 'read' ? outcome.bytes : null;
}

function certificateFile(image: CardImage, file: EidFile): CertificateFile {
  const outcome = image.files[file];
  if (outcome.status === 'missing' || outcome.status === 'not-activated') return { status: 'absent' };
  if (outcome.status !== 'read') return { status: 'unread' };
  if (outcome.bytes.every((byte) => byte === 0)) return { status: 'absent' };
  const certificate = decodeCertificate(outcome.bytes);
  return certificate === null ? { status: 'corrupt' } : { status: 'decoded', certificate };
}

const unsignedIdentity = (identity: Identity): DecodedIdentity => ({
  ok: true,
  identity,
  chipNumber: identity.chipNumber === null ? null : fromHex(identity.chipNumber),
  photoHash: null,
  basicKeyHash: null,
  missingTags: [],
  unknownTags: [],
  unreadTags: [],
  markedTags: [],
});

const unsignedAddress = (address: Address): DecodedAddress => ({
  ok: true,
  address,
  extent: addressExtent(address),
  unknownTags: [],
  markedTags: [],
});

function identityOf(image: CardImage, generation: Generation | null): DecodedIdentity | null {
  if (image.unsignedData !== undefined) return unsignedIdentity(image.unsignedData.identity);
  const bytes = bytesOf(image, 'identity');
  return bytes === null ? null : decodeIdentity(bytes, generation);
}

function addressOf(image: CardImage): DecodedAddress | null {
  if (image.unsignedData === undefined) {
    const bytes = bytesOf(image, 'address');
    return bytes === null ? null : decodeAddress(bytes);
  }
  const { address } = image.unsignedData;
  return address === null ? null : unsignedAddress(address);
}

export function decodeContents(image: CardImage): CardContents {
  const cardData = image.cardData === null ? null : decodeCardData(image.cardData);
  return {
    image,
    cardData,
    identity: identityOf(image, cardData?.generation ?? null),
    address: addressOf(image),
    rrn: certificateFile(image, 'rrn-certificate'),
    authentication: certificateFile(image, 'authentication-certificate'),
    signature: certificateFile(image, 'signature-certificate'),
    citizenAuthority: certificateFile(image, 'citizen-ca-certificate'),
  };
}
