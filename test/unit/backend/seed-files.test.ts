/**
 * Every fact of the published pages that five municipality files follow has its place in its file. The letter and number are
 * those of the rules (A1 to G2) the facts belong to.
 */
import { describe, expect, test } from 'vitest';
import { loadMunicipality } from '../../../backend/configuration/load-municipality.ts';
import { instantAt } from '../../../backend/time/municipal-calendar.ts';
import type { Municipality } from '../../../contract/municipality.ts';
import type { ReplacementReason, Urgency } from '../../../contract/municipality/prices.ts';
import type { LossRule } from '../../../contract/municipality/routing.ts';
import type { AnyService } from '../../../backend/configuration/services-of.ts';
import { type PriceWish, priceOn } from '../../../contract/price-on.ts';
import { municipalityFile, someDay } from './sample-submission.ts';

const fileOf = async (name: string): Promise<Municipality> => {
  const loaded = await loadMunicipality(municipalityFile(name), someDay, 'other');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.failure));
  return loaded.value.municipality;
};

const cents = ({ priceBook }: Municipality, wish: PriceWish): number | null =>
  priceOn(priceBook, wish, someDay)?.amountCents ?? null;
const card =
  (product: 'eid' | 'kids-id' | 'foreigner-card', town: Municipality) =>
  (reason: ReplacementReason, urgency: Urgency = 'normal') =>
    cents(town, { product, reason, urgency, age: { atLeast: 30, atMost: 30 } });
const defect = (town: Municipality, reason: 'producer-at-fault' | 'holder-at-fault') =>
  cents(town, { product: 'card-after-defect', reason });

type Lost = {
  kind: 'loss' | 'theft';
  family?: 'foreigner-card';
  openNow?: boolean;
  abroad?: boolean;
  resident?: boolean;
};
/** Where somebody is sent, by the first rule that fits. */
const sentTo = ({ routing }: Municipality, lost: Lost): string | undefined => {
  const facts = { family: 'eid', openNow: true, abroad: false, resident: true, ...lost } as const;
  const fits = (rule: LossRule): boolean =>
    (rule.kinds?.includes(facts.kind) ?? true) &&
    (rule.families?.includes(facts.family) ?? true) &&
    (rule.openNow ?? facts.openNow) === facts.openNow &&
    (rule.abroad ?? facts.abroad) === facts.abroad &&
    (rule.resident ?? facts.resident) === facts.resident;
  return routing.loss.find(fits)?.to;
};

const told = ({ information }: AnyService, topic: string): string =>
  information.find((each) => each.topic === topic)?.text.nl ?? '';
const enabled = ({ services }: Municipality): readonly string[] =>
  Object.entries(services)
    .filter(([, service]) => service.enabled)
    .map(([name]) => name);

type Fact = readonly [rule: string, says: string, found: unknown, expected: unknown];
const holds = (facts: readonly Fact[]): void => {
  test.each(facts)('%s: %s', (_rule, _says, found, expected) => {
    expect(found).toEqual(expected);
  });
};
const saying = (...words: readonly string[]): unknown =>
  expect.stringMatching(new RegExp(words.map((word) => `(?=.*${word.replaceAll('+', '\\+')})`).join(''), 's'));

const docStop = ['00800 2123 2123', '+32 2 518 2123'];

const reprintTown = await fileOf('deeldorp-verzonnen');
describe('seed 000, reprint of codes (an invented town: the page names none)', () => {
  const { pinReprint, pinReset, appointment } = reprintTown.services;
  const price = (reason: 'codes-lost' | 'codes-never-arrived') =>
    cents(reprintTown, { product: 'pin-reprint', reason });
  holds([
    [
      '-',
      'it says that it is invented and has no code of a real municipality',
      [reprintTown.names.nl, reprintTown.nis5],
      [saying('verzonnen'), null],
    ],
    ['-', 'no telephone number of a real town', JSON.stringify(reprintTown).includes('03 750'), false],
    [
      'A1',
      'look for the letter first: with the PUK a new PIN is free',
      pinReprint.texts.lookForLetterFirst.nl,
      saying('Zoek eerst', 'gratis'),
    ],
    ['A1', 'a new PIN at the counter costs nothing', [pinReset.enabled, pinReset.payAt], [true, 'none']],
    ['A2', 'only for applets before 1.8', pinReprint.reprintApplets, ['1.0', '1.1', '1.7']],
    [
      'A3',
      'counter, desks and online',
      [pinReprint.channels, pinReprint.onlineUrl],
      [['kiosk', 'counter', 'online'], saying('https://')],
    ],
    [
      'A3',
      'online by reading the card or by typing, with a choice of place',
      told(pinReprint, 'how-to-ask'),
      saying('leest u uw kaart in', 'zelf uw gegevens', 'permanentie'),
    ],
    [
      'A3',
      'an appointment is made online or by telephone, and is not needed',
      [appointment.channels, pinReprint.appointment.required],
      [expect.arrayContaining(['online', 'phone']), false],
    ],
    ['A5', '5 EUR', price('codes-lost'), 500],
    [
      'A5',
      'paid at once, at the counter and online',
      [pinReprint.payAt, pinReprint.paymentMethods.includes('online')],
      ['request', true],
    ],
    ['A6', 'free where the codes never arrived after a normal renewal', price('codes-never-arrived'), 0],
    ['A6', 'then people contact the desk', told(pinReprint, 'codes-never-arrived'), saying('contact', 'gratis')],
    [
      'A7',
      'no way back and no money back',
      [pinReprint.refund, pinReprint.texts.consequence.nl],
      ['none', saying('niet annuleren', 'niet terugbetaald')],
    ],
    ['A7', 'who finds the letter tells the desk', told(pinReprint, 'letter-found'), saying('Laat het ons weten')],
    [
      'A8',
      'collected at the town hall or a desk in a part of the municipality',
      pinReprint.pickup.sites,
      ['gemeentehuis', 'permanentie-noord', 'permanentie-zuid'],
    ],
    ['A10', 'a notice on arrival and two reminders', pinReprint.reminders.length, 2],
    [
      'A10',
      'by e-mail where there is an address, else by letter',
      [reprintTown.notify.fallbackOrder, told(pinReprint, 'help')],
      [['email', 'letter'], saying('brief')],
    ],
    [
      'A11',
      'destroyed after 6 months',
      [pinReprint.retention.hardTermMonths, pinReprint.retention.hardTermFrom, pinReprint.retention.destroy],
      [6, 'notice', true],
    ],
    ['-', 'nothing else is offered', enabled(reprintTown), ['pinReprint', 'pinReset', 'appointment']],
  ]);
});

const overijse = await fileOf('overijse');
describe('seed 001, loss, theft, destruction and defects in Overijse', () => {
  const { loss, cardDefect, replacement } = overijse.services;
  const [eid, kids] = [card('eid', overijse), card('kids-id', overijse)];
  holds([
    ['-', 'NIS code and postal code', [overijse.nis5, overijse.zips], ['23062', ['3090']]],
    ['E2', 'everybody from 15 carries the card', told(loss, 'duty-to-carry'), saying('15 jaar', 'altijd')],
    [
      'B1',
      'DOC STOP, day and night, where declaring is not possible',
      [overijse.emergency.docStop, told(loss, 'how-to-ask')],
      [docStop, saying('dag en nacht', docStop[0] ?? '')],
    ],
    ['B3', 'loss: the municipality', sentTo(overijse, { kind: 'loss' }), 'municipality'],
    ['B3', 'theft: the police', sentTo(overijse, { kind: 'theft' }), 'police'],
    [
      'B2',
      'the seven days are not taken over: at once and for good',
      [overijse.legacyPolicy.suspensionWindowDays, loss.texts.irrevocable.nl],
      [0, saying('meteen en voor altijd')],
    ],
    [
      'B6',
      'an annex 12 replaces the card',
      [loss.annex12.validMonths, overijse.sites[0]?.roles.includes('annex-12')],
      [1, true],
    ],
    [
      'C1',
      'a loose chip, wrong data and a dead chip go straight to the counter',
      [told(cardDefect, 'how-to-ask'), cardDefect.appointment.required],
      [saying('chip los', 'verkeerds', 'rechtstreeks'), false],
    ],
    ['C2', 'a clerk makes the first analysis', told(cardDefect, 'how-to-ask'), saying('medewerker')],
    ['C3', 'careless use: the citizen pays', told(cardDefect, 'price'), saying('niet zorgvuldig', 'betaalt u')],
    [
      'C4',
      'to Belpic or Zetes, with an answer after about a week',
      [told(cardDefect, 'price'), cardDefect.answerAfterDays],
      [saying('Belpic', 'Zetes', 'week'), 7],
    ],
    [
      'C6',
      'free where the producer pays, else 16 EUR',
      [defect(overijse, 'producer-at-fault'), defect(overijse, 'holder-at-fault')],
      [0, 1600],
    ],
    ['C6', 'paid only when it is known who pays', cardDefect.collectFirst, false],
    [
      'C7',
      'bring card, chip and a photo with a white background; none for a Kids-ID',
      cardDefect.texts.bring.nl,
      saying('losse chip', 'witte achtergrond', 'Kids-ID'),
    ],
    [
      'D1',
      'codes after two to three weeks, in a white envelope without a sender',
      [replacement.leadTime, told(replacement, 'codes-by-post')],
      [{ min: 14, max: 21, unit: 'days' }, saying('witte omslag zonder afzender')],
    ],
    ['D1', 'collected with codes and annex 12', replacement.texts.bringToCollect.nl, saying('codes', 'bijlage 12')],
    [
      'D1',
      'asked for with a photo on white and annex 12',
      replacement.texts.bringToRequest.nl,
      saying('witte achtergrond', 'bijlage 12'),
    ],
    ['D2', '17 EUR after loss, theft and destruction', [eid('loss'), eid('theft'), eid('damage')], [1700, 1700, 1700]],
    ['D2', '7 EUR for a Kids-ID', kids('loss'), 700],
    [
      'D7',
      'in person within 15 days',
      [replacement.retention.collectWithinDays, replacement.texts.bringToCollect.nl],
      [15, saying('Kom zelf')],
    ],
    [
      'D8',
      'somebody else may collect when it is said at the request',
      [replacement.pickup.proxy, told(replacement, 'cannot-come')],
      ['yes', saying('bij de aanvraag', 'volmacht')],
    ],
    ['D9', 'a photo on paper', replacement.photo, 'paper'],
    [
      'B9',
      'Belgians in the registers, with an annex 12 or the defective card',
      [told(replacement, 'who-may-ask'), replacement.eligibility.residentsOnly],
      [saying('Belgen', 'bijlage 12', 'defecte kaart'), true],
    ],
    ['-', 'the royal decree of 25 March 2003', loss.legalBasis[0], saying('25 maart 2003')],
    ['-', 'nothing else is offered', enabled(overijse), ['loss', 'cardDefect', 'replacement']],
  ]);
});

const leuven = await fileOf('leuven');
describe('seed 002, activation code of a digital key in Leuven', () => {
  const { digitalKey } = leuven.services;
  holds([
    [
      '-',
      'NIS code, telephone, e-mail',
      [leuven.nis5, leuven.contacts.phone, leuven.contacts.email],
      ['24062', '016 27 27 27', 'info@leuven.be'],
    ],
    [
      'G1',
      'for whoever has no card, reader or app, or leaves Belgium',
      digitalKey.texts.forWhom.nl,
      saying('kaartlezer', 'België voor altijd verlaat'),
    ],
    [
      'G1',
      'in person at the city offices, without an appointment',
      [digitalKey.channels.includes('counter'), digitalKey.sites, digitalKey.appointment.required],
      [true, ['stadskantoor'], false],
    ],
    [
      'G1',
      'bring proof of identity, national or bis number, own e-mail address',
      digitalKey.texts.bring.nl,
      saying('identiteitsbewijs', 'bisnummer', 'e-mailadres'),
    ],
    ['G1', 'the code at once, a link by mail', told(digitalKey, 'how-to-ask'), saying('meteen', 'mail met een link')],
    [
      'G1',
      'eID, cards of other EU countries and itsme need no code',
      told(digitalKey, 'other-digital-keys'),
      saying('EU', 'itsme'),
    ],
    [
      'G2',
      'the link is valid for 2 weeks, the key for 10 years',
      [digitalKey.linkValidDays, digitalKey.keyValidYears],
      [14, 10],
    ],
    [
      'G2',
      '10 EUR, for residents and others',
      [
        cents(leuven, { product: 'digital-key', residency: 'resident' }),
        cents(leuven, { product: 'digital-key', residency: 'non-resident' }),
      ],
      [1000, 1000],
    ],
    [
      'G2',
      'in cash or by bank card',
      [digitalKey.payAt, digitalKey.paymentMethods],
      ['request', ['cash', 'bancontact']],
    ],
    [
      'G2',
      'the helpdesk of the Flemish authorities',
      [digitalKey.helpdesk, told(digitalKey, 'help')],
      ['02 740 79 91', saying('Vlaamse overheid')],
    ],
    ['-', 'nothing else is offered', enabled(leuven), ['digitalKey']],
  ]);
});

const heist = await fileOf('heist-op-den-berg');
describe('seed 003, the eID in Heist-op-den-Berg', () => {
  const { loss, cardDefect, replacement, foreignerCard } = heist.services;
  const [eid, foreigner] = [card('eid', heist), card('foreigner-card', heist)];
  const [here, brussels] = replacement.urgent;
  holds([
    ['-', 'NIS code', heist.nis5, '12014'],
    ['E1', 'valid for 6, 10 and 30 years', told(replacement, 'validity'), saying('6 jaar', '10 jaar', '30 jaar', '75')],
    [
      'E2',
      'summoned at 12, with a Kids-ID at 14 years and 9 months at the latest',
      [replacement.eligibility.minimumAge, told(replacement, 'who-may-ask')],
      [12, saying('oproepingskaart', 'Kids-ID', '14 jaar en 9 maanden')],
    ],
    ['E2', 'carried from 15', told(replacement, 'duty-to-carry'), saying('15 jaar')],
    [
      'D1',
      'two to three weeks, then a letter with PIN and PUK',
      [replacement.leadTime, replacement.texts.notice.nl],
      [{ min: 14, max: 21, unit: 'days' }, saying('twee tot drie weken', 'pukcode')],
    ],
    [
      'D1',
      'collected with the letter and the present card or certificate',
      replacement.texts.bringToCollect.nl,
      saying('brief', 'huidige kaart', 'attest'),
    ],
    ['D2', '21.10 EUR, and 23.10 after loss or theft', [eid('renewal'), eid('loss'), eid('theft')], [2110, 2310, 2310]],
    [
      'D3',
      'urgent in the municipality: 108.60, and 110.60 without the old card',
      (['renewal', 'loss', 'theft', 'damage'] as const).map((reason) => eid(reason, 'urgent-municipality')),
      [10860, 11060, 11060, 11060],
    ],
    [
      'D3',
      'foreigners as well',
      [foreigner('renewal', 'urgent-municipality'), foreigner('loss', 'urgent-municipality')],
      [10860, 11060],
    ],
    [
      'D3',
      'the day after, before 15:00',
      [here?.readyAfterWorkingDays, here?.cutOff, here?.site],
      [1, '15:00', 'gemeentehuis'],
    ],
    [
      'D4',
      'urgent in Brussels: 139.80, and 141.80 without the old card',
      (['renewal', 'loss', 'damage'] as const).map((reason) => eid(reason, 'urgent-brussels')),
      [13980, 14180, 14180],
    ],
    [
      'D4',
      'at Park Atrium, Tuesday to Saturday from 08:30',
      [brussels?.place.nl, brussels?.readyWeekdays, brussels?.readyFrom],
      [saying('Park Atrium', 'Koloniënstraat 11'), [2, 3, 4, 5, 6], '08:30'],
    ],
    [
      'D4',
      'Belgians only: a residence card is not for travelling',
      [brussels?.products, foreignerCard.urgent.map(({ urgency }) => urgency), told(foreignerCard, 'travel')],
      [['eid'], ['urgent-municipality'], saying('geen reisdocument')],
    ],
    [
      'D9',
      'a photo on paper after ICAO, with a neutral face',
      [replacement.photo, told(replacement, 'photo'), replacement.texts.bringToRequest.nl],
      ['paper', saying('ICAO'), saying('gesloten mond')],
    ],
    [
      'D10',
      'who cannot come is visited at home, by an appointment on the telephone',
      [replacement.homeVisit, replacement.channels.includes('home-visit'), told(replacement, 'cannot-come')],
      [true, true, saying('Bel ons', 'bode')],
    ],
    [
      'D10',
      'who cannot sign: exempt, medical certificate, stored signature',
      [replacement.cannotSign, told(replacement, 'cannot-sign')],
      [true, saying('vrijgesteld', 'medisch attest', 'vorige handtekening')],
    ],
    [
      'D11',
      'reasons of one’s own',
      told(replacement, 'own-initiative'),
      saying('foto', '6 maanden', 'naam', 'geslacht', 'inschrijving', 'landstaal'),
    ],
    [
      'B1',
      'DOC STOP, free, day and night',
      [heist.emergency.docStop, told(loss, 'how-to-ask')],
      [docStop, saying('gratis', 'dag en nacht')],
    ],
    [
      'B2',
      'never active again',
      [loss.texts.searchAgain.nl, heist.legacyPolicy.suspensionWindowDays],
      [saying('nooit meer'), 0],
    ],
    [
      'B3',
      'loss: the municipality, and the police when it is closed',
      [sentTo(heist, { kind: 'loss' }), sentTo(heist, { kind: 'loss', openNow: false })],
      ['municipality', 'police'],
    ],
    ['B3', 'theft: the police', sentTo(heist, { kind: 'theft' }), 'police'],
    [
      'B4',
      'foreigners: the police, for loss and theft',
      [
        sentTo(heist, { kind: 'loss', family: 'foreigner-card' }),
        sentTo(heist, { kind: 'theft', family: 'foreigner-card' }),
      ],
      ['police', 'police'],
    ],
    [
      'B5',
      'abroad: the embassy, DOC STOP, an invitation',
      [sentTo(heist, { kind: 'loss', abroad: true }), told(loss, 'abroad')],
      ['embassy', saying('consulaat', 'DOC STOP', 'nodigen u uit')],
    ],
    [
      'B11',
      'leaving within three weeks: passport, urgent procedure, provisional card in Brussels',
      told(loss, 'travel'),
      saying('drie weken', 'paspoort', 'spoedprocedure', 'voorlopige kaart'),
    ],
    [
      'C2',
      'a damaged card: come in opening hours, it goes to the production centre',
      [told(cardDefect, 'how-to-ask'), told(cardDefect, 'travel')],
      [saying('openingsuren', 'productiecentrum'), saying('grens')],
    ],
    [
      'C7',
      'bring photo, card and loose chip',
      cardDefect.texts.bring.nl,
      saying('pasfoto', 'beschadigde kaart', 'chip'),
    ],
    [
      'F1',
      'families of today beside those of the page',
      foreignerCard.families.find(({ code }) => code === 'E+')?.replacedBy,
      'EU+',
    ],
    ['-', 'nothing else is offered', enabled(heist), ['loss', 'cardDefect', 'replacement', 'foreignerCard']],
  ]);
});

const foreignerTown = await fileOf('kouterdam-verzonnen');
describe('seed 004, lost or stolen cards of foreigners (an invented town: the page names none)', () => {
  const { loss, foreignerCard, appointment } = foreignerTown.services;
  const foreigner = card('foreigner-card', foreignerTown);
  const [urgent] = foreignerCard.urgent;
  holds([
    ['-', 'it says that it is invented', [foreignerTown.names.nl, foreignerTown.nis5], [saying('verzonnen'), null]],
    [
      'B4',
      'always the police, for loss and theft',
      [
        sentTo(foreignerTown, { kind: 'loss', family: 'foreigner-card' }),
        sentTo(foreignerTown, { kind: 'theft', family: 'foreigner-card' }),
      ],
      ['police', 'police'],
    ],
    [
      'B4',
      'by appointment through the website of the police',
      [told(loss, 'how-to-ask'), foreignerTown.routing.loss.find(({ to }) => to === 'police')?.contact.url],
      [saying('afspraak via hun website'), saying('politie')],
    ],
    [
      'B1',
      'DOC STOP day and night, all over the world',
      [foreignerTown.emergency.docStop, told(loss, 'how-to-ask')],
      [docStop, saying('overal ter wereld')],
    ],
    ['B2', 'the operator checks the owner, then blocks', told(loss, 'help'), saying('van u is', 'blokkeert')],
    ['B10', 'CHECKDOC', told(loss, 'check-document'), saying('CHECKDOC', 'gestolen')],
    [
      'D2',
      '22 EUR, by the kind of card',
      [foreigner('loss'), told(foreignerCard, 'price')],
      [2200, saying('soort kaart')],
    ],
    ['D3', '127 EUR for the urgent procedure', foreigner('loss', 'urgent-municipality'), 12_700],
    [
      'D3',
      'asked for before 15:00, ready the day after from noon, in De Kouter',
      [urgent?.cutOff, urgent?.readyAfterWorkingDays, urgent?.readyFrom, urgent?.place.nl],
      ['15:00', 1, '12:00', saying('De Kouter')],
    ],
    [
      'F3',
      'by appointment only, made online',
      [foreignerCard.appointment, appointment.enabled],
      [{ required: true, url: saying('https://') }, true],
    ],
    [
      'F3',
      'electronic payment preferred: Bancontact or credit card',
      [foreignerCard.paymentMethods, told(foreignerCard, 'payment')],
      [['bancontact', 'credit-card'], saying('liefst')],
    ],
    [
      'D9',
      'a photo, from the booth on the spot',
      [foreignerTown.sites[0]?.roles.includes('photo-booth'), foreignerCard.texts.bringToRequest.nl],
      [true, saying('fotohokje')],
    ],
    ['B6', 'bring the annex 12 of the police', foreignerCard.texts.bringToRequest.nl, saying('bijlage 12', 'politie')],
    [
      '-',
      'the four acts',
      foreignerCard.legalBasis,
      [saying('1030/2002'), saying('15 december 1980'), saying('19 juli 1991'), saying('8 augustus 1983')],
    ],
    ['-', 'nothing else is offered', enabled(foreignerTown), ['loss', 'foreignerCard', 'appointment']],
  ]);
});

describe.each(['deeldorp-verzonnen', 'overijse', 'leuven', 'heist-op-den-berg', 'kouterdam-verzonnen'])(
  '%s',
  (name) => {
    test('is not for production until every open point is answered and every price is confirmed', async () => {
      const judged = await loadMunicipality(municipalityFile(name), someDay, 'production');
      const rules = judged.ok
        ? []
        : judged.failure.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
      expect(new Set(rules)).toEqual(new Set(['price-old', 'open-point']));
    });

    test('says of every amount which page it comes from', async () => {
      const { priceBook } = await fileOf(name);
      for (const { source } of priceBook) expect(source).toMatch(/seed 00\d.*confirmed/is);
    });

    test('knows the legal holidays of two years, Easter with them', async () => {
      const { holidays } = await fileOf(name);
      const days = holidays.map(({ date }) => date);
      expect(days).toHaveLength(20);
      expect(days).toEqual(
        expect.arrayContaining(['2026-04-06', '2026-05-14', '2026-05-25', '2027-03-29', '2027-05-06', '2027-05-17']),
      );
      expect(holidays.every(({ date, reason }) => reason !== '' && Number.isFinite(instantAt(date, '12:00')))).toBe(
        true,
      );
    });
  },
);
