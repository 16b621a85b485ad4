/**
 * The operations of the API as one table: the routes are registered from it and docs/openapi.json is generated from it,
 * so the two cannot differ.
 */
import { Type } from 'typebox';
import { DiagnosisSchema } from '../../contract/diagnosis.ts';
import {
  CardDefectReceiptSchema,
  CardDefectReportSchema,
  CardDefectSubmissionSchema,
  caseNumberPattern,
  PinReprintSubmissionSchema,
  ProblemSchema,
  RequestReceiptSchema,
} from '../../contract/municipal-api.ts';
import { problemTypes, type ProblemType } from '../../contract/problem-types.ts';
import { MunicipalitySchema } from '../../contract/municipality.ts';
import type { CallerRole } from '../../contract/roles.ts';
import { bodyLimits } from './body-limits.ts';

export const HealthSchema = Type.Object(
  { status: Type.Union([Type.Literal('UP'), Type.Literal('DOWN')]) },
  { additionalProperties: false },
);

const RequestIdSchema = Type.Object({ id: Type.String({ format: 'uuid' }) }, { additionalProperties: false });

const CaseNumberSchema = Type.Object(
  { caseNumber: Type.String({ pattern: caseNumberPattern }) },
  { additionalProperties: false },
);

/** Told apart by `type`. */
const SubmissionSchema = Type.Union([PinReprintSubmissionSchema, CardDefectSubmissionSchema]);
const ReceiptSchema = Type.Union([RequestReceiptSchema, CardDefectReceiptSchema]);

/** Header names as Node delivers them; a request carries many others. */
const IdempotencyHeadersSchema = Type.Object({ 'idempotency-key': Type.String({ format: 'uuid' }) });
const ConditionalHeadersSchema = Type.Object({ 'if-none-match': Type.Optional(Type.String({ maxLength: 1000 })) });

/** The schemas that get a name of their own in the document. */
export const namedSchemas = {
  Municipality: MunicipalitySchema,
  PinReprintSubmission: PinReprintSubmissionSchema,
  RequestReceipt: RequestReceiptSchema,
  CardDefectSubmission: CardDefectSubmissionSchema,
  CardDefectReceipt: CardDefectReceiptSchema,
  CardDefectReport: CardDefectReportSchema,
  Diagnosis: DiagnosisSchema,
  Problem: ProblemSchema,
  Health: HealthSchema,
} as const;

type Answer = { readonly description: string } & (
  | { readonly schema: Type.TSchema }
  | { readonly mediaType: 'application/pdf' }
  | { readonly empty: true }
);

/** So many at once, and one more each time the refill time has passed. */
export type AskingLimit = { readonly atOnce: number; readonly refillMs: number };

export type Operation = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly summary: string;
  readonly description: string;
  /** Who may ask; null for what anybody may. */
  readonly roles: readonly CallerRole[] | null;
  /** How often one caller may ask. */
  readonly limit?: AskingLimit;
  readonly params?: Type.TObject;
  readonly headers?: Type.TObject;
  readonly body?: Type.TSchema;
  readonly answers: Readonly<Record<number, Answer>>;
  readonly responseHeaders?: Readonly<Record<string, string>>;
  /** Our own problem types that this operation can answer with, beside the standard ones. */
  readonly problems: readonly ProblemType[];
};

/**
 * A case number has 30^8 (6.6e11) forms a year. Who asks without pause for a year tries 1.6e7 of them, and would need more
 * than four years to meet one of 10 000 reports; a clerk does not look up thirty cards in a minute.
 */
const lookUpLimit: AskingLimit = { atOnce: 30, refillMs: 2_000 };

export const operations = {
  getCatalogue: {
    method: 'GET',
    url: '/v1/catalogue',
    summary: 'The configuration of the municipality',
    description: 'Services, sites, price book and texts. Answers 304 while the entity tag is still the current one.',
    roles: ['kiosk', 'counter'],
    headers: ConditionalHeadersSchema,
    answers: {
      200: { description: 'The configuration', schema: MunicipalitySchema },
      304: { description: 'Unchanged since the given entity tag', empty: true },
    },
    responseHeaders: { ETag: 'Changes whenever the configuration changes' },
    problems: [],
  },
  submitRequest: {
    method: 'POST',
    url: '/v1/requests',
    summary: 'File a request',
    description:
      'Idempotent under the Idempotency-Key: repeating key and body gives the stored answer, whatever has changed since. ' +
      'A refusal is not stored. 503 means that nothing was stored; after 502 or no answer, repeat with the same key. ' +
      `A body is at most ${bodyLimits['pin-reprint'] / 1024} KiB, for card-defect ${bodyLimits['card-defect'] / 1024} KiB.`,
    roles: ['kiosk'],
    headers: IdempotencyHeadersSchema,
    body: SubmissionSchema,
    answers: { 201: { description: 'The request is filed; the receipt is that of its type', schema: ReceiptSchema } },
    responseHeaders: { Location: 'Where the request can be read' },
    problems: Object.keys(problemTypes) as ProblemType[], // the keys of a const table are its types
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
      'A tagged PDF in the language of the request, without national number. Only a pin-reprint has one. Every issue is audited.',
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
      'Only for a counter of the municipality in which it was filed. Every look-up is audited, successful or not; a number ' +
      'that nobody was given and one of another municipality get the same 404. ' +
      `One caller may ask ${lookUpLimit.atOnce} times at once and then every ${lookUpLimit.refillMs / 1000} seconds.`,
    roles: ['counter'],
    limit: lookUpLimit,
    params: CaseNumberSchema,
    answers: { 200: { description: 'The report', schema: CardDefectReportSchema } },
    problems: [],
  },
  getHealth: {
    method: 'GET',
    url: '/health',
    summary: 'Whether requests can be filed now',
    description: 'As in the Belgif REST guide, rule hlth-res.',
    roles: null,
    answers: {
      200: { description: 'Requests can be filed', schema: HealthSchema },
      503: { description: 'Requests cannot be filed', schema: HealthSchema },
    },
    problems: [],
  },
} as const satisfies Record<string, Operation>;
export type OperationId = keyof typeof operations;
