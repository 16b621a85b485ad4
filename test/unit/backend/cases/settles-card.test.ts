/** Which defect makes which new card free (C6), in an embedded database. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyTransition } from '../../../../backend/cases/apply-transition.ts';
import type { CaseRow } from '../../../../backend/cases/case-rows.ts';
import type { Facts } from '../../../../backend/cases/facts.ts';
import type { RequestContext } from '../../../../backend/requests/request-context.ts';
import { createFieldCipher } from '../../../../backend/storage/field-cipher.ts';
import { type Database, openEmbeddedDatabase } from '../../../../backend/storage/open-database.ts';
import { prepareDatabase } from '../../../../backend/storage/prepare-database.ts';
import type { PaymentState, RequestState } from '../../../../contract/request-states.ts';
import { plantCase } from '../../../planted-cases.ts';
import { demoMunicipality, someMorning } from '../sample-submission.ts';

const cipher = createFieldCipher(new Uint8Array(32).fill(7));
let database: Database;
let context: RequestContext;

beforeAll(async () => {
  database = await openEmbeddedDatabase('memory');
  await prepareDatabase(database, cipher);
  const municipality = await demoMunicipality();
  context = { kysely: database.kysely, cipher, municipality, now: () => someMorning, simulated: true };
}, 60_000);
afterAll(() => database.close());

const plantCard = (): Promise<CaseRow> =>
  plantCase(context, {
    type: 'replacement',
    state: 'requested',
    facts: { amountCents: 2110, payAt: 'request', product: 'eid', replacementReason: 'damage' },
    after: 'filed',
  });
/** `from`: the state before it was linked to its new card. */
const plantDefect = async (state: RequestState, facts: Facts = {}, from: RequestState = state): Promise<CaseRow> => {
  const planted = await plantCase(context, { type: 'card-defect', state: from, facts, after: 'found' });
  await database.kysely.updateTable('requests').set({ state }).where('id', '=', planted.id).execute();
  return planted;
};
const plantPayment = async ({ id }: CaseRow, state: PaymentState): Promise<void> => {
  const ofCase = { id: randomUUID(), municipality_id: context.municipality.id, request_id: id };
  const recorded = { recorded_at: new Date(someMorning), recorded_by: 'clerk:c-1', settled_at: null, settled_by: null };
  await database.kysely
    .insertInto('payments')
    .values({ ...ofCase, ...recorded, state, method: 'cash', provider: null, amount_cents: 1600 })
    .execute();
};
const name = async ({ id }: CaseRow, person: string): Promise<void> => {
  await database.kysely
    .insertInto('applicants')
    .values({
      request_id: id,
      municipality_id: context.municipality.id,
      national_number_index: person,
      national_number_sealed: '',
      surname_sealed: '',
      given_names_sealed: null,
      street_and_number_sealed: null,
      zip_sealed: null,
      municipality_sealed: null,
      notification_channel: 'letter',
      email_sealed: null,
      provenance: '{}',
    })
    .execute();
};
const settle = (card: CaseRow, linkedCase: string) =>
  applyTransition(context, {
    requestId: card.id,
    event: 'settled-with-defect',
    details: { linkedCase },
    expectedVersion: card.row_version,
    confirmed: false,
    purpose: 'handling',
    actor: { role: 'clerk', id: 'c-1', sites: 'all', steppedUpAtMs: someMorning },
  });
const free = { ok: true, value: { facts: { amountCents: 0 } } };
const refused = { ok: false, failure: 'not-eligible' };

test('the producer pays for one card, also once that card is linked to a reprint of its codes', async () => {
  const defect = await plantDefect('replacement-linked', {}, 'producer-pays');
  const [card, other] = [await plantCard(), await plantCard()];
  const settled = await settle(card, defect.case_number);
  expect(settled).toMatchObject({
    ok: true,
    value: { facts: { amountCents: 0, linkedCase: defect.case_number, defectCase: defect.case_number } },
  });
  expect(await settle(other, defect.case_number)).toEqual(refused);
  const facts = { ...(settled.ok ? settled.value.facts : {}), linkedCase: '2026-AAAA-BBBB' };
  await database.kysely
    .updateTable('requests')
    .set({ facts: JSON.stringify(facts) })
    .where('id', '=', card.id)
    .execute();
  expect(await settle(other, defect.case_number)).toEqual(refused);
  await database.kysely.updateTable('requests').set({ state: 'withdrawn' }).where('id', '=', card.id).execute();
  expect(await settle(other, defect.case_number)).toMatchObject(free);
});

test('of two cards at the same moment, one is free', async () => {
  const defect = await plantDefect('producer-pays');
  const cards = [await plantCard(), await plantCard()];
  const outcomes = await Promise.all(cards.map((card) => settle(card, defect.case_number)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
});

test('a fee that the holder paid with the defect is not paid again', async () => {
  const defect = await plantDefect('holder-pays', { amountCents: 1600 });
  const card = await plantCard();
  expect(await settle(card, defect.case_number)).toEqual(refused);
  await plantPayment(defect, 'paid');
  expect(await settle(card, defect.case_number)).toMatchObject(free);
});

test('no other case makes a card free', async () => {
  const card = await plantCard();
  expect(await settle(card, '2026-AAAA-BBBB')).toEqual(refused);
  expect(await settle(card, (await plantCard()).case_number)).toEqual(refused);
  for (const state of ['reported', 'sent', 'correction'] as const)
    expect(await settle(card, (await plantDefect(state)).case_number)).toEqual(refused);
  const withdrawn = await plantDefect('withdrawn', {}, 'producer-pays');
  expect(await settle(card, withdrawn.case_number)).toEqual(refused);
  const forAnother = await plantDefect('replacement-linked', { linkedCase: '2026-AAAA-BBBB' }, 'producer-pays');
  expect(await settle(card, forAnother.case_number)).toEqual(refused);
  const elsewhere = await plantCase(
    { ...context, municipality: { ...context.municipality, id: 'exempleville' } },
    { type: 'card-defect', state: 'producer-pays', facts: {}, after: 'found' },
  );
  expect(await settle(card, elsewhere.case_number)).toEqual(refused);
});

test('where both cases name somebody it is the same person', async () => {
  const [defect, mine, theirs] = [await plantDefect('producer-pays'), await plantCard(), await plantCard()];
  await name(defect, 'anna');
  await name(mine, 'anna');
  await name(theirs, 'bert');
  expect(await settle(theirs, defect.case_number)).toEqual(refused);
  expect(await settle(mine, defect.case_number)).toMatchObject(free);
});
