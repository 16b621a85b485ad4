/**
 * The PKCS#15 directory of the card (PKCS #15 v1.1 §6): what general middleware looks for. Our own reading never needs
 * it; the values are plausible, not taken from an issued card.
 */
import * as der from '../pki/der.ts';

const masterPath = '3F00';
const directoryPath = '3F00DF00';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));
const path = (file: string): Uint8Array => der.sequence(der.octetString(hex(file)));
const pathOf = (fileId: string): Uint8Array => path(directoryPath + fileId);

/** CommonObjectAttributes: label, flags (private 0, modifiable 1), and the id of the PIN that guards the object. */
const common = (label: string, flags: readonly number[], authId = true): Uint8Array =>
  der.sequence(
    der.utf8String(label),
    der.namedBits(...flags),
    ...(authId ? [der.octetString(Uint8Array.of(0x01))] : []),
  );

/** 2F00: one application template with AID, label, path and the Belgian national OID. */
const dir = (): Uint8Array =>
  der.element(
    0x61,
    der.element(0x4f, hex('A000000177504B43532D3135')),
    der.element(0x50, Buffer.from('BELPIC', 'ascii')),
    der.element(0x51, hex(directoryPath)),
    der.element(0x73, der.objectIdentifier('2.16.56.2')),
  );

/** 5031: where private keys, certificates and PINs are listed. */
const objectDirectory = (): Uint8Array =>
  der.concat(
    der.contextConstructed(0, pathOf('5035')),
    der.contextConstructed(4, pathOf('5037')),
    der.contextConstructed(8, pathOf('5034')),
  );

/** 5032 (reference belgian-eid.md §1). The last four bytes are versions: graphical, electrical, interface, reserved. */
const tokenInfo = (chipNumber: Uint8Array, versions: Uint8Array): Uint8Array =>
  der.sequence(
    der.rawInteger(0),
    der.octetString(chipNumber),
    der.contextPrimitive(0, Buffer.from('BELPIC', 'ascii')),
    der.bitString(Uint8Array.of(0x30), 4),
    der.element(0x9e, versions),
  );

/** 5034: the PIN; BCD, 4 digits at least, 8 bytes stored, filled with FF, reference 01. */
const authenticationObjects = (): Uint8Array =>
  der.sequence(
    common('Basic PIN', [0, 1], false),
    der.sequence(der.octetString(Uint8Array.of(0x01))),
    der.contextConstructed(
      1,
      der.sequence(
        // caseSensitive, initialized, needsPadding (PKCS #15 §6.8.2)
        der.namedBits(0, 4, 5),
        der.enumerated(0),
        der.rawInteger(4),
        der.rawInteger(8),
        der.contextPrimitive(0, Uint8Array.of(0x01)),
        der.octetString(Uint8Array.of(0xff)),
        path(masterPath),
      ),
    ),
  );

type HolderKey = {
  readonly label: 'Authentication' | 'Signature';
  readonly id: number;
  readonly keyReference: number;
  /** Bits of KeyUsageFlags: 2 sign, 9 nonRepudiation. */
  readonly usage: number;
  readonly certificateFile: string;
};
const holderKeys = {
  authentication: { label: 'Authentication', id: 0x02, keyReference: 0x82, usage: 2, certificateFile: '5038' },
  signature: { label: 'Signature', id: 0x03, keyReference: 0x83, usage: 9, certificateFile: '5039' },
} as const satisfies Record<string, HolderKey>;
export type HolderKeyName = keyof typeof holderKeys;

/** One entry of 5035. RSA keys name their length, EC keys are tagged [0] and do not. */
const privateKey = (key: HolderKey, rsaBits: number | null): Uint8Array => {
  const attributes = [
    common(key.label, [0, 1]),
    der.sequence(
      der.octetString(Uint8Array.of(key.id)),
      der.namedBits(key.usage),
      // sensitive, alwaysSensitive, neverExtractable, local (PKCS #15 §6.3.2)
      der.namedBits(0, 2, 3, 4),
      der.rawInteger(key.keyReference),
    ),
  ];
  const value = path(directoryPath);
  return rsaBits === null
    ? der.contextConstructed(0, ...attributes, der.contextConstructed(1, der.sequence(value)))
    : der.sequence(
        ...attributes,
        der.contextConstructed(1, der.sequence(value, der.rawInteger(rsaBits >> 8, rsaBits & 0xff))),
      );
};

const certificate = (label: string, id: number, file: string, authority: boolean): Uint8Array =>
  der.sequence(
    common(label, [1]),
    der.sequence(
      der.octetString(Uint8Array.of(id)),
      ...(authority ? [der.boolean(true)] : []),
      der.contextPrimitive(3, Uint8Array.of(0x00)),
    ),
    der.contextConstructed(1, der.sequence(pathOf(file))),
  );

export type Pkcs15Content = {
  readonly chipNumber: Uint8Array;
  /** Four bytes at the end of TokenInfo. */
  readonly versions: Uint8Array;
  /** The certificates of the holder that are on the card; absent ones are missing in 5037 (reference belgian-eid.md §2). */
  readonly certificates: readonly HolderKeyName[];
  /** Key length of RSA holder keys, null for EC. */
  readonly rsaBits: number | null;
};

export const pkcs15Files = (content: Pkcs15Content): Readonly<Record<string, Uint8Array>> => ({
  '2F00': dir(),
  DF005031: objectDirectory(),
  DF005032: tokenInfo(content.chipNumber, content.versions),
  DF005034: authenticationObjects(),
  DF005035: der.concat(...Object.values(holderKeys).map((key) => privateKey(key, content.rsaBits))),
  DF005037: der.concat(
    ...content.certificates.map((name) => {
      const key = holderKeys[name];
      return certificate(key.label, key.id, key.certificateFile, false);
    }),
    certificate('CA', 0x04, '503A', true),
    certificate('Root', 0x06, '503B', true),
  ),
});
