/** The page of Leuven on the activation code of a digital key, played (seed 002; reference municipal.md G1, G2). */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../../backend/storage/transaction.ts';
import type { Submissions } from '../../../contract/submissions.ts';
import { openTown, type Town } from './town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown('leuven', '2026-11-25 10:00');
});
afterAll(() => town.close());

const ticket = (changes: Partial<Submissions['digital-key']> = {}): Submissions['digital-key'] => ({
  type: 'digital-key',
  language: 'nl',
  residency: 'resident',
  site: 'stadskantoor',
  agreedAmountCents: 1000,
  ...changes,
});

const stateOf = async (statusCode: string | undefined): Promise<string> =>
  (await town.anybody.call('getStatus', { params: { code: statusCode ?? '' } })).state;

test('G1, G2: a ticket without appointment, identity, 10 EUR in cash, the code on paper, the link for 14 days', async () => {
  // "€ 10": said before anybody asks, for who lives here and who does not.
  for (const residency of ['resident', 'non-resident'] as const) {
    const answer = await town.kiosk.call('queryEligibility', {
      body: { nationalNumber: null, resident: null, wish: { type: 'digital-key', residency } },
    });
    expect(answer).toMatchObject({ eligible: true, quote: { amountCents: 1000, payAt: 'request' } });
  }
  expect(await town.kiosk.isRefused(ticket({ agreedAmountCents: 0 }))).toBe('price-changed');

  // "Kom naar het stadskantoor (zonder afspraak)": the kiosk gives a place in the line, and nothing personal is asked.
  const receipt = await town.kiosk.files(ticket());
  expect(receipt).toMatchObject({ type: 'digital-key', state: 'requested', simulated: true });
  const { id } = receipt;
  expect((await town.anna.tasks()).map(({ caseNumber }) => caseNumber)).not.toContain(receipt.caseNumber);
  expect(await town.anna.isRefused(id, 'code-printed')).toBe('transition-not-allowed');

  // "Wat breng je mee? Identiteitsbewijs, rijksregister- of bisnummer": a clerk looks, nothing of it is written down.
  expect(await town.anna.records(id, 'identity-proven')).toMatchObject({ state: 'identity-checked', owner: 'clerk' });

  // "Je kan cash of met bankkaart betalen": no code before that.
  expect(await town.anna.isOffered(id)).not.toContain('code-printed');
  expect(await town.anna.isRefused(id, 'code-printed')).toBe('payment-required');
  expect(await town.anna.isRefusedPayment(id, 'online', 1000)).toBe('belgif:badRequest');
  expect(await town.anna.isRefusedPayment(id, 'cash', 500)).toBe('price-changed');
  expect(await town.anna.takesPayment(id, 'cash', 1000)).toMatchObject({
    payment: { state: 'paid', amountCents: 1000 },
  });
  expect(await town.anna.isRefusedPayment(id, 'cash', 1000)).toBe('payment-not-first');
  expect(await town.anna.isOffered(id)).not.toContain('withdrawn');

  // "Je krijgt meteen een activatiecode." "Je krijgt een mail met een link": both are of the federal service.
  await town.anna.records(id, 'code-printed');
  await town.anna.records(id, 'link-sent');
  expect(await stateOf(receipt.statusCode)).toBe('link-sent');

  // "De link is 2 weken geldig": to the end of that day.
  await town.until('2026-12-09 23:59');
  expect(await stateOf(receipt.statusCode)).toBe('link-sent');
  await town.until('2026-12-10 00:01');
  expect(await town.anna.looksAt(id)).toMatchObject({ state: 'closed', owner: null, allowed: [] });
});

test('G2: a link that was sent again lasts from that day, and a key that is active closes the case at once', async () => {
  await town.until('2026-12-10 10:00');
  const { id } = await town.kiosk.files(ticket({ residency: 'non-resident', language: 'en' }));
  await town.anna.records(id, 'identity-proven');
  await town.anna.takesPayment(id, 'bancontact', 1000);
  await town.anna.records(id, 'code-printed');
  await town.anna.records(id, 'link-sent');
  await town.until('2026-12-22 10:00');
  await town.anna.records(id, 'link-sent-again');
  await town.until('2026-12-28 10:00');
  expect((await town.anna.looksAt(id)).state).toBe('link-sent');
  expect(await town.anna.records(id, 'key-activated')).toMatchObject({ state: 'closed', owner: null });
});

test('G1: who cannot prove the identity pays nothing and gets nothing; a ticket that nobody comes for ends with the day', async () => {
  const refused = await town.kiosk.files(ticket());
  expect(await town.anna.records(refused.id, 'identity-not-proven', { refusal: 'no-document' })).toMatchObject({
    state: 'refused',
    payment: null,
  });
  const left = await town.kiosk.files(ticket());
  await town.until('2026-12-29 08:00');
  expect((await town.anna.looksAt(left.id)).state).toBe('withdrawn');
});

test('G1: the private e-mail goes to the federal service only: there is no place for it here, and none is left behind', async () => {
  const { id } = await town.kiosk.files(ticket());
  const address = 'ottilie@kanarie.example';
  const withAddress: unknown = { ...ticket(), notification: { channel: 'email', address } };
  // What no program of ours sends; the contract has no such member.
  expect(await town.kiosk.isRefused(withAddress as Submissions['digital-key'])).toBe('belgif:badRequest');
  expect(await town.anna.isRefused(id, 'identity-proven', { note: address })).toBe('belgif:badRequest');
  expect(await town.anna.papers(id)).toEqual({ documents: ['receipt'], notices: [] });
  const kept = await inTransaction(town.context, async (transaction) => {
    const { rows } = await sql<{ row: object }>`
      select to_jsonb(requests) as row from requests union all select to_jsonb(events) from events
      union all select to_jsonb(audit_entries) from audit_entries union all select to_jsonb(applicants) from applicants
      union all select to_jsonb(idempotency_keys) from idempotency_keys`.execute(transaction);
    return JSON.stringify(rows);
  });
  expect(kept.ok && kept.value).toContain(id);
  expect(kept.ok && kept.value).not.toContain('@');
  expect(await town.newLetters()).toEqual([]);
});
