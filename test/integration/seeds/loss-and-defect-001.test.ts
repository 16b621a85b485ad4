/**
 * The page of Overijse on a lost, stolen, destroyed or defective card, played (seed 001; reference municipal.md B1 to B9, C1
 * to C7, D1, D2, D7, D8, E4). The seven days in which a card could be saved are repealed (municipal.md §0.2): what the page
 * still prints of them is not played. The page names no e-mail address of the town, so people are told by letter.
 */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Submissions } from '../../../contract/submissions.ts';
import { sampleReport } from '../../unit/backend/sample-diagnosis.ts';
import { isMade } from './card-making.ts';
import { asks, person, type Person } from './people.ts';
import { letterTo, says, textOf } from './told.ts';
import { openTown, type Town } from './town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown('overijse', '2026-11-23 10:00');
});
afterAll(() => town.close());
/** What an earlier story left in the folder is not this one's. */
beforeEach(() => town.newLetters());

const resident = (surname: string, more: Partial<Parameters<typeof person>[0]> = {}): Person =>
  person({ zip: '3090', surname, ...more });

const lossOf = (who: Person, changes: Partial<Submissions['loss']> = {}): Submissions['loss'] => ({
  type: 'loss',
  ...asks(who),
  kind: 'loss',
  family: 'eid',
  abroad: false,
  understandsIrrevocable: true,
  ...changes,
});

const newCardFor = (who: Person, changes: Partial<Submissions['replacement']> = {}): Submissions['replacement'] => ({
  type: 'replacement',
  ...asks(who),
  product: 'eid',
  reason: 'loss',
  urgency: 'normal',
  pickupSite: 'gemeentehuis',
  proxyAnnounced: false,
  homeVisit: false,
  cannotSign: false,
  agreedAmountCents: 1700,
  ...changes,
});

const routeOf = async (changes: Partial<Submissions['loss']> = {}, isResident = true): Promise<string | null> => {
  const { kind, family, abroad } = lossOf(resident('Kanarie-Vraag'), changes);
  const answer = await town.kiosk.call('queryEligibility', {
    body: { nationalNumber: null, resident: isResident, wish: { type: 'loss', kind, family, abroad } },
  });
  return answer.routedTo;
};

const final = { confirmed: true };

test('B2, B3, B6, B9, D7: a lost card is cancelled at once and for good, annex 12 replaces it, a new card is activated', async () => {
  const lena = resident('Kanarie-Verlies');
  // "Voor verlies dien je je te melden bij de dienst bevolking", in its opening hours.
  expect(await routeOf()).toBe('municipality');
  const loss = await town.kiosk.files(lossOf(lena));
  expect(loss).toMatchObject({ state: 'pre-declared', simulated: true });
  const paper = await textOf(await town.anna.prints(loss.id, 'pre-declaration'), lena);
  says(paper, loss.caseNumber, 'bijlage 12', '00800 2123 2123');

  // A clerk establishes who it is, without a card; then the card is cancelled, which nobody takes back.
  await town.anna.records(loss.id, 'identity-verified', { site: 'gemeentehuis' });
  expect(await town.anna.isOffered(loss.id)).not.toContain('card-suspended');
  const cancelling = { federalReference: 'DS-2026/1' };
  expect(await town.anna.isRefused(loss.id, 'card-suspended', cancelling)).toBe('declared-irrevocable');
  expect(await town.anna.isRefused(loss.id, 'card-cancelled', cancelling)).toBe('confirmation-needed');
  await town.anna.records(loss.id, 'card-cancelled', cancelling, final);
  await town.sweep();
  says(await letterTo(town, lena, loss), 'Uw kaart is geannuleerd', 'Ze wordt nooit meer geldig.');

  // "Dit document heet bijlage 12": valid for a month, written by the clerk after our sheet.
  const annex = await town.anna.records(loss.id, 'annex-12-issued');
  expect(annex.facts).toMatchObject({ annex12Until: '2026-12-23', annex12Extensions: 0 });
  const sheet = await textOf(await town.anna.prints(loss.id, 'annex-12-data-sheet'), lena);
  says(sheet, loss.caseNumber, 'Kanarie-Verlies', '23 december 2026');

  // Found again two days later: handed in, never used again.
  await town.until('2026-11-25 14:30');
  for (const revival of ['card-found-in-time', 'withdrawn']) {
    expect(await town.anna.isOffered(loss.id)).not.toContain(revival);
    expect(await town.anna.isRefused(loss.id, revival)).not.toBe('');
  }
  expect(await town.anna.records(loss.id, 'card-handed-in')).toMatchObject({
    state: 'annex-12-issued',
    facts: { cardHandedIn: true },
  });

  // "17,00 EUR", in person, with annex 12 and one photo.
  expect(await town.kiosk.isRefused(newCardFor(lena, { agreedAmountCents: 1600 }))).toBe('price-changed');
  const card = await town.kiosk.files(newCardFor(lena));
  expect(card).toMatchObject({ state: 'requested', facts: { expectedFrom: '2026-12-09', expectedTo: '2026-12-16' } });
  await town.anna.records(loss.id, 'replacement-linked', { linkedCase: card.caseNumber });
  await town.anna.records(card.id, 'intake-begun');
  expect(await town.anna.records(card.id, 'intake-completed')).toMatchObject({ state: 'awaiting-payment' });
  expect(await town.anna.isOffered(card.id)).not.toContain('base-document-sent');
  expect(await town.anna.takesPayment(card.id, 'bancontact', 1700)).toMatchObject({ state: 'to-be-sent' });
  await isMade(town.anna, card.id, 'codes-posted');

  // "Na twee tot drie weken ... Persoonlijk aanbieden binnen de 15 dagen."
  await town.until('2026-12-10 10:00');
  await town.anna.records(card.id, 'card-arrived');
  await town.sweep();
  says(await letterTo(town, lena, card), 'Uw nieuwe kaart ligt klaar', 'vóór 29 december 2026', 'codes');
  expect((await town.anna.looksAt(card.id)).state).toBe('invited');

  // B6: a whole week before annex 12 ends its holder is told.
  await town.until('2026-12-16 08:59');
  expect((await town.newLetters()).length).toBe(0);
  await town.until('2026-12-16 09:00');
  says(await letterTo(town, lena, loss), 'Uw bijlage 12 is bijna niet meer geldig', '23 december 2026');

  await town.until('2026-12-18 10:00');
  expect(await town.anna.records(card.id, 'card-handed-over', { collectedBy: 'holder' })).toMatchObject({
    state: 'activated',
    owner: null,
  });
  expect(await town.anna.records(loss.id, 'annex-12-returned')).toMatchObject({
    state: 'annex-12-returned',
    owner: null,
  });
  await town.until('2027-01-15 10:00');
  expect((await town.newLetters()).length).toBe(0);
});

test('B6: annex 12 is extended once by the municipality, and no more', async () => {
  await town.until('2027-01-18 10:00');
  const ines = resident('Kanarie-Verlengd', { language: 'fr' });
  const { id } = await town.kiosk.files(lossOf(ines));
  await town.anna.records(id, 'identity-verified');
  await town.anna.records(id, 'card-cancelled', { federalReference: 'DS-2027/1' }, final);
  await town.anna.records(id, 'annex-12-issued');
  await town.until('2027-02-15 10:00');
  const { facts } = await town.anna.records(id, 'annex-12-extended');
  expect(facts).toMatchObject({ annex12Until: '2027-03-18', annex12Extensions: 1 });
  expect(await town.anna.isRefused(id, 'annex-12-extended')).toBe('extension-not-allowed');
  await town.until('2027-03-19 00:00');
  expect(await town.anna.looksAt(id)).toMatchObject({ state: 'annex-12-ended', owner: 'clerk' });
  expect(await town.anna.isOffered(id)).not.toContain('annex-12-extended');
  await town.anna.records(id, 'no-card-wanted', { refusal: 'leaves-the-country' });
  expect((await town.newLetters()).length).toBe(3);
});

test('D2, D8, E4: the Kids-ID of a child is 7 EUR; the child is there at the request, a parent may collect', async () => {
  await town.until('2027-03-22 10:00');
  const child = resident('Kanarie-Kind', { birthYear: 2019 });
  expect(await town.kiosk.isRefused(newCardFor(child))).toBe('too-young');
  const wish = { product: 'kids-id', agreedAmountCents: 700 } as const;
  const answer = await town.kiosk.call('queryEligibility', {
    body: {
      nationalNumber: child.nationalNumber,
      resident: true,
      wish: { type: 'replacement', product: 'kids-id', reason: 'loss', urgency: 'normal' },
    },
  });
  expect(answer).toMatchObject({ eligible: true, quote: { amountCents: 700 } });
  const { id } = await town.kiosk.files(newCardFor(child, wish));
  await town.anna.records(id, 'intake-begun');
  expect(await town.anna.isRefused(id, 'intake-completed', { childPresent: false })).toBe('not-eligible');
  // What may be given decides which way it leads.
  expect(await town.anna.records(id, 'intake-completed', { childPresent: true })).toMatchObject({
    state: 'awaiting-payment',
  });
  await town.anna.takesPayment(id, 'cash', 700);
  await isMade(town.anna, id, 'ready');
  await town.sweep();
  expect((await town.newLetters()).length).toBe(1);
  expect(await town.anna.records(id, 'card-handed-over', { collectedBy: 'parent' })).toMatchObject({
    state: 'activated',
  });
});

test('D8: who cannot come has somebody else collect, if that was said when the card was asked for', async () => {
  const [said, unsaid] = [resident('Kanarie-Volmacht'), resident('Kanarie-Zwijgt')];
  const card = await town.kiosk.files(newCardFor(said));
  const other = await town.kiosk.files(newCardFor(unsaid));
  for (const { id } of [card, other]) {
    await town.anna.records(id, 'intake-begun');
    await town.anna.records(id, 'intake-completed');
    await town.anna.takesPayment(id, 'cash', 1700);
  }
  // "melden bij de aanmaak van de nieuwe identiteitskaart. Er zal dan een volmacht formulier opgemaakt worden."
  await town.anna.records(card.id, 'proxy-announced');
  says(await textOf(await town.anna.prints(card.id, 'proxy-form'), said), card.caseNumber, 'Kanarie-Volmacht');
  for (const { id } of [card, other]) await isMade(town.anna, id, 'ready');
  await town.sweep();
  expect(await town.anna.isOffered(other.id)).not.toContain('proxy-announced');
  const proxy = { collectedBy: 'proxy' };
  expect(await town.anna.isRefused(other.id, 'card-handed-over', proxy)).toBe('proxy-not-allowed');
  expect(await town.anna.records(card.id, 'card-handed-over', proxy)).toMatchObject({ state: 'activated' });
  await town.anna.records(other.id, 'card-handed-over', { collectedBy: 'holder' });
});

test('B3, B4, B5: theft, a closed town hall and who lives elsewhere go to the police, abroad to the embassy', async () => {
  await town.until('2027-03-23 10:00');
  expect(await routeOf({ kind: 'theft' })).toBe('police');
  expect(await routeOf({ kind: 'destruction' })).toBe('municipality');
  expect(await routeOf({}, false)).toBe('police');
  expect(await routeOf({ abroad: true })).toBe('embassy');
  expect(await routeOf({ family: 'foreigner-card' })).toBe('police');

  const theo = resident('Kanarie-Diefstal');
  const theft = await town.kiosk.files(lossOf(theo, { kind: 'theft' }));
  expect(theft.state).toBe('referred');
  says(await textOf(await town.anna.prints(theft.id, 'pre-declaration'), theo), 'politie');
  expect(await town.anna.isOffered(theft.id)).not.toContain('identity-verified');
  // The police has taken it: annex 12 is theirs, and the card is cancelled all the same.
  const taken = { federalReference: 'DS-2027/2', policeReference: 'PV-2027/9' };
  await town.anna.records(theft.id, 'declared-elsewhere', taken, final);
  await town.anna.records(theft.id, 'annex-12-seen', { annex12Until: '2027-04-23' });
  const card = await town.kiosk.files(newCardFor(theo, { reason: 'theft' }));
  await town.anna.records(theft.id, 'replacement-linked', { linkedCase: card.caseNumber });
  await town.anna.records(card.id, 'withdrawn', { refusal: 'asked-elsewhere' });
  await town.anna.records(theft.id, 'no-card-wanted', { refusal: 'asked-elsewhere' });
  await town.newLetters();

  await town.until('2027-03-23 12:00');
  expect(await routeOf()).toBe('police');
  await town.until('2027-03-27 10:00');
  expect(await routeOf()).toBe('police');
  const late = await town.kiosk.files(lossOf(resident('Kanarie-Zaterdag')));
  expect(late.state).toBe('referred');
  // Nobody heard of it again: the paper has ended, and so has the case.
  await town.until('2027-04-15 10:00');
  expect((await town.anna.looksAt(late.id)).state).toBe('expired');
});

test('B2: who does not come to confirm is reminded that the card is not cancelled', async () => {
  const vera = resident('Kanarie-Vergeten', { language: 'de' });
  const { id, caseNumber } = await town.kiosk.files(lossOf(vera));
  await town.newLetters();
  await town.until('2027-04-19 09:00');
  const reminder = await letterTo(town, vera, { caseNumber });
  says(reminder, 'Ihre vorläufige Meldung ist nicht bestätigt', '00800 2123 2123');
  await town.until('2027-04-21 00:00');
  expect((await town.anna.looksAt(id)).state).toBe('expired');
});

/** A report of the kiosk, found again at the counter by its case number, and the card handed over. */
const defectiveCard = async (): Promise<{ readonly id: string; readonly caseNumber: string }> => {
  const { id, caseNumber } = await town.kiosk.files(sampleReport());
  const report = await town.anna.call('getCardDefect', { params: { caseNumber } });
  expect(report.receipt).toMatchObject({ id, simulated: true });
  says(await textOf(await town.anna.prints(id, 'diagnostic-hand-over'), null), caseNumber);
  await town.anna.records(id, 'card-received', { site: 'gemeentehuis' });
  return { id, caseNumber };
};

test('C2, C3: careless use: the holder signs annex 32 and pays 16 EUR, once', async () => {
  await town.until('2027-04-26 10:00');
  const defect = await defectiveCard();
  expect(await town.anna.records(defect.id, 'found-careless')).toMatchObject({
    state: 'negligence',
    facts: { analysis: 'careless', amountCents: 1600 },
  });
  expect(await town.anna.isOffered(defect.id)).toEqual(
    expect.arrayContaining(['annex-32-signed', 'annex-32-contested']),
  );
  await town.anna.records(defect.id, 'annex-32-signed');
  const dirk = resident('Kanarie-Slordig');
  const card = await town.kiosk.files(newCardFor(dirk, { reason: 'damage' }));
  expect(await town.anna.isRefused(defect.id, 'replacement-linked', { linkedCase: card.caseNumber })).toBe(
    'payment-required',
  );
  expect(await town.anna.isRefusedPayment(defect.id, 'cash', 1700)).toBe('price-changed');
  await town.anna.takesPayment(defect.id, 'cash', 1600);
  await town.anna.records(defect.id, 'replacement-linked', { linkedCase: card.caseNumber });

  // What was paid with the defect is not paid again: that takes a fresh sign-in.
  const settling = { linkedCase: defect.caseNumber };
  expect(await town.anna.isRefused(card.id, 'settled-with-defect', settling)).toBe('step-up-required');
  await town.anna.signsInAgain();
  await town.anna.records(card.id, 'settled-with-defect', settling);
  await town.anna.records(card.id, 'intake-begun');
  expect(await town.anna.records(card.id, 'intake-completed')).toMatchObject({ state: 'to-be-sent', payment: null });
  await isMade(town.anna, card.id, 'ready');
  await town.sweep();
  says(await letterTo(town, dirk, card), 'U hoeft niets meer te betalen.');
  await town.anna.records(card.id, 'card-handed-over', { collectedBy: 'holder' });
  expect(await town.anna.isOffered(defect.id)).not.toContain('annex-12-returned');
  expect(await town.anna.records(defect.id, 'replacement-handed-over')).toMatchObject({ state: 'replaced' });
});

test('C4, C5, C6: careful use: sent, annex 12 meanwhile, an answer after a week, and the producer pays', async () => {
  await town.until('2027-05-03 10:00');
  const { id, caseNumber } = await defectiveCard();
  await town.anna.records(id, 'found-careful');
  const ticket = { federalReference: 'T-2027/5' };
  expect(await town.anna.isRefused(id, 'sent-to-helpdesk', ticket)).toBe('confirmation-needed');
  await town.anna.records(id, 'sent-to-helpdesk', ticket, final);
  expect(await town.anna.records(id, 'annex-12-issued')).toMatchObject({
    owner: 'clerk',
    facts: { annex12Until: '2027-06-03', sentTo: 'helpdesk' },
  });
  // The report names nobody: the clerk has the person at the desk, and the rest in the register.
  says(
    await textOf(await town.anna.prints(id, 'annex-12-data-sheet'), null),
    caseNumber,
    'envoyée pour examen',
    'à lire dans le registre',
    '3 juin 2027',
  );

  // "Na ongeveer een week worden we door hen op de hoogte gebracht": otherwise the clerk is reminded.
  await town.until('2027-05-10 23:59');
  expect((await town.anna.looksAt(id)).isLate).toBe(false);
  await town.until('2027-05-11 09:00');
  expect(await town.anna.looksAt(id)).toMatchObject({ isLate: true, owner: 'clerk' });
  expect((await town.anna.tasks()).filter(({ isLate }) => isLate).map((task) => task.caseNumber)).toContain(caseNumber);

  // "... is het GRATIS."
  expect(await town.anna.records(id, 'producer-found-liable')).toMatchObject({
    state: 'producer-pays',
    payment: null,
  });
  // Nobody is named in a report, so nobody can be written to: a clerk tells the person.
  await town.sweep();
  expect((await town.anna.papers(id)).notices).toEqual(['defect-producer-pays by none: given-up']);
  expect(await town.anna.looksAt(id)).toMatchObject({ owner: 'clerk' });
  const card = await town.kiosk.files(newCardFor(resident('Kanarie-Zorgzaam'), { reason: 'damage' }));
  await town.anna.records(id, 'replacement-linked', { linkedCase: card.caseNumber });
  await town.anna.signsInAgain();
  await town.anna.records(card.id, 'settled-with-defect', { linkedCase: caseNumber });
  await town.anna.records(card.id, 'intake-begun');
  await town.anna.records(card.id, 'intake-completed');
  await isMade(town.anna, card.id, 'ready');
  await town.sweep();
  expect(await town.anna.records(card.id, 'card-handed-over', { collectedBy: 'holder' })).toMatchObject({
    state: 'activated',
    payment: null,
  });
  expect(await town.anna.records(id, 'annex-12-returned')).toMatchObject({ state: 'annex-12-returned' });
});

test('C6: the holder pays after the answer; and where a town collects first, what the producer owes goes back', async () => {
  await town.until('2027-05-12 10:00');
  const blamed = await defectiveCard();
  await town.anna.records(blamed.id, 'found-careful');
  await town.anna.records(blamed.id, 'sent-to-producer', { federalReference: 'Z-2027/1' }, final);
  expect(await town.anna.records(blamed.id, 'holder-found-liable')).toMatchObject({ state: 'holder-pays' });
  // "in geval van niet gratis vernieuwing 16,00 EUR"
  expect(await town.anna.takesPayment(blamed.id, 'bancontact', 1600)).toMatchObject({ payment: { state: 'paid' } });

  await town.restartWith((file) => {
    const { services } = file;
    const cardDefect = { ...services.cardDefect, collectFirst: true, refund: 'on-producer-fault' as const };
    return { ...file, services: { ...services, cardDefect } };
  });
  const { id } = await defectiveCard();
  await town.anna.records(id, 'found-careful');
  expect(await town.anna.isOffered(id)).not.toContain('sent-to-helpdesk');
  expect(await town.anna.isRefused(id, 'sent-to-helpdesk', { federalReference: 'T-2027/6' }, final)).toBe(
    'payment-required',
  );
  await town.anna.takesPayment(id, 'bancontact', 1600);
  await town.anna.records(id, 'sent-to-helpdesk', { federalReference: 'T-2027/6' }, final);
  expect(await town.anna.records(id, 'producer-found-liable')).toMatchObject({ state: 'refund-due', owner: 'clerk' });
  await expect(town.anna.paysBack(id)).rejects.toThrow('step-up-required');
  await town.anna.signsInAgain();
  expect(await town.anna.paysBack(id)).toMatchObject({ state: 'producer-pays', payment: { state: 'refunded' } });
});
