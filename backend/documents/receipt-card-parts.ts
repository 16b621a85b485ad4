/**
 * The receipt of a new card (reference municipal.md B4, D1 to D10, E4, F3): nothing is ordered before the person has been at
 * the counter, after loss or theft of a residence card at the police first, so every date is said with that condition.
 */
import {
  appointmentPlace,
  bringFor,
  comeBefore,
  declarationPlace,
  first,
  known,
  next,
  type Place,
  type ReceiptInput,
  type ReceiptParts,
  type Step,
  toldBy,
} from './receipt-part.ts';

type CardType = 'replacement' | 'foreigner-card';

const serviceOfCard = ({ municipality }: ReceiptInput, type: CardType) =>
  municipality.services[type === 'replacement' ? 'replacement' : 'foreignerCard'];

const staysAtHome = ({ facts }: ReceiptInput): boolean => facts.facts.homeVisit === true;

/** Where there is something to pay at the request, sites that take money. */
const requestSites = ({ facts, municipality }: ReceiptInput): readonly string[] => {
  const { amountCents = 0, payAt } = facts.facts;
  const pays = payAt === 'request' && amountCents > 0;
  return municipality.sites
    .filter(({ roles }) => roles.includes('intake') && (!pays || roles.includes('payment')))
    .map(({ id }) => id);
};

/** The site at which the request is finished and the card collected, where it is one. */
const oneSiteForAll = (input: ReceiptInput): string | null => {
  const { pickupSite } = input.facts.facts;
  return pickupSite !== undefined && !staysAtHome(input) && requestSites(input).includes(pickupSite)
    ? pickupSite
    : null;
};

const places = (input: ReceiptInput, type: CardType): readonly Place[] => {
  const { facts, words, paper } = input;
  const { pickupSite, urgency } = facts.facts;
  const same = oneSiteForAll(input);
  const elsewhere = declarationPlace(input);
  const go = {
    heading: elsewhere.length > 0 ? words.card.whereThen : words.whereToGo,
    sites: same === null ? requestSites(input) : [same],
  };
  const procedure = serviceOfCard(input, type).urgent.find((candidate) => candidate.urgency === urgency);
  const heading = words.card.whereToCollect;
  const collect: readonly Place[] =
    procedure?.site === null
      ? [{ heading, name: paper.say(procedure.place) }]
      : same === null
        ? known(pickupSite, (site) => ({ heading, sites: [site] }))
        : [];
  return [...elsewhere, ...(staysAtHome(input) ? [] : [...appointmentPlace(input), go]), ...collect];
};

const beginning = (input: ReceiptInput): readonly Step[] => {
  const { facts, words } = input;
  const { card } = words;
  if (facts.facts.routedTo === 'police') return [first(card.policeFirst), first(card.thenCounter)];
  if (staysAtHome(input)) return [first(card.homeVisit)];
  return [first(card.comeFirst), ...(facts.facts.product === 'kids-id' ? [first(card.bringChild)] : [])];
};

const steps = (input: ReceiptInput, type: CardType): readonly Step[] => {
  const { facts, words, paper } = input;
  const { card, told } = words;
  const { expectedFrom, expectedTo, readyAt, proxyAnnounced, cannotSignAnnounced } = facts.facts;
  return [
    ...beginning(input),
    ...(staysAtHome(input) ? [] : comeBefore(input)),
    ...known(readyAt, (instant) => next(card.expectedAt(paper.moment(instant)))),
    ...(expectedFrom === undefined || expectedTo === undefined || staysAtHome(input)
      ? []
      : [next(card.expected(paper.date(expectedFrom), paper.date(expectedTo)))]),
    ...toldBy(told.card, input),
    ...(oneSiteForAll(input) === null ? [] : [next(card.samePlace)]),
    ...(proxyAnnounced === true ? [next(card.proxyAnnounced)] : []),
    ...(cannotSignAnnounced === true ? [next(card.cannotSign)] : []),
    next(paper.say(serviceOfCard(input, type).texts.notice)),
  ];
};

const cardParts = (input: ReceiptInput, type: CardType, asked: string): ReceiptParts => ({
  asked,
  steps: steps(input, type),
  places: places(input, type),
  bring: {
    heading: staysAtHome(input) ? input.words.card.keepReady : input.paper.words.bring,
    text: bringFor(type, input),
  },
  goodToKnow: [],
});

export const replacementParts = (input: ReceiptInput): ReceiptParts => {
  const { facts, words } = input;
  return cardParts(input, 'replacement', facts.facts.product === 'kids-id' ? words.kidsId : words.asked.replacement);
};

export const foreignerCardParts = (input: ReceiptInput): ReceiptParts => {
  const { facts, words } = input;
  const family = known(facts.facts.familyCode, (code) => `(${code})`);
  return cardParts(input, 'foreigner-card', [words.asked['foreigner-card'], ...family].join(' '));
};
