/**
 * The fewest exchanges in which the six files of a card can be read by a program that knows every length the card or its
 * kind announces (reference belgian-eid.md §9), and what they take at a given latency. It is
 * computed from the card's own files: nothing can be measured against it by changing the reader.
 *
 * GET CARD DATA once. For each file one SELECT and one READ BINARY for every 256 bytes begun; RRN certificate and address
 * signature only to the end of their DER; the address in one read. Where nothing announces the length (identity, photo,
 * identity signature) one round more, in which the card tells it (6Cxx). An identity signature of exactly one whole block
 * on an applet up to 1.7 needs none: there is no longer one (reference §2, row 4032).
 */
import { getCardData, maximumResponseLength, readBinary, selectPath } from '../../eid/apdu/commands.ts';
import { eidFiles } from '../../eid/card-image.ts';
import { announcedDerLength, isDerSignature } from '../../eid/files/announced-length.ts';
import { type Latency, latencyOfMs } from '../../simulator/vpcd/answer-latency.ts';

/** In the order in which name and address come first. */
export const sixFiles = [
  'identity',
  'address',
  'identity-signature',
  'address-signature',
  'rrn-certificate',
  'photo',
] as const;
type SixFiles = Readonly<Record<(typeof sixFiles)[number], Uint8Array>>;

export type FloorCard = {
  /** Byte 21 of GET CARD DATA. */
  readonly appletVersion: number;
  readonly cardDataLength: number;
  /** As stored, padding included. */
  readonly files: SixFiles;
};

/** Bytes as T=0 carries them: commands, and answers with their status words (simulator/vpcd/answer-latency.ts). */
export type Talk = { readonly exchanges: number; readonly bytes: number };

export type Floor = {
  readonly whole: Talk;
  /** GET CARD DATA, identity and address. */
  readonly nameAndAddress: Talk;
};

const statusWordLength = 2;
const applet17 = 0x17;

const nothing: Talk = { exchanges: 0, bytes: 0 };
const exchangeOf = (command: Uint8Array, dataLength: number): Talk => ({
  exchanges: 1,
  bytes: command.length + dataLength + statusWordLength,
});
const together = (talks: readonly Talk[]): Talk =>
  talks.reduce(
    (sum, { exchanges, bytes }) => ({ exchanges: sum.exchanges + exchanges, bytes: sum.bytes + bytes }),
    nothing,
  );

const blocksOf = (length: number): readonly number[] =>
  Array.from({ length: Math.ceil(length / maximumResponseLength) }, (_, block) =>
    Math.min(maximumResponseLength, length - block * maximumResponseLength),
  );

const readingOf = (file: keyof SixFiles, length: number, announced: boolean): Talk =>
  together([
    exchangeOf(selectPath(eidFiles[file].path), 0),
    ...blocksOf(length).map((block) => exchangeOf(readBinary(0, block), block)),
    announced ? nothing : exchangeOf(readBinary(0, maximumResponseLength), 0),
  ]);

const toEndOfDer = (bytes: Uint8Array): number => Math.min(announcedDerLength(bytes) ?? bytes.length, bytes.length);

/** A bare RSA signature may begin like DER by chance. */
const signatureLengthOf = (bytes: Uint8Array): number => (isDerSignature(bytes) ? toEndOfDer(bytes) : bytes.length);

const readingOfEach = ({ appletVersion, files }: FloorCard): Readonly<Record<keyof SixFiles, Talk>> => {
  const signatureLength = files['identity-signature'].length;
  const signatureFillsBlock = appletVersion <= applet17 && signatureLength === maximumResponseLength;
  return {
    identity: readingOf('identity', files.identity.length, false),
    address: readingOf('address', files.address.length, true),
    'identity-signature': readingOf('identity-signature', signatureLength, signatureFillsBlock),
    'address-signature': readingOf('address-signature', signatureLengthOf(files['address-signature']), true),
    'rrn-certificate': readingOf('rrn-certificate', toEndOfDer(files['rrn-certificate']), true),
    photo: readingOf('photo', files.photo.length, false),
  };
};

export const lengthAwareFloor = (card: FloorCard): Floor => {
  const recognition = exchangeOf(getCardData(), card.cardDataLength);
  const each = readingOfEach(card);
  return {
    whole: together([recognition, ...sixFiles.map((file) => each[file])]),
    nameAndAddress: together([recognition, each.identity, each.address]),
  };
};

/** From the first command to the last answer when the reader and everything between adds nothing. */
export const windowMs = ({ exchanges, bytes }: Talk, latency: Latency): number =>
  exchanges * latencyOfMs(latency, 0) + latencyOfMs({ ...latency, exchangeLatencyMs: 0 }, bytes);
