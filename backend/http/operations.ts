/**
 * The operations of the API as one table: the routes are registered from it and docs/openapi.json is generated from it,
 * so the two cannot differ.
 */
import { Type } from 'typebox';
import {
  PinReprintSubmissionSchema,
  ProblemSchema,
  problemTypes,
  type ProblemType,
  RequestReceiptSchema,
} from '../../contract/municipal-api.ts';
import { MunicipalitySchema } from '../../contract/municipality.ts';

export const HealthSchema = Type.Object(
  { status: Type.Union([Type.Literal('UP'), Type.Literal('DOWN')]) },
  { additionalProperties: false },
);

const RequestIdSchema = Type.Object({ id: Type.String({ format: 'uuid' }) }, { additionalProperties: false });

/** Header names as Node delivers them; a request carries many others. */
const IdempotencyHeadersSchema = Type.Object({ 'idempotency-key': Type.String({ format: 'uuid' }) });
const ConditionalHeadersSchema = Type.Object({ 'if-none-match': Type.Optional(Type.String({ maxLength: 1000 })) });

/** The schemas that get a name of their own in the document. */
export const namedSchemas = {
  Municipality: MunicipalitySchema,
  PinReprintSubmission: PinReprintSubmissionSchema,
  RequestReceipt: RequestReceiptSchema,
  Problem: ProblemSchema,
  Health: HealthSchema,
} as const;

type Answer = { readonly description: string } & (
  | { readonly schema: (typeof namedSchemas)[keyof typeof namedSchemas] }
  | { readonly mediaType: 'application/pdf' }
  | { readonly empty: true }
);

export type Operation = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly summary: string;
  readonly description: string;
  /** False for what anybody may ask. */
  readonly authenticated: boolean;
  readonly params?: Type.TObject;
  readonly headers?: Type.TObject;
  readonly body?: Type.TSchema;
  readonly answers: Readonly<Record<number, Answer>>;
  readonly responseHeaders?: Readonly<Record<string, string>>;
  /** Our own problem types that this operation can answer with, beside the standard ones. */
  readonly problems: readonly ProblemType[];
};

export const operations = {
  getCatalogue: {
    method: 'GET',
    url: '/v1/catalogue',
    summary: 'The configuration of the municipality',
    description: 'Services, sites, price book and texts. Answers 304 while the entity tag is still the current one.',
    authenticated: true,
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
      'A refusal is not stored. 503 means that nothing was stored; after 502 or no answer, repeat with the same key.',
    authenticated: true,
    headers: IdempotencyHeadersSchema,
    body: PinReprintSubmissionSchema,
    answers: { 201: { description: 'The request is filed', schema: RequestReceiptSchema } },
    responseHeaders: { Location: 'Where the request can be read' },
    problems: Object.keys(problemTypes) as ProblemType[], // the keys of a const table are its types
  },
  getRequest: {
    method: 'GET',
    url: '/v1/requests/:id',
    summary: 'Read a request back',
    description: 'Only for the kiosk that filed it. Every reading is audited.',
    authenticated: true,
    params: RequestIdSchema,
    answers: { 200: { description: 'The request as it stands now', schema: RequestReceiptSchema } },
    problems: [],
  },
  getReceipt: {
    method: 'GET',
    url: '/v1/requests/:id/receipt',
    summary: 'The receipt on paper',
    description: 'A tagged PDF in the language of the request, without national number. Every issue is audited.',
    authenticated: true,
    params: RequestIdSchema,
    answers: { 200: { description: 'The receipt', mediaType: 'application/pdf' } },
    problems: [],
  },
  getHealth: {
    method: 'GET',
    url: '/health',
    summary: 'Whether requests can be filed now',
    description: 'As in the Belgif REST guide, rule hlth-res.',
    authenticated: false,
    answers: {
      200: { description: 'Requests can be filed', schema: HealthSchema },
      503: { description: 'Requests cannot be filed', schema: HealthSchema },
    },
    problems: [],
  },
} as const satisfies Record<string, Operation>;
export type OperationId = keyof typeof operations;
