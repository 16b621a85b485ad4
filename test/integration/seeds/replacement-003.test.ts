/**
 * The page of Heist-op-den-Berg on the identity card, played (seed 003; reference municipal.md D1 to D5, D7, D10, A6): what
 * it costs, how fast it goes, who cannot come or sign, codes that do not arrive, a card that nobody collects. The page names
 * no e-mail address of the town, so people are told by letter.
 */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Urgency } from '../../../contract/municipality/prices.ts';
import type { AnswerOf } from '../../../contract/operations/operation-types.ts';
import type { Submissions } from '../../../contract/submissions.ts';
import { isMade } from './card-making.ts';
import { asks, person, type Person } from './people.ts';
import { letterTo, says, textOf } from './told.ts';
import { instantOf, openTown, type Town } from './town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown('heist-op-den-berg', '2026-11-23 09:30');
});
afterAll(() => town.close());
/** What an earlier story left in the folder is not this one's. */
beforeEach(() => town.newLetters());

type Replacement = Submissions['replacement'];

const resident = (surname: string, more: Partial<Parameters<typeof person>[0]> = {}): Person =>
  person({ zip: '2220', surname, ...more });

const newCardFor = (who: Person, changes: Partial<Replacement> = {}): Replacement => ({
  type: 'replacement',
  ...asks(who),
  product: 'eid',
  reason: 'renewal',
  urgency: 'normal',
  pickupSite: null,
  proxyAnnounced: false,
  homeVisit: false,
  cannotSign: false,
  agreedAmountCents: 2110,
  ...changes,
});

const mayAsk = (
  who: Person,
  reason: Replacement['reason'],
  urgency: Urgency = 'normal',
): Promise<AnswerOf<'queryEligibility'>> =>
  town.kiosk.call('queryEligibility', {
    body: {
      nationalNumber: who.nationalNumber,
      resident: true,
      wish: { type: 'replacement', product: 'eid', reason, urgency },
    },
  });

/** The answer of the API and the story speak of the same instant. */
const at = (moment: string): string => new Date(instantOf(moment)).toISOString();

const inTime = { timeout: 60_000 };

test(
  'D1, D2: 21.10 EUR for a renewal: asked for, photographed, paid, made, codes by post, collected',
  inTime,
  async () => {
    const nora = resident('Kanarie-Nieuw');
    expect(await mayAsk(nora, 'renewal')).toMatchObject({
      eligible: true,
      quote: { amountCents: 2110, payAt: 'request' },
      expectedFrom: '2026-12-07',
      expectedTo: '2026-12-14',
    });
    const receipt = await town.kiosk.files(newCardFor(nora, { pickupSite: 'gemeentehuis' }));
    const { id } = receipt;
    expect(receipt).toMatchObject({ state: 'requested', simulated: true });
    // One card at a time (A4).
    expect(await town.kiosk.isRefused(newCardFor(nora))).toBe('pending-card');

    await town.anna.records(id, 'intake-begun');
    await town.anna.records(id, 'intake-completed');
    expect(await town.anna.isRefused(id, 'base-document-sent', { federalReference: 'B-1' }, { confirmed: true })).toBe(
      'transition-not-allowed',
    );
    await town.anna.takesPayment(id, 'bancontact', 2110);
    await town.anna.records(id, 'base-document-sent', { federalReference: 'B-2026/10' }, { confirmed: true });
    // The photo was no good: taken again, paid once.
    await town.anna.records(id, 'base-document-rejected', { refusal: 'photo-not-icao' });
    await town.anna.records(id, 'intake-repeated');
    expect(await town.anna.records(id, 'intake-completed')).toMatchObject({
      state: 'to-be-sent',
      payment: { state: 'paid' },
    });
    await isMade(town.anna, id, 'codes-posted');
    await town.until('2026-12-10 10:00');
    await town.anna.records(id, 'card-arrived');
    await town.sweep();
    says(await letterTo(town, nora, receipt), 'Uw nieuwe kaart ligt klaar', 'U hoeft niets meer te betalen.');
    expect(await town.anna.isRefused(id, 'card-handed-over', { collectedBy: 'proxy' })).toBe('proxy-not-allowed');
    expect(await town.anna.records(id, 'card-handed-over', { collectedBy: 'holder' })).toMatchObject({
      state: 'activated',
      owner: null,
    });
  },
);

test('D2: 23.10 EUR after loss or theft', async () => {
  const tine = resident('Kanarie-Gestolen');
  for (const reason of ['loss', 'theft'] as const)
    expect(await mayAsk(tine, reason)).toMatchObject({ eligible: true, quote: { amountCents: 2310 } });
  expect(await town.kiosk.isRefused(newCardFor(tine, { reason: 'theft' }))).toBe('price-changed');
  const { id } = await town.kiosk.files(newCardFor(tine, { reason: 'theft', agreedAmountCents: 2310 }));
  await town.anna.records(id, 'intake-begun');
  await town.anna.records(id, 'intake-completed');
  expect(await town.anna.isRefusedPayment(id, 'cash', 2110)).toBe('price-changed');
  await town.anna.takesPayment(id, 'cash', 2310);
  await isMade(town.anna, id, 'ready');
  await town.sweep();
  expect(await town.anna.records(id, 'card-handed-over', { collectedBy: 'holder' })).toMatchObject({
    state: 'activated',
  });
});

test('D3, D4: urgent cards cost 108.60 or 110.60 EUR here, 139.80 or 141.80 EUR in Brussels, for Belgians only', async () => {
  await town.until('2026-12-14 09:30');
  const prices = await Promise.all(
    (['urgent-municipality', 'urgent-brussels'] as const).flatMap((urgency) =>
      (['renewal', 'loss', 'theft', 'damage'] as const).map(async (reason) => {
        const { quote } = await mayAsk(resident('Kanarie-Prijs'), reason, urgency);
        return quote?.amountCents;
      }),
    ),
  );
  expect(prices).toEqual([10860, 11060, 11060, 11060, 13980, 14180, 14180, 14180]);
  const residenceCard = await town.kiosk.call('queryEligibility', {
    body: {
      nationalNumber: null,
      resident: true,
      wish: { type: 'foreigner-card', familyCode: 'F+', reason: 'renewal', urgency: 'urgent-brussels' },
    },
  });
  // "Verblijfstitels zijn geen geldige reisdocumenten."
  expect(residenceCard).toMatchObject({
    eligible: false,
    problems: ['urgent-not-offered'],
    quote: null,
    readyAt: null,
  });
});

test('D3: asked for before 15:00 it is there the next working day; a minute late is a day late; a holiday is none', async () => {
  const who = resident('Kanarie-Haast');
  const readyAtOf = async (urgency: Urgency): Promise<string | null> => (await mayAsk(who, 'renewal', urgency)).readyAt;
  const seen: Record<string, readonly (string | null)[]> = {};
  for (const moment of [
    '2026-12-16 14:59',
    '2026-12-16 15:01',
    // Friday before Easter Monday.
    '2027-03-26 14:59',
    '2027-03-26 15:01',
  ]) {
    await town.until(moment);
    seen[moment] = [await readyAtOf('urgent-municipality'), await readyAtOf('urgent-brussels')];
  }
  expect(seen).toEqual({
    '2026-12-16 14:59': [at('2026-12-17 09:00'), at('2026-12-17 08:30')],
    '2026-12-16 15:01': [at('2026-12-18 09:00'), at('2026-12-18 08:30')],
    // "levering di.- zat. 08.30": Brussels hands over on Saturday, the town hall on Tuesday.
    '2027-03-26 14:59': [at('2027-03-30 09:00'), at('2027-03-27 08:30')],
    '2027-03-26 15:01': [at('2027-03-31 09:00'), at('2027-03-31 08:30')],
  });
});

test('D3, D4: urgent cards from request to activation, at the town hall and in Brussels', inTime, async () => {
  await town.until('2027-04-07 14:30');
  const play = async (who: Person, changes: Partial<Replacement>): Promise<string | null> => {
    const receipt = await town.kiosk.files(newCardFor(who, changes));
    const { id } = receipt;
    await town.anna.records(id, 'intake-begun');
    await town.anna.records(id, 'intake-completed');
    await town.anna.takesPayment(id, 'bancontact', changes.agreedAmountCents ?? 0);
    await isMade(town.anna, id, 'in-production');
    await town.anna.records(id, 'card-arrived');
    await town.sweep();
    const letter = await letterTo(town, who, receipt);
    const { readyAt } = await town.anybody.call('getStatus', {
      params: { code: 'statusCode' in receipt ? (receipt.statusCode ?? '') : '' },
    });
    await town.anna.records(id, 'card-handed-over', { collectedBy: 'holder' });
    expect((await town.anna.looksAt(id)).state).toBe('activated');
    expect(letter === null || letter.includes(readyAt === at('2027-04-08 09:00') ? 'Gemeentehuis' : 'Brussel')).toBe(
      true,
    );
    return readyAt;
  };
  const here = { urgency: 'urgent-municipality', agreedAmountCents: 10860 } as const;
  expect(await play(resident('Kanarie-Hier'), here)).toBe(at('2027-04-08 09:00'));
  const brussels = { urgency: 'urgent-brussels', reason: 'loss', agreedAmountCents: 14180 } as const;
  expect(
    await town.kiosk.isRefused(newCardFor(resident('Kanarie-X'), { ...brussels, pickupSite: 'gemeentehuis' })),
  ).toBe('unknown-pickup-site');
  expect(await play(resident('Kanarie-Brussel'), brussels)).toBe(at('2027-04-08 08:30'));
});

test('D10: who cannot come is visited, who cannot sign is exempt or signs as before', async () => {
  await town.until('2027-04-12 09:30');
  const oud = resident('Kanarie-Thuis', { birthYear: 1938 });
  const { id } = await town.kiosk.files(newCardFor(oud, { homeVisit: true, cannotSign: true }));
  const { facts } = await town.anna.records(id, 'home-visit-arranged', { appointmentAt: at('2027-04-20 10:00') });
  expect(facts).toMatchObject({ homeVisit: true, cannotSignAnnounced: true, appointmentAt: at('2027-04-20 10:00') });
  await town.until('2027-04-20 10:00');
  await town.anna.records(id, 'intake-begun');
  expect(await town.anna.records(id, 'intake-completed', { cannotSign: 'stored-signature' })).toMatchObject({
    state: 'awaiting-payment',
    facts: { cannotSign: 'stored-signature' },
  });
  await town.anna.takesPayment(id, 'cash', 2110);
  await isMade(town.anna, id, 'ready');
  await town.sweep();
  await town.anna.records(id, 'card-handed-over', { collectedBy: 'holder' });

  // Nobody is visited who did not ask for it.
  const other = await town.kiosk.files(newCardFor(resident('Kanarie-Zelf')));
  expect(await town.anna.isOffered(other.id)).not.toContain('home-visit-arranged');
  expect(await town.anna.isRefused(other.id, 'home-visit-arranged', { appointmentAt: at('2027-04-21 10:00') })).toBe(
    'option-not-offered',
  );
});

test('A6, D1: the letter with the codes never came: after four weeks new codes, free of charge', inTime, async () => {
  // The page does not speak of new codes: a town that prints them again has the service, and its price.
  await town.restartWith((file) => {
    const { services, priceBook } = file;
    const source = 'Invented for this story.';
    const dated = { validFrom: '2020-01-01', validTo: null, source };
    return {
      ...file,
      services: {
        ...services,
        // For cards that need none (A2).
        pinReset: { ...services.pinReset, enabled: true },
        pinReprint: { ...services.pinReprint, enabled: true, payAt: 'request', paymentMethods: ['cash'] },
      },
      priceBook: [
        ...priceBook,
        { product: 'pin-reprint', reason: 'codes-lost', amountCents: 500, ...dated },
        { product: 'pin-reprint', reason: 'codes-never-arrived', amountCents: 0, ...dated },
      ],
    };
  });
  await town.until('2027-04-26 09:30');
  const mila = resident('Kanarie-Wacht');
  const card = await town.kiosk.files(newCardFor(mila));
  await town.anna.records(card.id, 'intake-begun');
  await town.anna.records(card.id, 'intake-completed');
  await town.anna.takesPayment(card.id, 'cash', 2110);
  await isMade(town.anna, card.id, 'ready');
  await town.sweep();

  const again = {
    type: 'pin-reprint',
    ...asks(mila),
    chip: null,
    reason: 'codes-never-arrived',
    pickupSite: 'gemeentehuis',
    agreedAmountCents: 0,
  } as const;
  await town.until('2027-05-17 09:30');
  expect(await town.kiosk.isRefused(again)).toBe('codes-still-under-way');
  expect(await town.anna.isOffered(card.id)).not.toContain('codes-found-missing');
  expect(await town.anna.isRefused(card.id, 'codes-found-missing')).toBe('codes-still-under-way');

  await town.until('2027-05-26 09:30');
  const codes = await town.kiosk.files(again);
  expect(await town.anna.records(card.id, 'codes-found-missing', { linkedCase: codes.caseNumber })).toMatchObject({
    state: 'reminded',
    facts: { codesMissing: true, linkedCase: codes.caseNumber },
  });
  expect(await town.anna.records(codes.id, 'generation-confirmed', { generation: '1.7' })).toMatchObject({
    state: 'submitted',
    payment: null,
  });
  await town.anna.records(codes.id, 'ordered', { federalReference: 'B-2027/4' }, { confirmed: true });
  await town.until('2027-06-10 09:30');
  await town.anna.records(codes.id, 'codes-arrived', { pickupSite: 'gemeentehuis' });
  await town.sweep();
  await town.anna.records(codes.id, 'codes-collected', { collectedBy: 'holder' });
  // More than three months after the first reminder: nobody's card is destroyed for waiting on a letter (D7).
  await town.until('2027-08-30 09:30');
  expect((await town.anna.looksAt(card.id)).state).toBe('reminded');
  expect(await town.anna.records(card.id, 'card-handed-over', { collectedBy: 'holder' })).toMatchObject({
    state: 'activated',
  });
});

test(
  'D7: three months after the first reminder a card that nobody collects is cancelled and destroyed by two',
  inTime,
  async () => {
    await town.until('2027-09-01 09:30');
    await town.newLetters();
    const leen = resident('Kanarie-Nooit', { language: 'fr' });
    const receipt = await town.kiosk.files(newCardFor(leen));
    const { id } = receipt;
    await town.anna.records(id, 'intake-begun');
    await town.anna.records(id, 'intake-completed');
    await town.anna.takesPayment(id, 'cash', 2110);
    await isMade(town.anna, id, 'ready');
    await town.sweep();
    says(await letterTo(town, leen, receipt), 'Votre nouvelle carte est prête', '3 janvier 2028');

    // Thirty days, and sixty.
    await town.until('2027-10-01 09:00');
    says(await letterTo(town, leen, receipt), 'Rappel', '3 janvier 2028');
    // Sunday, and then All Saints' Day: nobody would answer the telephone.
    await town.until('2027-11-02 08:59');
    expect((await town.newLetters()).length).toBe(0);
    await town.until('2027-11-02 09:00');
    says(await letterTo(town, leen, receipt), 'Rappel', '3 janvier 2028');
    expect((await town.anna.looksAt(id)).facts).toMatchObject({ remindersSent: 2 });

    await town.until('2028-01-03 23:59');
    expect((await town.anna.looksAt(id)).state).toBe('reminded');
    await town.until('2028-01-04 00:00');
    expect(await town.anna.looksAt(id)).toMatchObject({ state: 'expired', owner: 'clerk' });

    await town.until('2028-01-04 09:30');
    expect(await town.anna.isOffered(id)).not.toContain('card-handed-over');
    await town.anna.signsInAgain();
    await town.anna.records(id, 'destruction-signed');
    expect(await town.anna.isRefused(id, 'destruction-confirmed', {}, { confirmed: true })).toBe('second-clerk-needed');
    await town.bert.signsInAgain();
    expect(await town.bert.records(id, 'destruction-confirmed', {}, { confirmed: true })).toMatchObject({
      state: 'cancelled-destroyed',
      owner: null,
    });
    await town.sweep();
    says(await letterTo(town, leen, receipt), 'Votre nouvelle carte a été détruite');
    says(
      await textOf(await town.anna.prints(id, 'destruction-record'), leen),
      receipt.caseNumber,
      await town.anna.staffId(),
      await town.bert.staffId(),
    );
  },
);
