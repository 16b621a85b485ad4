/**
 * What a caller writes down about the API is checked by the compiler: `tsc -b` refuses this file when a line that is marked
 * as an error becomes none. What goes over the wire is checked here when it runs.
 */
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { Case } from '../../../contract/case-api.ts';
import type { Municipality } from '../../../contract/municipality.ts';
import { requestOf } from '../../../contract/operations/operation-request.ts';
import type { AnswerOf, InputOf } from '../../../contract/operations/operation-types.ts';
import { successOf } from '../../../contract/operations/success-of.ts';
import { type OperationId, operations } from '../../../contract/operations.ts';
import { answerOf } from '../../../kiosk/adapters/municipal-http/operation-exchange.ts';
import { sampleSubmission } from '../backend/sample-submission.ts';

const id = '0d3f4c1e-6f0e-4a53-9d55-4c2a6e1f7b10';
const key = { 'idempotency-key': id };
const order = { event: 'ordered', details: { federalReference: 'F-1' }, confirmed: true, purpose: 'handling' };

describe('types of callers', () => {
  test('follow from the table of operations', () => {
    expectTypeOf<AnswerOf<'getCatalogue'>>().toEqualTypeOf<Municipality>();
    expectTypeOf<AnswerOf<'moveCase'>>().toEqualTypeOf<Case>();
    expectTypeOf<AnswerOf<'queryCases'>['items'][number]>().toEqualTypeOf<Case>();
    expectTypeOf<AnswerOf<'getDocument'>>().toBeNever();
    expectTypeOf<keyof InputOf<'submitRequest'>>().toEqualTypeOf<'headers' | 'body'>();
    expectTypeOf<keyof InputOf<'getCardDefect'>>().toEqualTypeOf<'params'>();
    expectTypeOf<Extract<AnswerOf<'submitRequest'>, { type: 'pin-reprint' }>['amountCents']>().toBeNumber();
  });

  /** Never called: each line is here to be compiled. */
  const refusedByTheCompiler = [
    // @ts-expect-error -- no such operation
    () => requestOf('getEverything', {}),
    // @ts-expect-error -- no body
    () => requestOf('submitRequest', { headers: key }),
    // @ts-expect-error -- no idempotency key
    () => requestOf('submitRequest', { headers: {}, body: sampleSubmission() }),
    // @ts-expect-error -- another header instead
    () => requestOf('submitRequest', { headers: { 'idempotency-token': id }, body: sampleSubmission() }),
    // @ts-expect-error -- an amount is a number
    () => requestOf('submitRequest', { headers: key, body: { ...sampleSubmission(), agreedAmountCents: '500' } }),
    // @ts-expect-error -- a type of request that there is not
    () => requestOf('submitRequest', { headers: key, body: { ...sampleSubmission(), type: 'passport' } }),
    // @ts-expect-error -- a case has no such name for its place in the address
    () => requestOf('getCase', { params: { caseId: id }, query: { purpose: 'handling' } }),
    // @ts-expect-error -- who looks says why
    () => requestOf('getCase', { params: { id } }),
    // @ts-expect-error -- nothing personal in an address: the query knows a purpose only
    () => requestOf('getCase', { params: { id }, query: { purpose: 'handling', nationalNumber: '85731500112' } }),
    // @ts-expect-error -- an order without its event
    () => requestOf('moveCase', { params: { id }, headers: {}, body: { ...order, event: undefined } }),
    // @ts-expect-error -- a document that is not made
    () => requestOf('getDocument', { params: { id, kind: 'annex-12' }, query: { purpose: 'handling' } }),
    // @ts-expect-error -- an answer has the members of its schema and no others
    (answer: AnswerOf<'getStatus'>) => answer.surname,
    // @ts-expect-error -- a receipt of any type has no amount
    (answer: AnswerOf<'submitRequest'>) => answer.amountCents,
    // @ts-expect-error -- null for what is no answer
    () => answerOf('getCase', { status: 200, body: '' }).version,
  ] as const;

  test('refuse what the table does not know', () => expect(refusedByTheCompiler.length).toBeGreaterThan(10));
});

describe('requests', () => {
  test('put each part where the table has it', () => {
    expect(requestOf('moveCase', { params: { id }, headers: { 'if-match': '"3"' }, body: order })).toEqual({
      method: 'POST',
      path: `/v1/requests/${id}/transitions`,
      headers: { 'if-match': '"3"', 'content-type': 'application/json' },
      body: JSON.stringify(order),
    });
    expect(requestOf('getCase', { params: { id }, query: { purpose: 'handling' } })).toEqual({
      method: 'GET',
      path: `/v1/requests/${id}/case?purpose=handling`,
      headers: {},
      body: null,
    });
  });

  test('leave out what is not given', () => {
    expect(requestOf('listTasks', { query: {} })).toMatchObject({ path: '/v1/tasks', headers: {} });
    expect(requestOf('getCatalogue', { headers: {} })).toMatchObject({
      path: '/v1/catalogue',
      headers: {},
      body: null,
    });
  });

  test('let no value leave its place', () => {
    expect(requestOf('getStatus', { params: { code: '../a b?c=d&e#f' } }).path).toBe(
      '/v1/status/..%2Fa%20b%3Fc%3Dd%26e%23f',
    );
    expect(requestOf('listTasks', { query: { after: 'a&after=b c' } }).path).toBe('/v1/tasks?after=a%26after%3Db%20c');
  });

  test('are forms where the table says so', () => {
    const body = {
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: 'a+b&c=d e',
    } as const;
    const form = requestOf('getToken', { body });
    expect(form.headers).toEqual({ 'content-type': 'application/x-www-form-urlencoded' });
    expect(Object.fromEntries(new URLSearchParams(form.body ?? ''))).toEqual(body);
  });
});

describe('answers', () => {
  test.each(Object.keys(operations) as OperationId[])('%s succeeds in one way', (operation) => {
    expect([200, 201]).toContain(successOf(operation).status);
  });

  const status = {
    type: 'pin-reprint',
    state: 'submitted',
    receivedAt: '2026-11-22T09:12:00.000Z',
    since: '2026-11-22T09:12:00.000Z',
    expectedFrom: null,
    expectedTo: null,
    readyAt: null,
    simulated: false,
  };
  const answered = (code: number, body: unknown) =>
    answerOf('getStatus', { status: code, body: typeof body === 'string' ? body : JSON.stringify(body) });

  test('are what the schema of their operation says', () => {
    expect(answered(200, status)).toEqual(status);
    expect(answerOf('getDocument', { status: 200, body: JSON.stringify(status) })).toBeNull();
  });
  test.each([
    ['another status', 201, status],
    ['a member more', 200, { ...status, surname: 'Kanarie-Voorbeeld' }],
    ['a member less', 200, { ...status, since: undefined }],
    ['no JSON', 200, '<html>'],
    ['nothing', 200, ''],
  ])('are none with %s', (_story, code, body) => expect(answered(code, body)).toBeNull());
});
