/**
 * What each paper of a case is made of, from its rows (documents/document-facts.ts): one function a kind. Null: this case has
 * no such paper, or not yet. Letters are made by notices/, at the moment they go out.
 */
import type { Transaction } from 'kysely';
import type { DocumentKind } from '../../contract/case-outcomes.ts';
import { DiagnosisSchema } from '../../contract/diagnosis.ts';
import { annex12Statements, type DocumentFacts, type FactsOf } from '../documents/document-facts.ts';
import type { CollectedService } from '../documents/collected-services.ts';
import { openName } from '../requests/applicant-record.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { storedAs } from '../storage/decode-stored.ts';
import type { Tables } from '../storage/tables.ts';
import { brusselsDate } from '../time/municipal-calendar.ts';
import type { CaseRow } from './case-rows.ts';
import { declarationContactOf } from './declaration-contact.ts';
import { lapseDayOf } from './lapse-day.ts';
import { receiptOfCase } from './receipt-of-case.ts';

type Made<K extends DocumentKind> = (
  transaction: Transaction<Tables>,
  context: RequestContext,
  row: CaseRow,
) => Promise<FactsOf<K> | null>;

const decodeDiagnosis = storedAs(DiagnosisSchema);

const collected: readonly string[] = ['pin-reprint', 'replacement', 'foreigner-card'] satisfies CollectedService[];
const isCollected = (type: string): type is CollectedService => collected.includes(type);

const common = (row: CaseRow, { now }: RequestContext) => ({
  caseNumber: row.case_number,
  language: row.language,
  simulated: row.simulated,
  madeAt: new Date(now()).toISOString(),
});

const applicantOf = (transaction: Transaction<Tables>, { id }: CaseRow) =>
  transaction.selectFrom('applicants').selectAll().where('request_id', '=', id).executeTakeFirst();

const receipt: Made<'receipt'> = async (transaction, context, row) => {
  const facts = await receiptOfCase(transaction, context, row);
  return facts === null ? null : { kind: 'receipt', ...facts };
};

const preDeclaration: Made<'pre-declaration'> = async (transaction, context, row) => {
  const { lossKind, cardFamily, routedTo = 'municipality' } = row.facts;
  const applicant = row.type === 'loss' ? await applicantOf(transaction, row) : undefined;
  if (applicant === undefined || lossKind === undefined || cardFamily === undefined) return null;
  const { municipality } = context;
  const [office] = municipality.sites;
  const contact = declarationContactOf(row, context);
  return {
    kind: 'pre-declaration',
    ...common(row, context),
    person: openName(context.cipher, applicant),
    lossKind,
    cardFamily,
    routedTo,
    contact: contact ?? { names: office?.names ?? municipality.names, phone: office?.phone ?? null, url: null },
    validUntil: row.state === 'pre-declared' ? lapseDayOf(row, municipality) : null,
  };
};

const diagnosticHandOver: Made<'diagnostic-hand-over'> = async (transaction, context, row) => {
  const report = await transaction
    .selectFrom('card_defects')
    .select('diagnosis')
    .where('request_id', '=', row.id)
    .executeTakeFirst();
  return report === undefined
    ? null
    : { kind: 'diagnostic-hand-over', ...common(row, context), diagnosis: decodeDiagnosis(report.diagnosis) };
};

/** The events after which something lies ready to be destroyed. */
const endings: { readonly [event: string]: FactsOf<'destruction-record'>['ended']['by'] } = {
  'collection-term-passed': 'term',
  'collection-ruled-out': 'ruling-out',
};

const destructionRecord: Made<'destruction-record'> = async (transaction, context, row) => {
  const { firstSigner, secondSigner, pickupSite } = row.facts;
  if (!isCollected(row.type) || firstSigner === undefined || secondSigner === undefined) return null;
  const events = await transaction
    .selectFrom('events')
    .select(['at', 'data'])
    .where('request_id', '=', row.id)
    .orderBy('sequence', 'desc')
    .execute();
  const latest = (...names: readonly string[]): Date | undefined =>
    events.find(({ data }) => names.includes(data.event))?.at;
  const arrived = latest('codes-arrived', 'card-arrived');
  const ended = events.find(({ data }) => Object.hasOwn(endings, data.event));
  const signed = latest('destruction-signed');
  const confirmed = latest('destruction-confirmed');
  const endedBy = ended === undefined ? undefined : endings[ended.data.event];
  if (ended === undefined || endedBy === undefined || signed === undefined || confirmed === undefined) return null;
  return {
    kind: 'destruction-record',
    ...common(row, context),
    service: row.type,
    site: pickupSite ?? '',
    arrivedOn: arrived === undefined ? null : brusselsDate(arrived.getTime()),
    ended: { by: endedBy, on: brusselsDate(ended.at.getTime()) },
    signatures: [
      { id: firstSigner, at: signed.toISOString() },
      { id: secondSigner, at: confirmed.toISOString() },
    ],
  };
};

const proxyForm: Made<'proxy-form'> = async (transaction, context, row) => {
  const applicant = isCollected(row.type) ? await applicantOf(transaction, row) : undefined;
  if (applicant === undefined || !isCollected(row.type)) return null;
  return {
    kind: 'proxy-form',
    ...common(row, context),
    service: row.type,
    holder: openName(context.cipher, applicant),
  };
};

const annex12DataSheet: Made<'annex-12-data-sheet'> = async (transaction, context, row) => {
  const { annex12Until, lossKind, cardFamily = 'eid' } = row.facts;
  const applicant = annex12Until === undefined ? undefined : await applicantOf(transaction, row);
  const namesNobody = row.type === 'card-defect';
  if (annex12Until === undefined || (applicant === undefined && !namesNobody)) return null;
  return {
    kind: 'annex-12-data-sheet',
    ...common(row, context),
    holder: applicant === undefined ? null : openName(context.cipher, applicant),
    // Where and when somebody was born is not asked for at a kiosk: the clerk has it in the register.
    birthDate: null,
    birthPlace: null,
    nationality: null,
    cardFamily,
    statement: annex12Statements.find((statement) => statement === lossKind) ?? 'sent-for-examination',
    validUntil: annex12Until,
  };
};

const makers: { readonly [K in DocumentKind]: Made<K> | null } = {
  receipt,
  'pre-declaration': preDeclaration,
  'diagnostic-hand-over': diagnosticHandOver,
  'destruction-record': destructionRecord,
  'proxy-form': proxyForm,
  'annex-12-data-sheet': annex12DataSheet,
  'arrival-letter': null,
  'reminder-letter': null,
  'notice-letter': null,
};

export const paperFacts = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  row: CaseRow,
  kind: DocumentKind,
): Promise<DocumentFacts | null> => (await makers[kind]?.(transaction, context, row)) ?? null;
