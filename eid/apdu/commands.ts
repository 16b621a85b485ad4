/**
 * The commands this project sends to a Belgian eID, as bytes. Sources: D18M and D17M are the public reference manuals of
 * the Belpic applet 1.8 and 1.7; "reference" is belgian-eid.md. All are short ISO 7816-4 APDUs, because the card speaks T=0 only.
 */

/** Bytes that one READ BINARY can deliver: Le = 00 (ISO 7816-4 §5.1, short length). */
export const maximumResponseLength = 256;
/** The last offset READ BINARY can address: bit 8 of P1 would mean a short file id (reference §2). */
export const maximumOffset = 0x7fff;

const bytesOfHex = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, index) => Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16));

/** Le as the card expects it: 256 is written 00. `length` is 1 to 256. */
const le = (length: number): number => length & 0xff;

/** Application identifier of the Belpic applet (reference §1, row "MW PKCS#11"). */
const belpicAid = bytesOfHex('A00000003029057000AD13100101FF');

/** SELECT by AID, no response data wanted (reference §2: P1 = 04, P2 = 0C). */
export const selectApplet = (): Uint8Array => Uint8Array.of(0x00, 0xa4, 0x04, 0x0c, belpicAid.length, ...belpicAid);

/** SELECT by absolute path without the master file's own id (D18M, SELECT FILE; reference §2: P1 = 08, P2 = 0C). `path` in hex: `DF014031`. */
export const selectPath = (path: string): Uint8Array => {
  const bytes = bytesOfHex(path);
  return Uint8Array.of(0x00, 0xa4, 0x08, 0x0c, bytes.length, ...bytes);
};

/** READ BINARY of `length` bytes (1 to 256) of the selected file, from `offset` (at most `maximumOffset`) (reference §2). */
export const readBinary = (offset: number, length: number): Uint8Array =>
  Uint8Array.of(0x00, 0xb0, offset >> 8, offset & 0xff, le(length));

/** GET CARD DATA: 28 bytes about chip and applet (reference §1). On a card of another kind this may mean something else: select the applet first. */
export const getCardData = (): Uint8Array => Uint8Array.of(0x80, 0xe4, 0x00, 0x00, 0x1c);

/** GET CARD DATA of applet 1.8 with the PIN tries left in byte 28 (reference §1, §5). */
export const getCardDataWithPinTries = (): Uint8Array => Uint8Array.of(0x80, 0xe4, 0x00, 0x01, 0x1f);

/**
 * VERIFY without data asks applet 1.7 and later for the PIN tries left and costs none (reference §5). On applet 1.1 the
 * same bytes COST A TRY: never send them before the applet version is known.
 */
export const askPinTries = (): Uint8Array => Uint8Array.of(0x00, 0x20, 0x00, 0x01);

/** LOG OFF: from here on the PIN counts as not verified (reference §5). */
export const logOff = (): Uint8Array => Uint8Array.of(0x80, 0xe6, 0x00, 0x00);

/** MSE SET: the key and the algorithm of the next signature, both one byte (reference §5 "Keys"). */
export const selectSigningKey = (algorithm: number, key: number): Uint8Array =>
  Uint8Array.of(0x00, 0x22, 0x41, 0xb6, 0x05, 0x04, 0x80, algorithm, 0x84, key);

/** PSO COMPUTE DIGITAL SIGNATURE over at most 255 bytes (reference §5 "Keys"); without Le, which T=0 does not carry beside data. */
export const computeSignature = (input: Uint8Array): Uint8Array =>
  Uint8Array.of(0x00, 0x2a, 0x9e, 0x9a, input.length, ...input);

/** GET RESPONSE of `length` bytes after 61xx (reference §2). */
export const getResponse = (length: number): Uint8Array => Uint8Array.of(0x00, 0xc0, 0x00, 0x00, le(length));

/** INTERNAL AUTHENTICATE of applet 1.8 with key 1 over a SHA-384 hash of 48 bytes (D18M 5.2; reference §6). */
export const internalAuthenticate = (hash: Uint8Array): Uint8Array =>
  Uint8Array.of(0x00, 0x88, 0x02, 0x81, hash.length + 2, 0x94, hash.length, ...hash);

/**
 * The same command with another Le, as 6Cxx asks for (reference §2). Null for a command that carries data: T=0 has no Le
 * there, so 6Cxx is not an answer to it.
 */
export const withExpectedLength = (command: Uint8Array, length: number): Uint8Array | null =>
  command.length > 5 ? null : Uint8Array.of(...command.subarray(0, 4), le(length));
