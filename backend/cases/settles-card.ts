/**
 * Whether a defect pays for the new card of another case (reference municipal.md C6): it is one of this municipality, its fee
 * was paid or the producer pays, no other card was given for it, and where both cases name somebody it is the same person.
 * A defect reported at a kiosk names nobody: then the person cannot be compared, and the clerk who links them answers for it.
 */
import { sql, type Transaction } from 'kysely';
import type { RequestState } from '../../contract/request-states.ts';
import type { RequestContext } from '../requests/request-context.ts';
import type { Tables } from '../storage/tables.ts';
import { type CaseRow, paymentsThatCount } from './case-rows.ts';

/** Those in which it is settled who pays, and that it is for a new card. */
const settled: readonly RequestState[] = [
  'producer-pays',
  'holder-pays',
  'replacement-linked',
  'annex-12-returned',
  'replaced',
] satisfies readonly RequestState<'card-defect'>[];

const producerPays = async (transaction: Transaction<Tables>, defect: CaseRow): Promise<boolean> => {
  const said = await transaction
    .selectFrom('events')
    .select('id')
    .where('request_id', '=', defect.id)
    .where(sql`data ->> 'to'`, '=', 'producer-pays')
    .executeTakeFirst();
  return said !== undefined;
};

const isSettled = async (transaction: Transaction<Tables>, defect: CaseRow): Promise<boolean> => {
  if (!settled.includes(defect.state)) return false;
  const payment = (await paymentsThatCount(transaction, [defect.id])).get(defect.id);
  return payment?.state === 'paid' || (await producerPays(transaction, defect));
};

/** A card that was withdrawn was never given. */
const hasPaidForAnother = async (
  transaction: Transaction<Tables>,
  { id, municipality_id: municipalityId }: CaseRow,
  defect: CaseRow,
): Promise<boolean> => {
  const other = await transaction
    .selectFrom('requests')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('type', '=', 'replacement')
    .where('state', '!=', 'withdrawn')
    .where('id', '!=', id)
    .where(sql`facts ->> 'defectCase'`, '=', defect.case_number)
    .executeTakeFirst();
  return other !== undefined;
};

/** True also where one of them names nobody. */
const mayBeSamePerson = async (transaction: Transaction<Tables>, ...cases: readonly CaseRow[]): Promise<boolean> => {
  const named = await transaction
    .selectFrom('applicants')
    .select('national_number_index')
    .where(
      'request_id',
      'in',
      cases.map(({ id }) => id),
    )
    .execute();
  return new Set(named.map((one) => one.national_number_index)).size <= 1;
};

/** The defect is held until the transaction ends: of two cards that name it at once, the second sees the first. */
export const settlesCard = async (
  transaction: Transaction<Tables>,
  { municipality }: RequestContext,
  card: CaseRow,
  caseNumber: string,
): Promise<boolean> => {
  const defect = await transaction
    .selectFrom('requests')
    .selectAll()
    .where('case_number', '=', caseNumber)
    .where('municipality_id', '=', municipality.id)
    .where('type', '=', 'card-defect')
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (defect === undefined) return false;
  const { linkedCase = card.case_number } = defect.facts;
  return (
    linkedCase === card.case_number &&
    (await isSettled(transaction, defect)) &&
    !(await hasPaidForAnother(transaction, card, defect)) &&
    (await mayBeSamePerson(transaction, card, defect))
  );
};
