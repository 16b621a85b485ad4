/** What a kiosk asks: the catalogue, whether somebody may ask, filing, and reading back what it filed itself. */
import { Type } from 'typebox';
import { bodyLimits } from '../body-limits.ts';
import { CaseReceiptSchema, EligibilitySchema, FreeSlotsSchema, StatusSchema } from '../case-api.ts';
import {
  CardDefectReceiptSchema,
  CardDefectReportSchema,
  caseNumberPattern,
  RequestReceiptSchema,
  statusCodePattern,
} from '../municipal-api.ts';
import { MunicipalitySchema } from '../municipality.ts';
import { closed, Id } from '../municipality/texts.ts';
import type { ProblemType } from '../problem-types.ts';
import { EligibilityQuerySchema, SubmissionSchema } from '../submissions.ts';
import type { AskingLimit, Operation } from './operation.ts';
import { IdempotencyHeadersSchema, RequestIdSchema } from './parameters.ts';

const ReceiptSchema = Type.Union([RequestReceiptSchema, CardDefectReceiptSchema, CaseReceiptSchema]);

/**
 * A case number has 30^8 (6.6e11) forms a year. Who asks without pause for a year tries 1.6e7 of them, and would need more
 * than four years to meet one of 10 000 reports; a clerk does not look up thirty cards in a minute.
 */
const lookUpLimit: AskingLimit = { atOnce: 30, refillMs: 2_000 };
/** A status code has 128 random bits: the limit is against load, not against guessing. */
const statusLimit: AskingLimit = { atOnce: 60, refillMs: 250 };

/** What depends on a case that exists already cannot come up when one is filed. */
const filingProblems: readonly ProblemType[] = [
  'reprint-not-needed',
  'price-changed',
  'unknown-pickup-site',
  'idempotency-key-reused',
  'service-disabled',
  'test-card-refused',
  'not-eligible',
  'pending-card',
  'pending-move',
  'not-resident',
  'too-young',
  'codes-still-under-way',
  'urgent-not-offered',
  'family-not-issued',
  'appointment-not-possible',
  'slot-taken',
  'site-closed',
  'option-not-offered',
  'proxy-not-allowed',
];

export const filingOperations = {
  getCatalogue: {
    method: 'GET',
    url: '/v1/catalogue',
    summary: 'The configuration of the municipality',
    description: 'Services, sites, price book and texts. Answers 304 while the entity tag is still the current one.',
    roles: ['kiosk', 'counter', 'clerk', 'technician'],
    headers: Type.Object({ 'if-none-match': Type.Optional(Type.String({ maxLength: 1000 })) }),
    answers: {
      200: { description: 'The configuration', schema: MunicipalitySchema },
      304: { description: 'Unchanged since the given entity tag', empty: true },
    },
    responseHeaders: { ETag: 'Changes whenever the configuration changes' },
    problems: [],
  },
  queryEligibility: {
    method: 'POST',
    url: '/v1/eligibility/query',
    summary: 'Whether somebody may ask, what it costs, when it is ready, who takes it',
    description: 'Stores nothing and promises nothing: everything is decided again when the request is filed.',
    roles: ['kiosk', 'clerk'],
    body: EligibilityQuerySchema,
    answers: { 200: { description: 'All that speaks against it, and the quote', schema: EligibilitySchema } },
    problems: [],
  },
  getFreeSlots: {
    method: 'GET',
    url: '/v1/appointments/slots',
    summary: 'Which hours of a day are still free at a site',
    description:
      'In the order of the clock, none where the site is closed, where the day is past or too far ahead, or where every ' +
      'place is taken. Nothing is held: the place is taken when the appointment is filed, or refused with slot-taken.',
    roles: ['kiosk', 'clerk'],
    query: Type.Object({ site: Id, day: Type.String({ format: 'date' }) }, closed),
    answers: { 200: { description: 'Hours and places', schema: FreeSlotsSchema } },
    problems: ['service-disabled', 'unknown-pickup-site'],
  },
  submitRequest: {
    method: 'POST',
    url: '/v1/requests',
    summary: 'File a request',
    description:
      'Idempotent under the Idempotency-Key: repeating key and body gives the stored answer, whatever has changed since. ' +
      'A refusal is not stored. 503 means that nothing was stored; after 502 or no answer, repeat with the same key. ' +
      `A body is at most ${bodyLimits.other / 1024} KiB, for card-defect ${bodyLimits['card-defect'] / 1024} KiB.`,
    roles: ['kiosk', 'clerk'],
    headers: IdempotencyHeadersSchema,
    body: SubmissionSchema,
    answers: { 201: { description: 'The request is filed; the receipt is that of its type', schema: ReceiptSchema } },
    responseHeaders: { Location: 'Where the request can be read' },
    problems: filingProblems,
  },
  getRequest: {
    method: 'GET',
    url: '/v1/requests/:id',
    summary: 'Read a request back',
    description: 'Only for the kiosk that filed it. Every reading is audited.',
    roles: ['kiosk'],
    params: RequestIdSchema,
    answers: { 200: { description: 'The request as it stands now', schema: ReceiptSchema } },
    problems: [],
  },
  getReceipt: {
    method: 'GET',
    url: '/v1/requests/:id/receipt',
    summary: 'The receipt on paper',
    description:
      'A tagged PDF in the language of the request, whatever was asked, without national number. Every issue is audited.',
    roles: ['kiosk'],
    params: RequestIdSchema,
    answers: { 200: { description: 'The receipt', mediaType: 'application/pdf' } },
    problems: [],
  },
  getCardDefect: {
    method: 'GET',
    url: '/v1/card-defects/:caseNumber',
    summary: 'The report of a defective card, by its case number',
    description:
      'For any counter or clerk of the municipality in which it was filed: a report belongs to no site. Every look-up is audited, successful or not; a number ' +
      'that nobody was given and one of another municipality get the same 404. ' +
      `One caller may ask ${lookUpLimit.atOnce} times at once and then every ${lookUpLimit.refillMs / 1000} seconds.`,
    roles: ['counter', 'clerk'],
    limit: lookUpLimit,
    params: Type.Object({ caseNumber: Type.String({ pattern: caseNumberPattern }) }, closed),
    answers: { 200: { description: 'The report', schema: CardDefectReportSchema } },
    problems: [],
  },
  getStatus: {
    method: 'GET',
    url: '/v1/status/:code',
    summary: 'How far a request is, for whoever holds its status code',
    description: 'State and dates only; nothing about a person. A code that nobody was given gets 404.',
    roles: null,
    limit: statusLimit,
    params: Type.Object({ code: Type.String({ pattern: statusCodePattern }) }, closed),
    answers: { 200: { description: 'State and dates', schema: StatusSchema } },
    problems: [],
  },
} as const satisfies Record<string, Operation>;
