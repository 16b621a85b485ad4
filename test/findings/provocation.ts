/** What brings a finding about, as data: run by test/integration/every-finding.test.ts, told by docs/findings.md. */
import type { VisibleDefect } from '../../contract/diagnosis.ts';
import type { FindingCode } from '../../contract/findings.ts';
import type { RegisterAnswer } from '../../eid/index.ts';
import type { CardDefinition } from '../../simulator/card-maker/card-definition.ts';
import { makeChip } from '../../simulator/card-maker/make-chip.ts';
import { createVirtualCard } from '../../simulator/card/create-virtual-card.ts';
import type { CardFault } from '../../simulator/card/faults.ts';
import { withFaults } from '../../simulator/card/with-faults.ts';
import type { RevocationScript } from '../../simulator/revocation/simulated-authorities.ts';
import type { VirtualCard } from '../../simulator/virtual-card.ts';

type Told = {
  /** One line, plain English: what is in the reader, or what was said. */
  readonly story: string;
  /** What is found beside the code, for reasons of its own. Nothing else may be found. */
  readonly also: readonly FindingCode[];
};

/** How a card is read where it is not as usual. */
export type UnusualReading = {
  /** ISO instant at which it is judged. */
  readonly judgedAt?: string;
  /** Who is asked about revocation, and what they say; default: nobody is asked. */
  readonly authorities?: Pick<RevocationScript, 'certificates' | 'lists'> | 'nobody-there';
  /** Read in the same reader before, so that the reader is known to be good. */
  readonly after?: () => VirtualCard;
  readonly earlierAttempts?: number;
  /** Another program is connected exclusively. */
  readonly isOccupied?: true;
  /** A reader that was listed a moment ago. */
  readonly readerName?: string;
};

export type OnCard = Told &
  UnusualReading & {
    readonly through: 'pcscd';
    readonly card: () => VirtualCard;
    /** What is on it, none of which may be told; null where it is no card of the maker. */
    readonly definition: CardDefinition | null;
  };

export type Provocation =
  | OnCard
  /** A real pcscd, in this state. */
  | (Told & { readonly through: 'service'; readonly service: 'stopped' | 'without-readers' })
  /** A person answers the picture question. */
  | (Told & { readonly through: 'person'; readonly reported: VisibleDefect })
  /** A card is read through pcscd, and this is what the register says of its holder. */
  | (Told & { readonly through: 'register'; readonly definition: CardDefinition; readonly answer: RegisterAnswer })
  /** A card is read through pcscd, exported in the format of the official viewer, and judged from that file. */
  | (Told & { readonly through: 'file'; readonly definition: CardDefinition });

/** Every card of ours that is trusted says so. */
export const onTestCard: readonly FindingCode[] = ['certificate.test-card'];

export const cardOf = (definition: CardDefinition, ...faults: readonly CardFault[]): VirtualCard => {
  const card = createVirtualCard(makeChip(definition));
  return faults.length === 0 ? card : withFaults(card, faults);
};

export type UnusualCard = Partial<Pick<OnCard, 'also' | 'card'>> &
  UnusualReading & { readonly faults?: readonly CardFault[] };

/** A card of the maker that is trusted; `change` says what else is unusual. */
export const onCard = (story: string, definition: CardDefinition, change: UnusualCard = {}): OnCard => {
  const { faults = [], ...rest } = change;
  const card = (): VirtualCard => cardOf(definition, ...faults);
  return { through: 'pcscd', story, definition, card, also: onTestCard, ...rest };
};
