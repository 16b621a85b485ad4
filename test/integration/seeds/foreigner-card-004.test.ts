/**
 * The page on lost or stolen cards of foreigners, played in the invented town around it (seed 004; reference municipal.md B4,
 * D3, F1 to F3): always the police first, by appointment, 22 or 127 EUR, ready after noon of the next day.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AnswerOf } from '../../../contract/operations/operation-types.ts';
import type { Submissions } from '../../../contract/submissions.ts';
import { isMade } from './card-making.ts';
import { asks, person, type Person } from './people.ts';
import { mailsOf, says, textOf } from './told.ts';
import { instantOf, openTown, type Town } from './town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown('kouterdam-verzonnen', '2026-11-23 10:00');
});
afterAll(() => town.close());

type ForeignerCard = Submissions['foreigner-card'];
type Wish = Pick<ForeignerCard, 'familyCode' | 'reason' | 'urgency'>;

const resident = (surname: string, more: Partial<Parameters<typeof person>[0]> = {}): Person =>
  person({ zip: '9995', surname, ...more });

const cardFor = (who: Person, changes: Partial<ForeignerCard> = {}): ForeignerCard => ({
  type: 'foreigner-card',
  ...asks(who),
  familyCode: 'F+',
  reason: 'loss',
  urgency: 'normal',
  pickupSite: 'de-kouter',
  agreedAmountCents: 2200,
  ...changes,
});

const mayAsk = (wish: Partial<Wish> = {}): Promise<AnswerOf<'queryEligibility'>> =>
  town.kiosk.call('queryEligibility', {
    body: {
      nationalNumber: null,
      resident: true,
      wish: { type: 'foreigner-card', familyCode: 'F+', reason: 'loss', urgency: 'normal', ...wish },
    },
  });

const at = (moment: string): string => new Date(instantOf(moment)).toISOString();

test('B4: loss and theft of a residence card go to the police, whatever the hour; the counter cancels nothing by itself', async () => {
  for (const kind of ['loss', 'theft'] as const) {
    const { routedTo } = await town.kiosk.call('queryEligibility', {
      body: {
        nationalNumber: null,
        resident: true,
        wish: { type: 'loss', kind, family: 'foreigner-card', abroad: false },
      },
    });
    expect(routedTo).toBe('police');
  }
  const anton = resident('Kanarie-Verloren', { language: 'en', email: 'anton@kanarie.example' });
  const receipt = await town.kiosk.files({
    type: 'loss',
    ...asks(anton),
    kind: 'loss',
    family: 'foreigner-card',
    abroad: false,
    understandsIrrevocable: true,
  });
  const { id } = receipt;
  expect(receipt).toMatchObject({ state: 'referred', simulated: true, facts: { routedTo: 'police' } });
  says(await textOf(await town.anna.prints(id, 'pre-declaration'), anton), 'police', '00800 2123 2123');
  expect(await town.anna.isRefused(id, 'identity-verified')).toBe('transition-not-allowed');
  const taken = { federalReference: 'DS-2026/4', policeReference: 'PV-2026/4' };
  expect(await town.anna.isRefused(id, 'declared-elsewhere', taken)).toBe('confirmation-needed');
  await town.anna.records(id, 'declared-elsewhere', taken, { confirmed: true });
  await town.sweep();
  expect((await mailsOf(town, anton, receipt)).at(-1)).toContain('Your card is cancelled');
  await town.anna.records(id, 'annex-12-seen', { annex12Until: '2026-12-23' });

  const card = await town.kiosk.files(cardFor(anton));
  await town.anna.records(id, 'replacement-linked', { linkedCase: card.caseNumber });
  await town.anna.records(card.id, 'police-report-seen', { policeReference: 'PV-2026/4' });
  await town.anna.records(card.id, 'intake-begun', {});
  await town.anna.records(card.id, 'intake-completed');
  await town.anna.takesPayment(card.id, 'credit-card', 2200);
  await isMade(town.anna, card.id, 'ready');
  await town.sweep();
  await town.anna.records(card.id, 'card-handed-over', { collectedBy: 'holder' });
  expect(await town.anna.records(id, 'annex-12-returned')).toMatchObject({ state: 'annex-12-returned', owner: null });
});

test('F1, F2, F3, D2: E is no longer made, EU is: by appointment, 22 EUR, paid electronically, collected', async () => {
  // "22 euro afhankelijk van het type kaart."
  expect(await mayAsk({ familyCode: 'E' })).toMatchObject({
    eligible: false,
    problems: ['family-not-issued'],
    insteadFamily: 'EU',
  });
  expect(await mayAsk({ familyCode: 'E+' })).toMatchObject({ insteadFamily: 'EU+' });
  expect(await mayAsk({ familyCode: 'EU' })).toMatchObject({
    eligible: true,
    routedTo: 'police',
    quote: { amountCents: 2200, payAt: 'request' },
  });
  const bea = resident('Kanarie-Familie', { language: 'fr', email: 'bea@kanarie.example' });
  expect(await town.kiosk.isRefused(cardFor(bea, { familyCode: 'E' }))).toBe('family-not-issued');
  const receipt = await town.kiosk.files(cardFor(bea, { familyCode: 'EU' }));
  const { id } = receipt;

  // "Een nieuwe vreemdelingenkaart aanvragen doe je op afspraak", in the opening hours.
  const appointment = (moment: string): Submissions['appointment'] => ({
    type: 'appointment',
    ...asks(bea),
    site: 'de-kouter',
    at: at(moment),
    subject: 'foreigner-card',
  });
  expect(await town.kiosk.isRefused(appointment('2026-11-25 12:30'))).toBe('appointment-not-possible');
  expect(await town.kiosk.isRefused(appointment('2026-11-28 10:00'))).toBe('appointment-not-possible');
  const booked = await town.kiosk.files(appointment('2026-11-25 14:00'));
  await town.sweep();
  expect((await mailsOf(town, bea, booked)).at(-1)).toMatch(/mercredi 25 novembre 2026.*14:00/);
  await town.until('2026-11-25 14:00');
  await town.anna.records(booked.id, 'called');
  await town.anna.records(booked.id, 'served', { linkedCase: receipt.caseNumber });

  // "Wat meebrengen? Het attest van verlies of diefstal dat je kreeg van de politie."
  expect(await town.anna.isOffered(id)).not.toContain('intake-begun');
  expect(await town.anna.isRefused(id, 'intake-begun')).toBe('police-report-needed');
  await town.anna.records(id, 'police-report-seen', { policeReference: 'PV-2026/5' });
  await town.anna.records(id, 'intake-begun');
  await town.anna.records(id, 'intake-completed');

  // "Wij geven de voorkeur aan een elektronische betaling ... bancontact of kredietkaart."
  expect(await town.anna.isRefusedPayment(id, 'cash', 2200)).toBe('belgif:badRequest');
  expect(await town.anna.takesPayment(id, 'bancontact', 2200)).toMatchObject({ state: 'to-be-sent' });
  await isMade(town.anna, id, 'codes-posted');
  await town.until('2026-12-14 10:00');
  await town.anna.records(id, 'card-arrived');
  await town.sweep();
  const ready = (await town.mailsTo('bea@kanarie.example')).filter(({ parsed }) =>
    parsed.subject?.includes(receipt.caseNumber),
  );
  expect(ready.map(({ parsed }) => parsed.subject)).toEqual([
    `[SIMULATION] Votre nouvelle carte est prête (dossier ${receipt.caseNumber})`,
  ]);
  await town.until('2026-12-15 10:00');
  expect(await town.anna.records(id, 'card-handed-over', { collectedBy: 'holder' })).toMatchObject({
    state: 'activated',
    owner: null,
    facts: { familyCode: 'EU' },
  });
});

test('D3, F3: 127 EUR: asked for before 15:00 it is there after noon of the next day', async () => {
  await town.until('2026-12-16 14:59');
  expect(await mayAsk({ urgency: 'urgent-municipality' })).toMatchObject({
    quote: { amountCents: 12700 },
    // The desk opens again at one o'clock.
    readyAt: at('2026-12-17 13:00'),
  });
  expect(await mayAsk({ urgency: 'urgent-brussels' })).toMatchObject({ problems: ['urgent-not-offered'] });
  const cas = resident('Kanarie-Spoed', { email: 'cas@kanarie.example' });
  const urgent = { urgency: 'urgent-municipality', reason: 'theft', agreedAmountCents: 12700 } as const;
  expect(await town.kiosk.isRefused(cardFor(cas, { ...urgent, agreedAmountCents: 2200 }))).toBe('price-changed');
  const receipt = await town.kiosk.files(cardFor(cas, urgent));
  const { id } = receipt;
  expect(receipt).toMatchObject({ facts: { readyAt: at('2026-12-17 13:00'), urgency: 'urgent-municipality' } });
  await town.until('2026-12-16 15:01');
  expect((await mayAsk({ urgency: 'urgent-municipality' })).readyAt).toBe(at('2026-12-18 13:00'));

  await town.anna.records(id, 'police-report-seen', { policeReference: 'PV-2026/6' });
  await town.anna.records(id, 'intake-begun');
  await town.anna.records(id, 'intake-completed');
  await town.anna.takesPayment(id, 'credit-card', 12700);
  await isMade(town.anna, id, 'in-production');
  await town.until('2026-12-17 13:05');
  await town.anna.records(id, 'card-arrived');
  await town.sweep();
  const [mail, ...others] = await mailsOf(town, cas, receipt);
  expect(others).toEqual([]);
  for (const part of ['Uw nieuwe kaart ligt klaar', 'Kouter 1', 'Maak eerst een afspraak.', 'niets meer te betalen'])
    expect(mail).toContain(part);
  expect(await town.anna.records(id, 'card-handed-over', { collectedBy: 'holder' })).toMatchObject({
    state: 'activated',
    owner: null,
  });
});

test('F1: a card that only ended needs no police, and becomes one of the family that is made now', async () => {
  const dina = resident('Kanarie-Verlopen');
  expect(await mayAsk({ reason: 'renewal', familyCode: 'EU+' })).toMatchObject({ routedTo: 'municipality' });
  const { id } = await town.kiosk.files(cardFor(dina, { reason: 'renewal', familyCode: 'EU' }));
  expect(await town.anna.isRefused(id, 'intake-begun', { familyCode: 'E+' })).toBe('family-not-issued');
  // The counter sees that it is a permanent residence.
  expect(await town.anna.records(id, 'intake-begun', { familyCode: 'EU+' })).toMatchObject({
    state: 'intake',
    facts: { familyCode: 'EU+' },
  });
  await town.anna.records(id, 'withdrawn', { refusal: 'comes-back-later' });
  expect((await town.anna.looksAt(id)).state).toBe('withdrawn');
});
