/** A card that a test needs: its story in one line, and the definition it is made from. */
import type { CardDefinition, FieldOverrides } from '../../simulator/card-maker/card-definition.ts';
import { makeChip } from '../../simulator/card-maker/make-chip.ts';

export type TestCard = {
  /** One line, plain English. */
  readonly story: string;
  readonly definition: CardDefinition;
  /** ISO instant at which it is judged, where the usual one is not in its time. */
  readonly judgedAt?: string;
};

export type TestCards<Name extends string = string> = Readonly<Record<Name, TestCard>>;

/** A base card with one thing changed, under a name of its own. */
export const like = (base: CardDefinition, name: string, change: Partial<CardDefinition> = {}): CardDefinition => ({
  ...base,
  ...change,
  name,
});

/** Identity fields as they were signed. */
export const withFields = (base: CardDefinition, name: string, identityFields: FieldOverrides): CardDefinition =>
  like(base, name, { defects: { identityFields } });

/** For a holder whose national number the maker does not write: the certificates would name another one. */
export const withoutCertificates = { authentication: null, signature: null } as const;

/** A file as the maker writes it for that card. */
export const fileOf = (definition: CardDefinition, path: string): Uint8Array => {
  const bytes = makeChip(definition).applet?.files[path];
  if (bytes === undefined) throw new RangeError(`no file ${path}`);
  return bytes;
};

export const bytes = (...parts: readonly (string | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'hex') : part))));
