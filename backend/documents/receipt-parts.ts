/**
 * What the receipt of each type of request says: one function a type, put on paper by render-receipt.ts. What differs between
 * towns (places, amounts, texts) comes from the municipality file.
 */
import { brusselsDate } from '../../contract/brussels-date.ts';
import { priceOn } from '../../contract/price-on.ts';
import type { RequestType } from '../../contract/request-states.ts';
import { preDeclarationWords } from './pre-declaration-words.ts';
import { foreignerCardParts, replacementParts } from './receipt-card-parts.ts';
import {
  appointmentPlace,
  atSite,
  toBring,
  comeBefore,
  declarationPlace,
  first,
  intakeSites,
  known,
  next,
  type ReceiptInput,
  type ReceiptParts,
  toldBy,
} from './receipt-part.ts';
import type { AskedType, ReceiptWords } from './receipt-wording.ts';

const pinReprint = (input: ReceiptInput): ReceiptParts => {
  const { facts, words, municipality, paper } = input;
  const { reprint, told } = words;
  const { retention, texts } = municipality.services.pinReprint;
  const { expectedFrom, expectedTo, pickupSite } = facts.facts;
  const { state } = facts;
  const waits = state === 'awaiting-generation' || state === 'awaiting-payment';
  return {
    asked: words.asked['pin-reprint'],
    steps: [
      ...(waits ? [first(reprint.first[state]), ...comeBefore(input)] : []),
      next(reprint.whoDecides),
      ...(expectedFrom === undefined || expectedTo === undefined
        ? []
        : [first(reprint.expected(paper.date(expectedFrom), paper.date(expectedTo)))]),
      ...toldBy(told.codes, input),
      ...(retention.destroy ? [next(reprint.collectWithin(retention.hardTermMonths))] : []),
    ],
    places: known(pickupSite, (site) => ({ heading: reprint.whereToCollect, sites: [site] })),
    bring: toBring('pin-reprint', input),
    goodToKnow: [paper.say(texts.consequence)],
  };
};

const pinReset = (input: ReceiptInput): ReceiptParts => {
  const { words, municipality, paper } = input;
  const { how } = municipality.services.pinReset.texts;
  return {
    asked: words.asked['pin-reset'],
    steps: [first(words.resetFirst), next(paper.say(how)), ...comeBefore(input), next(words.told.nothing)],
    places: [...appointmentPlace(input), ...atSite(input)],
    bring: toBring('pin-reset', input),
    goodToKnow: [],
  };
};

/** What happens next is the same as on the pre-declaration, so it is said in the same words (B1 to B6). */
const loss = (input: ReceiptInput): ReceiptParts => {
  const { facts, words, municipality, paper } = input;
  const declaration = preDeclarationWords[facts.language];
  const { routedTo = 'municipality', lossKind, cardFamily } = facts.facts;
  const here = routedTo === 'municipality';
  const [begin = '', ...rest] = declaration.next[routedTo];
  const sites = municipality.sites.filter(({ roles }) => roles.includes('annex-12')).map(({ id }) => id);
  return {
    asked: [
      lossKind === undefined ? words.asked.loss : declaration.titles[lossKind],
      ...known(cardFamily, (family) => `(${paper.words.cards[family]})`),
    ].join(' '),
    steps: [
      first(begin),
      ...rest.map(next),
      ...(here ? known(facts.lastDay, (day) => first(declaration.comeBefore(paper.date(day)))) : []),
      next(paper.say(municipality.services.loss.texts.irrevocable)),
      ...(here ? toldBy(words.told.cancelled, input) : []),
    ],
    places: here ? [{ heading: words.whereToGo, sites }] : declarationPlace(input),
    bring: toBring('loss', input),
    goodToKnow: [],
  };
};

const cardDefect = (input: ReceiptInput): ReceiptParts => {
  const { facts, words, municipality, paper } = input;
  const { texts, collectFirst } = municipality.services.cardDefect;
  const wish = { product: 'card-after-defect', reason: 'holder-at-fault' } as const;
  const price = priceOn(municipality.priceBook, wish, brusselsDate(Date.parse(facts.receivedAt)));
  return {
    asked: words.asked['card-defect'],
    steps: [first(words.defect.first), ...comeBefore(input), next(words.told.nobody)],
    places: [...appointmentPlace(input), { heading: words.whereToGo, sites: intakeSites(municipality) }],
    bring: toBring('card-defect', input),
    goodToKnow: [
      paper.say(texts.whoPays),
      ...known(price, ({ amountCents }) => words.defect.priceOtherwise(paper.amount(amountCents))),
      ...(collectFirst ? [words.defect.payFirst] : []),
    ],
  };
};

const digitalKey = (input: ReceiptInput): ReceiptParts => {
  const { words, municipality } = input;
  const { linkValidDays, helpdesk } = municipality.services.digitalKey;
  return {
    asked: words.asked['digital-key'],
    steps: [first(words.key.first), ...comeBefore(input), next(words.key.link(linkValidDays))],
    places: [...appointmentPlace(input), ...atSite(input), { heading: words.key.helpdesk, phone: helpdesk }],
    bring: toBring('digital-key', input),
    goodToKnow: [],
  };
};

const isAsked = (words: ReceiptWords, subject: string | undefined): subject is AskedType =>
  subject !== undefined && Object.hasOwn(words.asked, subject);

/** A subject is a word of whoever made the appointment; one that we do not know is not printed. */
const subjectOf = ({ facts, words }: ReceiptInput): AskedType | null =>
  isAsked(words, facts.facts.reason) ? facts.facts.reason : null;

const appointment = (input: ReceiptInput): ReceiptParts => {
  const { words, municipality } = input;
  const { services, contacts } = municipality;
  const { phone, email, website: url } = contacts;
  const subject = subjectOf(input);
  const reachable = phone !== null || email !== null || url !== null;
  return {
    asked: subject === null ? null : words.asked[subject],
    steps: [
      first(words.visit.inTime(services.appointment.noShowAfterMinutes)),
      ...toldBy(words.told.appointment, input),
    ],
    places: [
      ...atSite(input, words.where),
      ...(reachable
        ? [{ heading: words.visit.cannotCome, phone, email, url: phone === null && email === null ? url : null }]
        : []),
    ],
    bring: subject === null ? null : toBring(subject, input),
    goodToKnow: [],
  };
};

const queueTicket = (input: ReceiptInput): ReceiptParts => {
  const { words } = input;
  const subject = subjectOf(input);
  return {
    asked: subject === null ? null : words.asked[subject],
    steps: [first(words.ticket.wait), next(words.ticket.todayOnly)],
    places: atSite(input, words.where),
    bring: null,
    goodToKnow: [],
  };
};

const partsByType: { readonly [T in RequestType]: (input: ReceiptInput) => ReceiptParts } = {
  'pin-reprint': pinReprint,
  'pin-reset': pinReset,
  loss,
  'card-defect': cardDefect,
  replacement: replacementParts,
  'foreigner-card': foreignerCardParts,
  'digital-key': digitalKey,
  appointment,
  'queue-ticket': queueTicket,
};

export const receiptPartsOf = (input: ReceiptInput): ReceiptParts => partsByType[input.facts.type](input);
