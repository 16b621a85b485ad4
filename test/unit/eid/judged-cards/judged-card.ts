/** A card and what must be said about it: verdicts that differ from those of a sound card, and findings. */
import type { Identity } from '../../../../contract/eid-read.ts';
import type { CheckCode, FindingCode, Verdict } from '../../../../contract/findings.ts';
import type { CardImage } from '../../../../eid/card-image.ts';
import type { InterpretOptions } from '../../../../eid/index.ts';
import { createVirtualCard } from '../../../../simulator/card/create-virtual-card.ts';
import type { CardDefinition } from '../../../../simulator/card-maker/card-definition.ts';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import type { TestCard } from '../../../cards/test-card.ts';
import { readVirtualCard } from '../../../read-virtual-card.ts';
import { asTestCard } from '../card-images.ts';

export type Verdicts = Partial<Readonly<Record<CheckCode, Verdict>>>;

export type Judgement = {
  readonly verdicts?: Verdicts;
  /** Besides `certificate.test-card`, which every card of ours has that is trusted. */
  readonly findings?: readonly FindingCode[];
  /** Trust is `none`. */
  readonly isUntrusted?: true;
  readonly shown?: Partial<Identity>;
};

export type JudgedCard = {
  readonly story: string;
  /** Made when asked for: there are hundreds. */
  readonly image: () => CardImage;
  readonly options: InterpretOptions;
  readonly judgement: Judgement;
};

/** Through every APDU of a reading, as a reader would see it. */
export const readMade = (definition: CardDefinition): CardImage =>
  readVirtualCard(createVirtualCard(makeChip(definition)));

export const at = (now: string): InterpretOptions => ({ ...asTestCard, now });

/** A card of the catalogue. */
export const judged = (
  { story, definition, judgedAt }: TestCard,
  judgement: Judgement = {},
  imageFrom: (definition: CardDefinition) => CardImage = readMade,
): JudgedCard => ({
  story,
  image: () => imageFrom(definition),
  options: judgedAt === undefined ? asTestCard : at(judgedAt),
  judgement,
});

/** A group of the catalogue: every card has its judgement, and no judgement is without its card. */
export const judgedGroup = <Name extends string>(
  cards: Readonly<Record<Name, TestCard>>,
  judgements: Readonly<Record<Name, Judgement>>,
): readonly JudgedCard[] =>
  (Object.keys(cards) as Name[]) // keys of our own table
    .map((name) => judged(cards[name], judgements[name]));

/** What no card definition can say: how a reading went, or under what circumstances a card is judged. */
export const judgedImage = (
  story: string,
  image: () => CardImage,
  judgement: Judgement = {},
  options: InterpretOptions = asTestCard,
): JudgedCard => ({ story, image, options, judgement });

export const nothingOfIdentity: Verdicts = {
  'identity-signature': 'not-done',
  'photo-hash': 'not-done',
  'chip-number': 'not-done',
  'chip-authenticity': 'not-done',
  holder: 'not-done',
  'national-number': 'not-done',
  'card-validity': 'not-done',
};
export const nothingOfCertificates: Verdicts = { holder: 'not-done', 'citizen-certificates': 'not-done' };
export const nothingOfRegister: Verdicts = {
  'identity-signature': 'not-done',
  'address-signature': 'not-done',
  'rrn-chain': 'not-done',
};
export const bothSignaturesFailed: Verdicts = { 'identity-signature': 'failed', 'address-signature': 'failed' };
