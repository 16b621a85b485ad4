/** What a clerk does with a case: find it, read it, move it on, record money, print. Every look is audited with its purpose. */
import { Type } from 'typebox';
import { ApplicantSchema } from '../municipal-api.ts';
import {
  AuditTrailSchema,
  CaseDocumentSchema,
  CaseNoticeSchema,
  CaseQuerySchema,
  CaseSchema,
  CloudEventSchema,
  pageOf,
  PaymentOrderSchema,
  PaymentSchema,
  ReconciliationSchema,
  TransitionOrderSchema,
} from '../case-api.ts';
import { documentKinds } from '../case-outcomes.ts';
import { closed } from '../municipality/texts.ts';
import { oneOf } from '../one-of.ts';
import type { ProblemType } from '../problem-types.ts';
import type { Operation } from './operation.ts';
import { IdempotencyHeadersSchema, PurposeQuerySchema, RequestIdSchema, VersionHeadersSchema } from './parameters.ts';

const versioned = { ETag: 'The version of the case; goes back in If-Match' } as const;

/** Reasons of guards and of the engine; filing has others. */
const movingProblems: readonly ProblemType[] = [
  'reprint-not-needed',
  'reprint-needed',
  'payment-required',
  'payment-not-first',
  'payment-unknown',
  'no-reminder-left',
  'second-clerk-needed',
  'proxy-not-allowed',
  'extension-not-allowed',
  'refund-not-allowed',
  'police-report-needed',
  'family-not-issued',
  'declared-elsewhere',
  'unknown-pickup-site',
  'option-not-offered',
  'not-eligible',
  'codes-still-under-way',
  'appointment-not-possible',
  'slot-taken',
  'declared-irrevocable',
  'transition-not-allowed',
  'confirmation-needed',
  'site-not-yours',
  'step-up-required',
  'stale-version',
  'version-required',
];
const payingProblems: readonly ProblemType[] = [
  'idempotency-key-reused',
  'price-changed',
  'reprint-not-needed',
  'payment-required',
  'payment-not-first',
  'payment-unknown',
  'refund-not-allowed',
  'site-not-yours',
  'transition-not-allowed',
  'step-up-required',
  'stale-version',
  'version-required',
];

export const caseOperations = {
  queryCases: {
    method: 'POST',
    url: '/v1/requests/query',
    summary: 'Cases by type, state, lateness, case number or person',
    description:
      'A national number travels in the body only. Only cases of the own sites. A page is at most 100 cases.',
    roles: ['clerk'],
    body: CaseQuerySchema,
    answers: { 200: { description: 'A page of cases', schema: pageOf(CaseSchema) } },
    problems: [],
  },
  listTasks: {
    method: 'GET',
    url: '/v1/tasks',
    summary: 'What waits for a clerk',
    description:
      'Cases whose next step is a clerk’s, late ones first. The outcome of a task is a transition of its case.',
    roles: ['clerk'],
    query: Type.Object({ after: Type.Optional(Type.String({ maxLength: 200 })) }, closed),
    answers: { 200: { description: 'A page of cases', schema: pageOf(CaseSchema) } },
    problems: [],
  },
  getCase: {
    method: 'GET',
    url: '/v1/requests/:id/case',
    summary: 'A case as it stands, and what may be done with it',
    description: 'Holds no personal value. Audited.',
    roles: ['clerk'],
    params: RequestIdSchema,
    query: PurposeQuerySchema,
    answers: { 200: { description: 'The case', schema: CaseSchema } },
    responseHeaders: versioned,
    problems: [],
  },
  moveCase: {
    method: 'POST',
    url: '/v1/requests/:id/transitions',
    summary: 'Record what happened',
    description:
      'One event of the table of its type (docs/cases.md). If-Match names the version that was seen: without it 428, with ' +
      'another 412. What cannot be undone is refused without `confirmed`; destroying and refunds need a recent sign-in.',
    roles: ['clerk'],
    params: RequestIdSchema,
    headers: VersionHeadersSchema,
    body: TransitionOrderSchema,
    answers: { 200: { description: 'The case after it', schema: CaseSchema } },
    responseHeaders: versioned,
    problems: movingProblems,
  },
  getApplicant: {
    method: 'GET',
    url: '/v1/requests/:id/applicant',
    summary: 'Who asked',
    description: 'The only operation that gives personal values to a clerk. Audited with its purpose.',
    roles: ['clerk'],
    params: RequestIdSchema,
    query: PurposeQuerySchema,
    answers: { 200: { description: 'The applicant', schema: ApplicantSchema } },
    problems: ['site-not-yours'],
  },
  listPayments: {
    method: 'GET',
    url: '/v1/requests/:id/payments',
    summary: 'Payments of a case',
    description: 'The newest last.',
    roles: ['clerk'],
    params: RequestIdSchema,
    answers: { 200: { description: 'All of them', schema: Type.Object({ items: Type.Array(PaymentSchema) }, closed) } },
    problems: [],
  },
  recordPayment: {
    method: 'POST',
    url: '/v1/requests/:id/payments',
    summary: 'Record a payment at the counter',
    description:
      'Idempotent under the Idempotency-Key. Nothing is charged here: a clerk records what the till or the terminal did. ' +
      'While one payment is paid, pending or unknown, there is no second one.',
    roles: ['clerk'],
    params: RequestIdSchema,
    headers: Type.Object({ ...IdempotencyHeadersSchema.properties, ...VersionHeadersSchema.properties }),
    body: PaymentOrderSchema,
    answers: { 201: { description: 'Recorded', schema: PaymentSchema } },
    problems: payingProblems,
  },
  reconcilePayment: {
    method: 'POST',
    url: '/v1/requests/:id/payments/reconciliation',
    summary: 'Say what became of a payment of which nobody knew, or that it was paid back',
    description: 'Needs a recent sign-in.',
    roles: ['clerk'],
    params: RequestIdSchema,
    headers: VersionHeadersSchema,
    body: ReconciliationSchema,
    answers: { 200: { description: 'The payment now', schema: PaymentSchema } },
    problems: payingProblems,
  },
  listDocuments: {
    method: 'GET',
    url: '/v1/requests/:id/documents',
    summary: 'Documents issued and notices sent',
    description: 'Kinds, channels and instants; the papers themselves are made when they are asked for.',
    roles: ['clerk'],
    params: RequestIdSchema,
    answers: {
      200: {
        description: 'All of them',
        schema: Type.Object(
          { documents: Type.Array(CaseDocumentSchema), notices: Type.Array(CaseNoticeSchema) },
          closed,
        ),
      },
    },
    problems: [],
  },
  getDocument: {
    method: 'GET',
    url: '/v1/requests/:id/documents/:kind',
    summary: 'A document on paper',
    description: 'A tagged PDF in the language of the request, without national number. Every issue is audited.',
    roles: ['clerk'],
    params: Type.Object({ ...RequestIdSchema.properties, kind: oneOf(documentKinds) }, closed),
    query: PurposeQuerySchema,
    answers: { 200: { description: 'The document', mediaType: 'application/pdf' } },
    problems: [],
  },
  listEvents: {
    method: 'GET',
    url: '/v1/events',
    summary: 'What happened, as CloudEvents',
    description:
      'In order; the events of one case are numbered without gaps. Ask again with `after` as the answer gave it.',
    roles: ['clerk', 'technician'],
    query: Type.Object({ after: Type.Optional(Type.String({ pattern: '^\\d{1,18}$' })) }, closed),
    answers: { 200: { description: 'A page of events', schema: pageOf(CloudEventSchema) } },
    problems: [],
  },
  exportAudit: {
    method: 'POST',
    url: '/v1/audit/export',
    summary: 'Who looked at the cases of one person, when and why',
    description:
      'For the citizen who asks, whichever sites the cases are of. Needs a recent sign-in; the export is itself audited.',
    roles: ['clerk'],
    body: Type.Object(
      {
        nationalNumber: Type.String({ pattern: '^\\d{11}$' }),
        purpose: Type.String({ pattern: '^[a-z-]{1,40}$' }),
      },
      closed,
    ),
    answers: { 200: { description: 'The entries, oldest first', schema: AuditTrailSchema } },
    problems: ['step-up-required'],
  },
} as const satisfies Record<string, Operation>;
