/** What `--without` may name: parts of the card that are then not asked for (design/cli.md, "privacy-minimal reads"). */
import { type EidFileName, eidFileNames } from '../contract/eid-files.ts';
import type { CardImage } from '../eid/index.ts';

type Part = { readonly files: readonly EidFileName[]; readonly asks?: 'challenge' | 'pin' };

/** Without the address there is nothing for its signature to sign; without the basic key no challenge can be judged. */
export const withheldParts = {
  photo: { files: ['photo'] },
  address: { files: ['address', 'address-signature'] },
  signatures: { files: ['identity-signature', 'address-signature', 'rrn-certificate'] },
  certificates: {
    files: ['authentication-certificate', 'signature-certificate', 'citizen-ca-certificate', 'root-certificate'],
  },
  challenge: { files: ['basic-public-key'], asks: 'challenge' },
  pin: { files: [], asks: 'pin' },
} as const satisfies Record<string, Part>;
export type WithheldPart = keyof typeof withheldParts;

export const isWithheldPart = (name: string): name is WithheldPart => Object.hasOwn(withheldParts, name);

export type ReadingScope = {
  readonly files: readonly EidFileName[];
  readonly challenge: boolean;
  readonly pinStatus: boolean;
};

/** `wanted`: the files that are of use to whoever asks; the root certificate proves nothing, so only an export wants it. */
export const scopeWithout = (
  parts: readonly WithheldPart[],
  wanted: readonly EidFileName[] = eidFileNames.filter((file) => file !== 'root-certificate'),
): ReadingScope => {
  const withheld: readonly Part[] = parts.map((part) => withheldParts[part]);
  const files = wanted.filter((file) => !withheld.some((part) => part.files.includes(file)));
  const asks = (what: Part['asks']): boolean => !withheld.some((part) => part.asks === what);
  return { files, challenge: asks('challenge'), pinStatus: asks('pin') };
};

/** What was read before, less what is withheld now. */
export const withinScope = (image: CardImage, { files, challenge, pinStatus }: ReadingScope): CardImage => {
  const isWithheld = (file: EidFileName): boolean =>
    !files.includes(file) && image.files[file].status !== 'not-requested';
  const withheld = eidFileNames.filter(isWithheld);
  const { unsignedData } = image;
  return {
    ...image,
    files: { ...image.files, ...Object.fromEntries(withheld.map((file) => [file, { status: 'not-requested' }])) },
    challenge: challenge ? image.challenge : { status: 'not-done', reason: 'the challenge was not asked for' },
    pinTriesLeft: pinStatus ? image.pinTriesLeft : null,
    ...(unsignedData === undefined || files.includes('address')
      ? {}
      : { unsignedData: { ...unsignedData, address: null } }),
  };
};
