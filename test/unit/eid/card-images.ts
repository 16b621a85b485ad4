/** Card images for tests, as reading would have made them: of chips that the card maker made, and of folders of public cards. */
import { createPublicKey, sign } from 'node:crypto';
import { eidFileNames } from '../../../contract/eid-files.ts';
import {
  type CardImage,
  type ChallengeOutcome,
  type EidFile,
  eidFiles,
  type FileOutcome,
} from '../../../eid/card-image.ts';
import type { InterpretOptions } from '../../../eid/index.ts';
import { belgianRoots } from '../../../eid/index.ts';
import { createNodeCrypto } from '../../../kiosk/adapters/node-crypto/node-crypto.ts';
import type { ChipDefinition } from '../../../simulator/card/chip-definition.ts';
import { pkiFamilies, testPki } from '../../../simulator/pki/test-pki.ts';

const challenge = Uint8Array.from({ length: 48 }, (_, index) => index + 1);

const outcomeOf = (bytes: Uint8Array | undefined): FileOutcome =>
  bytes === undefined ? { status: 'missing', statusWord: 0x6a82 } : { status: 'read', bytes };

/** The chip signs SHA-384 of the challenge as if it were a hash. */
const answerOf = ({ applet }: ChipDefinition): ChallengeOutcome => {
  const key = applet?.keys.basic ?? null;
  if (key === null) return { status: 'not-done', reason: 'the card is not of generation 1.8' };
  const response = sign('sha384', challenge, { key, dsaEncoding: 'ieee-p1363' });
  return { status: 'answered', challenge, response: Uint8Array.from(response) };
};

/** All files, the chip challenge where the chip has a key for it, and the PIN tries. */
export const imageOf = (chip: ChipDefinition): CardImage => {
  const files = chip.applet?.files ?? {};
  const isNewest = (chip.applet?.version ?? 0) >= 0x18;
  const outcome = (file: EidFile): FileOutcome =>
    file === 'basic-public-key' && !isNewest ? { status: 'not-requested' } : outcomeOf(files[eidFiles[file].path]);
  return {
    atr: chip.atr,
    appletStatusWord: chip.applet === null ? 0x6a82 : 0x9000,
    cardData: chip.applet?.cardData ?? null,
    cardDataStatusWord: chip.applet === null ? null : 0x9000,
    files: {
      identity: outcome('identity'),
      'identity-signature': outcome('identity-signature'),
      address: outcome('address'),
      'address-signature': outcome('address-signature'),
      photo: outcome('photo'),
      'rrn-certificate': outcome('rrn-certificate'),
      'authentication-certificate': outcome('authentication-certificate'),
      'signature-certificate': outcome('signature-certificate'),
      'citizen-ca-certificate': outcome('citizen-ca-certificate'),
      'root-certificate': outcome('root-certificate'),
      'basic-public-key': outcome('basic-public-key'),
    },
    challenge: answerOf(chip),
    // Asking a chip below 1.7 would cost a try.
    pinTriesLeft: chip.applet === null || chip.applet.version < 0x17 ? null : chip.applet.pin.triesLeft,
    endedBy: null,
  };
};

/** The same image with other files: bytes, or any other outcome. */
export const withFiles = (
  image: CardImage,
  changes: Partial<Readonly<Record<EidFile, FileOutcome | Uint8Array>>>,
): CardImage => {
  const files: Record<EidFile, FileOutcome> = { ...image.files };
  for (const file of eidFileNames) {
    const change = changes[file];
    if (change !== undefined) files[file] = change instanceof Uint8Array ? { status: 'read', bytes: change } : change;
  }
  return { ...image, files };
};

/** Bytes of a file that was read; a test that asks for another file is wrong. */
export const fileBytes = (image: CardImage, file: EidFile): Uint8Array => {
  const outcome = image.files[file];
  if (outcome.status !== 'read') throw new RangeError(`${file} was not read`);
  return outcome.bytes;
};

/** The same image with one byte of a file changed. */
export const withChangedByte = (image: CardImage, file: EidFile, offset: number, mask = 0x01): CardImage => {
  const bytes = fileBytes(image, file).slice();
  const byte = bytes[offset];
  if (byte === undefined) throw new RangeError(`${file} has no byte ${offset}`);
  bytes[offset] = byte ^ mask;
  return withFiles(image, { [file]: bytes });
};

const testRoots = pkiFamilies.map((family) => ({
  name: `test root ${family}`,
  spki: Uint8Array.from(createPublicKey(testPki(family).root.key).export({ type: 'spki', format: 'der' })),
}));

/** A day on which the sound invented cards are valid; our test PKI counts as a test root. */
export const asTestCard: InterpretOptions = {
  crypto: createNodeCrypto(),
  roots: { belgian: belgianRoots, test: testRoots },
  now: '2026-06-01T10:00:00Z',
  revocation: 'offline',
};

/** As in production: nothing but the Belgian roots. */
export const asBelgianCard: InterpretOptions = { ...asTestCard, roots: { belgian: belgianRoots, test: [] } };
