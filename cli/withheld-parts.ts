/** What `--without` may name: parts of the card that are then not asked for (design/cli.md, "privacy-minimal reads"). */
import { type EidFileName, eidFileNames } from '../contract/eid-files.ts';

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
