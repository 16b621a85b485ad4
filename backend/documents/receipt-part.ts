/** What a receipt is made of, as values in the language of the reader; how each type of request fills it stands in receipt-parts.ts. */
import type { Municipality } from '../../contract/municipality.ts';
import type { Services } from '../../contract/municipality/services.ts';
import type { Text } from '../../contract/municipality/texts.ts';
import { serviceOf } from '../cases/service-of.ts';
import type { CasePaper } from './case-paper.ts';
import type { ReceiptFacts } from './receipt-facts.ts';
import type { AskedType, ReceiptWords, Told } from './receipt-wording.ts';

export type Place = { readonly heading: string } & (
  | { readonly sites: readonly string[] }
  /** Somebody else, or a way to reach us. */
  | {
      readonly name?: string;
      readonly phone?: string | null;
      readonly email?: string | null;
      readonly url?: string | null;
    }
);

export type Step = { readonly text: string; readonly strong: boolean };

export type ReceiptParts = {
  /** Null where nobody said what it is about. */
  readonly asked: string | null;
  /** In the order in which they are to be read. */
  readonly steps: readonly Step[];
  readonly places: readonly Place[];
  readonly bring: { readonly heading: string; readonly text: string } | null;
  readonly goodToKnow: readonly string[];
};

export type ReceiptInput = {
  readonly facts: ReceiptFacts;
  readonly words: ReceiptWords;
  readonly municipality: Municipality;
  readonly paper: Pick<CasePaper, 'say' | 'date' | 'moment' | 'amount' | 'words'>;
};

export const first = (text: string): Step => ({ text, strong: true });
export const next = (text: string): Step => ({ text, strong: false });

/** What is not known is not said. */
export const known = <T, M>(value: T | undefined | null, make: (value: T) => M): readonly M[] =>
  value === undefined || value === null ? [] : [make(value)];

export const toldBy = (told: Told, { facts }: ReceiptInput): readonly Step[] =>
  known(facts.notificationChannel, (channel) => next(told[channel]));

export const comeBefore = ({ facts, words, paper }: ReceiptInput): readonly Step[] =>
  known(facts.lastDay, (day) => first(words.comeBefore(paper.date(day))));

export const intakeSites = ({ sites }: Municipality): readonly string[] =>
  sites.filter(({ roles }) => roles.includes('intake')).map(({ id }) => id);

export const atSite = ({ facts, words }: ReceiptInput, heading = words.whereToGo): readonly Place[] =>
  known(facts.facts.site, (site) => ({ heading, sites: [site] }));

/** Where the desk works by appointment only: how one is made. */
export const appointmentPlace = ({ facts, words, municipality }: ReceiptInput): readonly Place[] => {
  const { required, url } = serviceOf(municipality, facts.type).appointment;
  const phone = url === null ? municipality.contacts.phone : null;
  return required ? [{ heading: words.appointmentFirst, phone, url }] : [];
};

/** Police or embassy, where the routing of the municipality file sent somebody there. */
export const declarationPlace = ({ facts, words, paper }: ReceiptInput): readonly Place[] =>
  known(facts.declaredAt, ({ names, phone, url }) => ({
    heading: words.whereToGo,
    name: paper.say(names),
    phone,
    url,
  }));

const bringTexts: { readonly [T in AskedType]: (services: Services) => Text } = {
  'pin-reprint': ({ pinReprint }) => pinReprint.texts.bring,
  'pin-reset': ({ pinReset }) => pinReset.texts.bring,
  loss: ({ loss }) => loss.texts.bring,
  'card-defect': ({ cardDefect }) => cardDefect.texts.bring,
  replacement: ({ replacement }) => replacement.texts.bringToRequest,
  'foreigner-card': ({ foreignerCard }) => foreignerCard.texts.bringToRequest,
  'digital-key': ({ digitalKey }) => digitalKey.texts.bring,
};

export const bringFor = (type: AskedType, { municipality, paper }: ReceiptInput): string =>
  paper.say(bringTexts[type](municipality.services));

export const toBring = (type: AskedType, input: ReceiptInput): ReceiptParts['bring'] => ({
  heading: input.paper.words.bring,
  text: bringFor(type, input),
});
