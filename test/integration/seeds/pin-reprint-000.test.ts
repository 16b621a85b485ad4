/**
 * The page on new PIN and PUK codes, played in the invented town around it (seed 000; reference municipal.md A1 to A13):
 * desks in sub-municipalities, 5 EUR at the request, a mail or letter and two reminders, destroyed after 6 months.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstBrokenAuditEntry } from '../../../backend/storage/audit-log.ts';
import { inTransaction } from '../../../backend/storage/transaction.ts';
import type { PinReprintSubmission } from '../../../contract/municipal-api.ts';
import type { AnswerOf } from '../../../contract/operations/operation-types.ts';
import { asks, person, type Person } from './people.ts';
import { letterTo, mailsOf, says, textOf } from './told.ts';
import { openTown, type Town } from './town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown('deeldorp-verzonnen', '2026-11-24 09:10');
});
afterAll(() => town.close());

const resident = (surname: string, more: Partial<Parameters<typeof person>[0]> = {}): Person =>
  person({ zip: '9996', surname, ...more });

const reprintFor = (who: Person, changes: Partial<PinReprintSubmission> = {}): PinReprintSubmission => ({
  type: 'pin-reprint',
  ...asks(who),
  chip: { generation: '1.7', trust: 'belgian', findings: [] },
  reason: 'codes-lost',
  pickupSite: 'permanentie-noord',
  agreedAmountCents: 500,
  ...changes,
});

type Eligibility = AnswerOf<'queryEligibility'>;
const mayAsk = (submission: PinReprintSubmission): Promise<Eligibility> => {
  const { applicant, reason, chip, renewalAskedOn, moveUnderWay } = submission;
  return town.kiosk.call('queryEligibility', {
    body: {
      nationalNumber: applicant.nationalNumber.value,
      resident: true,
      wish: {
        type: 'pin-reprint',
        reason,
        chip,
        ...(renewalAskedOn === undefined ? {} : { renewalAskedOn }),
        ...(moveUnderWay === undefined ? {} : { moveUnderWay }),
      },
    },
  });
};

const stateFor = async ({ statusCode }: { statusCode?: string }): Promise<string> =>
  (await town.anybody.call('getStatus', { params: { code: statusCode ?? '' } })).state;

test('A2: a chip of 1.8 needs no reprint: nothing is paid or ordered, and the counter sets a new PIN free of charge', async () => {
  const zoe = resident('Kanarie-Acht', { language: 'fr', email: 'zoe@kanarie.example' });
  const read = reprintFor(zoe, { chip: { generation: '1.8', trust: 'belgian', findings: [] } });

  // The chip was read: the kiosk is told at once, and nothing is filed.
  expect(await mayAsk(read)).toMatchObject({ eligible: false, problems: ['reprint-not-needed'], quote: null });
  expect(await town.kiosk.isRefused(read)).toBe('reprint-not-needed');

  // It was not read: "no payment and no order until a clerk has confirmed the generation".
  const receipt = await town.kiosk.files(reprintFor(zoe, { chip: null }));
  const { id } = receipt;
  expect(receipt).toMatchObject({ state: 'awaiting-generation', simulated: true });
  expect(await town.anna.isOffered(id)).not.toContain('ordered');
  expect(await town.anna.isRefused(id, 'ordered', { federalReference: 'B-1' }, { confirmed: true })).toBe(
    'transition-not-allowed',
  );
  expect(await town.anna.isRefusedPayment(id, 'cash', 500)).toBe('payment-not-first');
  expect((await town.anna.tasks()).map(({ caseNumber }) => caseNumber)).toContain(receipt.caseNumber);
  expect(await town.anna.isRefused(id, 'generation-confirmed', { generation: '1.8' })).toBe('reprint-not-needed');
  expect(await town.anna.isRefused(id, 'reprint-found-needless', { generation: '1.7' })).toBe('reprint-needed');
  expect(await town.anna.records(id, 'reprint-found-needless', { generation: '1.8' })).toMatchObject({
    state: 'redirected',
    payment: null,
  });
  await town.sweep();
  const [mail, ...others] = await mailsOf(town, zoe, receipt);
  expect(others).toEqual([]);
  expect(mail).toContain("Vous n'avez pas besoin d'une lettre avec des codes");

  const reset = await town.kiosk.files({
    type: 'pin-reset',
    ...asks(zoe),
    because: 'applet-without-reprint',
    site: 'gemeentehuis',
  });
  expect(await town.anna.records(reset.id, 'pin-set', { generation: '1.8' })).toMatchObject({
    state: 'reset',
    payment: null,
  });
});

test('A4: found to be impossible after it was paid and before it was ordered: the money goes back, with a fresh sign-in', async () => {
  const joris = resident('Kanarie-Verhuist', { email: 'joris@kanarie.example' });
  expect(await mayAsk(reprintFor(joris, { moveUnderWay: true }))).toMatchObject({ problems: ['pending-move'] });
  const receipt = await town.kiosk.files(reprintFor(joris, { chip: null }));
  const { id } = receipt;
  expect(await town.anna.records(id, 'generation-confirmed', { generation: '1.7' })).toMatchObject({
    state: 'awaiting-payment',
    owner: 'citizen',
  });
  expect(await town.anna.takesPayment(id, 'cash', 500)).toMatchObject({ state: 'submitted' });
  expect(await town.anna.isOffered(id)).not.toContain('withdrawn');
  await town.anna.records(id, 'found-not-possible', { refusal: 'address-change-under-way' });
  await expect(town.anna.paysBack(id)).rejects.toThrow('step-up-required');
  await town.anna.signsInAgain();
  expect(await town.anna.paysBack(id)).toMatchObject({ state: 'refused', payment: { state: 'refunded' } });
  await town.sweep();
  expect((await mailsOf(town, joris, receipt)).at(-1)).toContain('Uw aanvraag kan niet doorgaan');
});

test('A3, A10, A12: without an e-mail address a letter; the kiosk asks twice and gets one case; the codes are collected', async () => {
  const greta = resident('Kanarie-Brief', { language: 'de' });
  const submission = reprintFor(greta, { pickupSite: 'gemeentehuis' });
  const key = randomUUID();
  const receipt = await town.kiosk.files(submission, key);
  // The answer was lost on the way: the same key gives the same case, and no other request stands under it.
  expect(await town.kiosk.files(submission, key)).toEqual(receipt);
  expect(
    await town.kiosk.refusal('submitRequest', {
      headers: { 'idempotency-key': key },
      body: { ...submission, pickupSite: 'permanentie-zuid' },
    }),
  ).toBe('idempotency-key-reused');
  const { id } = receipt;
  const printed = await textOf(await town.kiosk.paper('getReceipt', { params: { id } }), greta);
  says(printed, receipt.caseNumber, '5,00');

  expect(await town.anna.takesPayment(id, 'bancontact', 500)).toMatchObject({ state: 'submitted' });
  await town.anna.records(id, 'ordered', { federalReference: 'B-2026/2' }, { confirmed: true });
  await town.until('2026-12-03 10:00');
  await town.anna.records(id, 'codes-arrived', { pickupSite: 'gemeentehuis' });
  await town.sweep();
  const letter = await letterTo(town, greta, receipt);
  says(letter, 'Ihre neuen Codes liegen bereit', 'Proefkonijnstraat 99', 'Dorpsplein 1', '3. Juni 2027');
  expect(await stateFor(receipt)).toBe('notified');

  await town.until('2026-12-07 09:30');
  expect(await town.anna.isRefused(id, 'codes-collected', { collectedBy: 'proxy' })).toBe('proxy-not-allowed');
  expect(await town.anna.records(id, 'codes-collected', { collectedBy: 'holder' })).toMatchObject({
    state: 'collected',
    owner: null,
  });
  expect(await town.anna.papers(id)).toEqual({ documents: ['receipt'], notices: ['codes-arrived by letter: sent'] });
});

test('A6: codes that never came after a renewal: free, but only after some weeks, and a clerk looks first', async () => {
  const wout = resident('Kanarie-Gratis', { language: 'en', email: 'wout@kanarie.example' });
  const early = reprintFor(wout, {
    reason: 'codes-never-arrived',
    agreedAmountCents: 0,
    renewalAskedOn: '2026-11-20',
  });
  expect(await mayAsk(early)).toMatchObject({ eligible: false, problems: ['codes-still-under-way'] });
  expect(await town.kiosk.isRefused(early)).toBe('codes-still-under-way');

  await town.until('2026-12-18 09:30');
  expect(await mayAsk(early)).toMatchObject({ eligible: true, quote: { amountCents: 0 } });
  const receipt = await town.kiosk.files(early);
  const { id } = receipt;
  expect(receipt.state).toBe('awaiting-generation');
  expect(await town.anna.records(id, 'generation-confirmed', { generation: '1.7' })).toMatchObject({
    state: 'submitted',
  });
  expect(await town.anna.isRefusedPayment(id, 'cash', 0)).toBe('payment-not-first');
  await town.anna.records(id, 'ordered', { federalReference: 'B-2026/3' }, { confirmed: true });
  await town.until('2026-12-29 10:00');
  await town.anna.records(id, 'codes-arrived', { pickupSite: 'permanentie-noord' });
  await town.sweep();
  const [mail] = await mailsOf(town, wout, receipt);
  expect(mail).toContain('Your new codes are here');
  expect(mail).toContain('You have nothing left to pay.');
  expect(await town.anna.records(id, 'codes-collected', { collectedBy: 'holder' })).toMatchObject({
    state: 'collected',
    payment: null,
  });
});

test('A1, A5, A7 to A11: asked at the desk of a sub-municipality, paid, ordered, told three times, never collected, destroyed by two', async () => {
  await town.until('2027-01-05 17:10');
  const otto = resident('Kanarie-Voorbeeld', { email: 'otto@kanarie.example' });
  const desk = town.clerkOf('clerk-of-permanentie-noord');

  // "Voor een herdruk pin-pukcode betaalt u 5 EUR": quoted before anything is filed.
  const submission = reprintFor(otto);
  expect(await mayAsk(submission)).toMatchObject({
    eligible: true,
    quote: { amountCents: 500, payAt: 'request', day: '2027-01-05' },
    expectedFrom: '2027-01-12',
    expectedTo: '2027-01-19',
  });
  expect(await town.kiosk.isRefused({ ...submission, agreedAmountCents: 400 })).toBe('price-changed');

  // "... zal onze medewerker de aanvraag voor u registreren."
  const receipt = await desk.files(submission);
  const { id } = receipt;
  expect(receipt).toMatchObject({ state: 'awaiting-payment', simulated: true });
  expect(await stateFor(receipt)).toBe('awaiting-payment');

  // "Burgers die aan de balie hun aanvraag indienen, moeten ook meteen betalen."
  expect(await desk.isOffered(id)).not.toContain('ordered');
  expect(await desk.isRefusedPayment(id, 'cash', 400)).toBe('price-changed');
  expect(await desk.takesPayment(id, 'cash', 500)).toMatchObject({ state: 'submitted', payment: { state: 'paid' } });
  expect(await desk.isRefusedPayment(id, 'cash', 500)).toBe('payment-not-first');

  // "Er is geen mogelijkheid om de aanvraag te annuleren": said, and agreed to, before it is ordered.
  const reference = { federalReference: 'B-2027/1' };
  expect(await desk.isRefused(id, 'ordered', reference)).toBe('confirmation-needed');
  await desk.records(id, 'ordered', reference, { confirmed: true });
  for (const undoing of ['withdrawn', 'found-not-possible']) expect(await desk.isOffered(id)).not.toContain(undoing);

  // "Bij het terugvinden van de codes kunt u best wel de dienst Burgerzaken verwittigen": noted, and nothing else.
  expect(await desk.records(id, 'letter-found')).toMatchObject({ state: 'ordered', facts: { letterFound: true } });

  // A9: a clerk sees that the codes are late, after the longest lead time.
  await town.until('2027-01-20 09:00');
  expect(await town.anna.looksAt(id)).toMatchObject({ state: 'ordered', isLate: true });
  expect((await town.anna.tasks())[0]).toMatchObject({ caseNumber: receipt.caseNumber });

  // A8, A10: "Een eerste brief/mail wordt verstuurd als de codes zijn toegekomen ... in de gekozen permanentie."
  const elsewhere = { params: { id }, query: { purpose: 'curious' } };
  expect(await town.clerkOf('clerk-of-permanentie-zuid').refusal('getCase', elsewhere)).toBe('site-not-yours');
  await desk.records(id, 'codes-arrived', { pickupSite: 'permanentie-noord' });
  await town.sweep();
  const [arrival = '', ...nothingElse] = await mailsOf(town, otto, receipt);
  expect(nothingElse).toEqual([]);
  expect(arrival).toContain('Uw nieuwe codes liggen klaar');
  for (const part of ['Permanentie Deeldorp-Noord', 'Noordstraat 5', 'dinsdag 17:00–19:00', '20 juli 2027'])
    expect(arrival).toContain(part);
  expect(await stateFor(receipt)).toBe('notified');

  // "Daarna worden nog 2 herinneringen gestuurd": after 30 and 90 days, on a working day from nine o'clock.
  await town.until('2027-02-19 08:59');
  expect(await mailsOf(town, otto, receipt)).toHaveLength(1);
  await town.until('2027-02-19 09:00');
  expect((await mailsOf(town, otto, receipt)).slice(1)).toEqual([
    expect.stringContaining('Herinnering: uw nieuwe codes liggen nog klaar'),
  ]);
  await town.until('2027-04-20 08:59');
  expect(await mailsOf(town, otto, receipt)).toHaveLength(2);
  await town.until('2027-04-20 09:00');
  expect(await mailsOf(town, otto, receipt)).toHaveLength(3);
  expect(await stateFor(receipt)).toBe('reminded');

  // "Als u de codes niet afhaalt, worden deze na een termijn van 6 maanden vernietigd."
  await town.until('2027-07-20 23:59');
  expect(await stateFor(receipt)).toBe('reminded');
  await town.until('2027-07-21 00:00');
  expect(await stateFor(receipt)).toBe('expired');
  expect(await mailsOf(town, otto, receipt)).toHaveLength(3);

  // Two clerks, each of whom has just signed in again.
  const [anna, bert, north] = [await town.anna.staffId(), await town.bert.staffId(), await desk.staffId()];
  await town.until('2027-07-22 09:30');
  expect(await town.anna.isRefused(id, 'destruction-signed')).toBe('step-up-required');
  await town.anna.signsInAgain();
  await town.anna.records(id, 'destruction-signed');
  const final = { confirmed: true };
  expect(await town.anna.isOffered(id)).not.toContain('destruction-confirmed');
  expect(await town.anna.isRefused(id, 'destruction-confirmed', {}, final)).toBe('second-clerk-needed');
  expect(await town.bert.isRefused(id, 'destruction-confirmed', {}, final)).toBe('step-up-required');
  await town.bert.signsInAgain();
  expect(await town.bert.isRefused(id, 'destruction-confirmed')).toBe('confirmation-needed');
  expect(await town.bert.records(id, 'destruction-confirmed', {}, final)).toMatchObject({
    state: 'destroyed',
    owner: null,
    facts: { firstSigner: anna, secondSigner: bert },
  });
  const record = await textOf(await town.anna.prints(id, 'destruction-record'), otto);
  says(record, receipt.caseNumber, anna, bert, 'Deeldorp-Noord', '20 januari 2027');
  await town.sweep();
  expect((await mailsOf(town, otto, receipt)).at(-1)).toContain('Uw nieuwe codes zijn vernietigd');
  expect(await town.anna.papers(id)).toEqual({
    // The record stands there as made, and as printed.
    documents: ['receipt', 'destruction-record', 'destruction-record'],
    notices: [
      'codes-arrived by email: sent',
      'codes-reminder by email: sent',
      'codes-reminder by email: sent',
      'codes-destroyed by email: sent',
    ],
  });

  // Who looked, and why: for the person who asks.
  const asked = { body: { nationalNumber: otto.nationalNumber, purpose: 'asked-by-the-person' } };
  const { entries } = await town.anna.call('exportAudit', asked);
  expect(new Set(entries.map(({ caseNumber }) => caseNumber))).toEqual(new Set([receipt.caseNumber]));
  const deeds = entries.map(({ actor, action, purpose }) => `${actor} ${action} ${purpose}`);
  for (const deed of [
    `clerk:${north} request-submitted pin-reprint`,
    `clerk:${north} case-moved ordered: at-the-counter`,
    'clock:clock case-moved collection-term-passed: term-passed',
    `clerk:${bert} case-moved destruction-confirmed: at-the-counter`,
    `clerk:${anna} audit-exported asked-by-the-person`,
  ])
    expect(deeds).toContain(deed);

  // A year later nothing connects the person with the case, and the trail is whole.
  await town.until('2028-07-21 09:00');
  const opened = { params: { id }, query: { purpose: 'asked-by-the-person' } };
  expect(await town.anna.call('getApplicant', opened)).toMatchObject({
    nationalNumber: { value: otto.nationalNumber },
  });
  await town.until('2028-07-24 09:00');
  expect(await town.anna.refusal('getApplicant', opened)).toBe('belgif:resourceNotFound');
  await town.anna.signsInAgain();
  expect(await town.anna.call('exportAudit', asked)).toEqual({ entries: [] });
  expect((await town.anna.looksAt(id)).state).toBe('destroyed');
  await expect(stateFor(receipt)).rejects.toThrow('getStatus: 404');
  expect(await firstBrokenAuditEntry(town.context)).toEqual({ ok: true, value: null });
});

test('D6, A5: a fee that changes at midnight: nobody pays another amount than the one agreed to', async () => {
  // The one edit: the old line ends with the year, a new one begins.
  await town.restartWith((file) => ({
    ...file,
    priceBook: file.priceBook.flatMap((price) =>
      price.product === 'pin-reprint' && price.reason === 'codes-lost'
        ? [
            { ...price, validTo: '2028-12-31' },
            { ...price, amountCents: 600, validFrom: '2029-01-01' },
          ]
        : [price],
    ),
  }));
  await town.until('2028-12-31 23:59');
  const [late, early] = [resident('Kanarie-Middernacht'), resident('Kanarie-Oudjaar')];
  expect(await mayAsk(reprintFor(late))).toMatchObject({ quote: { amountCents: 500 } });
  const agreed = await town.kiosk.files(reprintFor(early));

  await town.until('2029-01-01 00:00');
  expect(await town.kiosk.isRefused(reprintFor(late))).toBe('price-changed');
  expect(await mayAsk(reprintFor(late))).toMatchObject({ quote: { amountCents: 600, day: '2029-01-01' } });
  expect((await town.kiosk.files(reprintFor(late, { agreedAmountCents: 600 }))).state).toBe('awaiting-payment');

  await town.until('2029-01-02 09:30');
  expect(await town.anna.isRefusedPayment(agreed.id, 'cash', 600)).toBe('price-changed');
  expect(await town.anna.takesPayment(agreed.id, 'cash', 500)).toMatchObject({ state: 'submitted' });

  // The trail says when the file changed, and holds together.
  const trail = await inTransaction(town.context, (transaction) =>
    transaction.selectFrom('audit_entries').select('action').where('action', '=', 'configuration-changed').execute(),
  );
  expect(trail).toMatchObject({ ok: true, value: { length: 2 } });
  expect(await firstBrokenAuditEntry(town.context)).toEqual({ ok: true, value: null });
});
