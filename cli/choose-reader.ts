/** Which reader a command works with (design/cli.md): the named one, otherwise the first with a card. Pure. */
import type { ReaderState, ReadersSnapshot } from '../kiosk/ports.ts';

export type ReaderChoice =
  | { readonly kind: 'card'; readonly reader: ReaderState }
  | { readonly kind: 'no-card'; readonly readers: readonly string[] }
  | { readonly kind: 'no-reader' }
  | { readonly kind: 'no-such-reader'; readonly readers: readonly string[] }
  | { readonly kind: 'ambiguous'; readonly readers: readonly string[] }
  | { readonly kind: 'service-down'; readonly serviceCode: number | null };

/** A mute card is a card: that it gives no answer is worth a finding. */
const holdsCard = ({ slot }: ReaderState): boolean =>
  slot === 'card' || slot === 'mute' || slot === 'in-use-exclusively';

const namesOf = (readers: readonly ReaderState[]): readonly string[] => readers.map(({ name }) => name);

/** The whole name, or else a part that only one reader has. */
export const matchReaders = (readers: readonly ReaderState[], wanted: string | null): readonly ReaderState[] => {
  if (wanted === null) return readers;
  const exact = readers.filter(({ name }) => name === wanted);
  return exact.length > 0 ? exact : readers.filter(({ name }) => name.toLowerCase().includes(wanted.toLowerCase()));
};

export const chooseReader = (snapshot: ReadersSnapshot, wanted: string | null): ReaderChoice => {
  if (snapshot.service === 'down') return { kind: 'service-down', serviceCode: snapshot.serviceCode };
  if (snapshot.readers.length === 0) return { kind: 'no-reader' };
  const matching = matchReaders(snapshot.readers, wanted);
  if (matching.length === 0) return { kind: 'no-such-reader', readers: namesOf(snapshot.readers) };
  if (wanted !== null && matching.length > 1) return { kind: 'ambiguous', readers: namesOf(matching) };
  // A card that can be talked to comes before a mute one.
  const reader = matching.find(({ slot }) => slot === 'card') ?? matching.find(holdsCard);
  return reader === undefined ? { kind: 'no-card', readers: namesOf(matching) } : { kind: 'card', reader };
};
