/**
 * What a notice says, put together from the words of its language, the facts of the case and the municipality file: what
 * happened, what to do and until when, where, what to bring, what it costs, whom to ask. One content for mail and letter.
 */
import type { NoticeKind } from '../../contract/case-outcomes.ts';
import type { Language } from '../../contract/languages.ts';
import type { Municipality } from '../../contract/municipality.ts';
import type { CardProduct } from '../../contract/municipality/prices.ts';
import type { Site } from '../../contract/municipality/sites.ts';
import type { Text } from '../../contract/municipality/texts.ts';
import type { RequestType } from '../../contract/request-states.ts';
import type { Facts } from '../cases/facts.ts';
import { type CollectedService, collectionRulesOf } from '../documents/collected-services.ts';
import { paperWords } from '../documents/paper-words.ts';
import { proxyWords } from '../documents/proxy-words.ts';
import { fillIn, noticeWords } from './notice-words.ts';
import type { NoticeValues } from './words/wording.ts';

/** Has no place for a person. Calendar dates (YYYY-MM-DD) are those of Belgium. */
export type NoticeFacts = {
  readonly kind: NoticeKind;
  readonly type: RequestType;
  readonly caseNumber: string;
  /** Of the case; the notice is in it where the municipality offers it. */
  readonly language: Language;
  readonly simulated: boolean;
  readonly facts: Facts;
  /** Still to be paid when collecting, null where nothing is collected. */
  readonly amountDueCents: number | null;
  /** Day before which people are asked to come, and last day; null where there is none. */
  readonly collectBy: string | null;
  readonly lastDay: string | null;
  /** Day before which a pre-declaration must be confirmed. */
  readonly lapsesOn: string | null;
};

export type NoticeContent = {
  readonly language: Language;
  /** BCP 47. */
  readonly locale: string;
  readonly caseNumber: string;
  /** Of the mail: matter and case number, no name. */
  readonly subject: string;
  readonly matter: string;
  /** Null unless the case has no legal value; the other languages follow. */
  readonly simulation: { readonly own: string; readonly others: readonly string[] } | null;
  readonly paragraphs: readonly string[];
  readonly site: Site | null;
  /** Where it is handed over when that is no site of the file. */
  readonly place: string | null;
  readonly appointmentOnly: boolean;
  readonly bring: string | null;
  readonly cost: string | null;
  /** Whether somebody else may collect; null where nothing is collected. */
  readonly whoMayCome: string | null;
  readonly closing: readonly string[];
};

/** In the language of the case; where the municipality does not offer it, in the first official one. */
export const noticeLanguage = (municipality: Municipality, language: Language): Language => {
  const [official = language] = municipality.officialTextLanguages;
  return municipality.kioskLanguages.includes(language) ? language : official;
};

/** The linter guarantees every offered and every official language; another one would be our own mistake. */
export const say = (text: Text, language: Language): string => {
  const said = text[language];
  if (said === undefined) throw new Error(`a municipality text is missing in ${language}`);
  return said;
};

type Matters = {
  readonly siteId: string | undefined;
  readonly bring: Text | null;
  /** What the municipality adds in its own words. */
  readonly added: Text | null;
  readonly appointmentOnly: boolean;
};

const siteFor = ({ sites }: Municipality, role: Site['roles'][number]): string | undefined =>
  (sites.find(({ roles }) => roles.includes(role)) ?? sites.find(({ roles }) => roles.includes('intake')))?.id;

const nothing: Matters = { siteId: undefined, bring: null, added: null, appointmentOnly: false };

/** The service that hands over the card of this case. */
const cardService = ({ services }: Municipality, type: RequestType) =>
  type === 'foreigner-card' ? services.foreignerCard : services.replacement;

const collection = (input: NoticeFacts, municipality: Municipality): Matters => {
  const service =
    input.type === 'pin-reprint' ? municipality.services.pinReprint : cardService(municipality, input.type);
  const ofCard = 'bringToCollect' in service.texts ? service.texts : null;
  const ofCodes = 'bring' in service.texts ? service.texts.bring : null;
  return {
    siteId: input.facts.pickupSite,
    bring: ofCard?.bringToCollect ?? ofCodes,
    added: ofCard?.notice ?? null,
    appointmentOnly: service.appointment.required,
  };
};

/** A new card is asked for at the counter. */
const newCard = (_input: NoticeFacts, municipality: Municipality): Matters => {
  const { replacement } = municipality.services;
  return {
    siteId: siteFor(municipality, 'intake'),
    bring: replacement.texts.bringToRequest,
    added: null,
    appointmentOnly: replacement.appointment.required,
  };
};

const atSiteForAnnex12 = (_input: NoticeFacts, municipality: Municipality): Matters => {
  const { loss } = municipality.services;
  return {
    siteId: siteFor(municipality, 'annex-12'),
    bring: loss.texts.bring,
    added: null,
    appointmentOnly: loss.appointment.required,
  };
};

const mattersOf: { readonly [Kind in NoticeKind]: (input: NoticeFacts, municipality: Municipality) => Matters } = {
  'codes-arrived': collection,
  'codes-reminder': collection,
  'codes-destroyed': () => nothing,
  'codes-not-needed': (_input, { services: { pinReset } }) => ({
    siteId: pinReset.sites[0],
    bring: pinReset.texts.bring,
    added: pinReset.texts.how,
    appointmentOnly: pinReset.appointment.required,
  }),
  'pre-declaration-lapsing': atSiteForAnnex12,
  'card-cancelled': newCard,
  'annex-12-ending': atSiteForAnnex12,
  'defect-producer-pays': newCard,
  'defect-holder-pays': newCard,
  'card-ready': collection,
  'card-reminder': collection,
  'card-destroyed': () => nothing,
  'appointment-booked': ({ facts }, { services: { appointment } }) => ({
    ...nothing,
    siteId: facts.site,
    added: appointment.texts.how,
  }),
  'request-withdrawn': () => nothing,
  'request-refused': () => nothing,
};

const productOf = ({ type, facts }: NoticeFacts): CardProduct =>
  facts.product ?? (type === 'foreigner-card' ? 'foreigner-card' : 'eid');

/** Urgent cards may be handed over outside the municipality (D4). */
const placeOf = (input: NoticeFacts, municipality: Municipality, language: Language): string | null => {
  const collects = input.kind === 'card-ready' || input.kind === 'card-reminder';
  if (!collects || input.facts.pickupSite !== undefined) return null;
  const procedure = cardService(municipality, input.type).urgent.find(({ urgency }) => urgency === input.facts.urgency);
  return procedure === undefined ? null : say(procedure.place, language);
};

export const isCollected = (type: RequestType): type is CollectedService =>
  type === 'pin-reprint' || type === 'replacement' || type === 'foreigner-card';

const whoMayCome = (input: NoticeFacts, municipality: Municipality, language: Language): string | null => {
  const { type } = input;
  if (mattersOf[input.kind] !== collection || !isCollected(type)) return null;
  return proxyWords[language].policies[collectionRulesOf(municipality, type).pickup.proxy];
};

const valuesOf = (input: NoticeFacts, municipality: Municipality, language: Language): NoticeValues => {
  const { locale } = paperWords[language];
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const date = (day: string | null | undefined): string | null =>
    day === null || day === undefined ? null : dates.format(new Date(`${day}T00:00:00Z`));
  const moments = new Intl.DateTimeFormat(locale, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: municipality.timezone,
  });
  const euro = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' });
  const { annex12Until, appointmentAt, amountCents } = input.facts;
  const cents = input.amountDueCents ?? amountCents;
  return {
    amount: cents === undefined ? null : euro.format(cents / 100),
    annex12Until: date(annex12Until),
    appointmentAt: appointmentAt === undefined ? null : moments.format(new Date(appointmentAt)),
    card: paperWords[language].cards[productOf(input)],
    caseNumber: input.caseNumber,
    collectBy: date(input.collectBy),
    docStop: municipality.emergency.docStop.join(', '),
    lapsesOn: date(input.lapsesOn),
    lastDay: date(input.lastDay),
  };
};

const translationNote = (municipality: Municipality, language: Language): readonly string[] => {
  const [official] = municipality.officialTextLanguages;
  if (official === undefined || municipality.officialTextLanguages.includes(language)) return [];
  const { locale, translation } = paperWords[language];
  return [translation(new Intl.DisplayNames(locale, { type: 'language' }).of(official) ?? official)];
};

export const noticeContent = (input: NoticeFacts, municipality: Municipality): NoticeContent => {
  const language = noticeLanguage(municipality, input.language);
  const words = noticeWords[language];
  const values = valuesOf(input, municipality, language);
  const { matter, paragraphs } = words.kinds[input.kind];
  const matters = mattersOf[input.kind](input, municipality);
  const filled = paragraphs.map((paragraph) => fillIn(paragraph, values)).filter((paragraph) => paragraph !== null);
  const simulations = Object.entries(paperWords).filter(([other]) => other !== language);
  const due = input.amountDueCents === 0 ? words.nothingDue : fillIn(words.amountDue, values);
  return {
    language,
    locale: paperWords[language].locale,
    caseNumber: input.caseNumber,
    subject: `${input.simulated ? `[${words.simulated}] ` : ''}${matter} (${fillIn(words.subjectCase, values)})`,
    matter: input.simulated ? `${words.simulated} – ${matter}` : matter,
    simulation: input.simulated
      ? { own: paperWords[language].simulation, others: simulations.map(([, { simulation }]) => simulation) }
      : null,
    paragraphs: matters.added === null ? filled : [...filled, say(matters.added, language)],
    site: municipality.sites.find(({ id }) => id === matters.siteId) ?? null,
    place: placeOf(input, municipality, language),
    appointmentOnly: matters.appointmentOnly,
    bring: matters.bring === null ? null : say(matters.bring, language),
    cost: input.amountDueCents === null ? null : due,
    whoMayCome: whoMayCome(input, municipality, language),
    closing: [words.neverAsked, ...translationNote(municipality, language)],
  };
};
