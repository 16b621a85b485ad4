/**
 * A clerk at the desk, who does with a case only what the desk offers: every event is first looked for in what the backend
 * says is allowed, with the facts it asks for, whether it is final and whether it asks to sign in again.
 */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { AllowedEvent, Case, PaymentOrder } from '../../../contract/case-api.ts';
import type { AnySubmission } from '../../../contract/submissions.ts';
import type { DocumentKind } from '../../../contract/case-outcomes.ts';
import type { AnswerOf } from '../../../contract/operations/operation-types.ts';
import { createMunicipalClient, type MunicipalClient } from '../../municipal-client.ts';
import type { StaffBrowser } from '../../staff-browser.ts';

type Details = Case['facts'];
type Moving = { readonly confirmed?: boolean };

export type Clerk = MunicipalClient & {
  /** For somebody who asks at the desk. */
  files(submission: AnySubmission): Promise<AnswerOf<'submitRequest'>>;
  looksAt(id: string): Promise<Case>;
  /** Names of what may be done now, in the order of the table; one name for each way it may lead. */
  isOffered(id: string): Promise<readonly string[]>;
  records(id: string, event: string, details?: Details, moving?: Moving): Promise<Case>;
  /** The problem with which the backend answers all the same. */
  isRefused(id: string, event: string, details?: Details, moving?: Moving): Promise<string>;
  takesPayment(id: string, method: PaymentOrder['method'], amountCents: number): Promise<Case>;
  isRefusedPayment(id: string, method: PaymentOrder['method'], amountCents: number): Promise<string>;
  paysBack(id: string): Promise<Case>;
  prints(id: string, kind: DocumentKind): Promise<Uint8Array>;
  /** Papers that the case has had, and notices with their channel and state. */
  papers(id: string): Promise<{ readonly documents: readonly string[]; readonly notices: readonly string[] }>;
  /** Case numbers of what waits for a clerk, most urgent first. */
  tasks(): Promise<AnswerOf<'listTasks'>['items']>;
  signsInAgain(): Promise<void>;
  /** As trail, facts and papers name this clerk. */
  staffId(): Promise<string>;
};

const purpose = 'at-the-counter';

export const createClerk = (baseUrl: () => string, browser: StaffBrowser): Clerk => {
  const client = createMunicipalClient(baseUrl, browser);
  const looksAt = (id: string): Promise<Case> => client.call('getCase', { params: { id }, query: { purpose } });
  const versioned = ({ version }: Case) => ({ 'if-match': `"${version}"` });
  const order = (seen: Case, event: string, details: Details, confirmed: boolean) => ({
    params: { id: seen.id },
    headers: versioned(seen),
    body: { event, details, confirmed, purpose },
  });
  const payment = (seen: Case, method: PaymentOrder['method'], amountCents: number) => ({
    params: { id: seen.id },
    headers: { ...versioned(seen), 'idempotency-key': randomUUID() },
    body: { method, amountCents, outcome: 'paid' as const },
  });

  const offered = (seen: Case, event: string, details: Details, confirmed: boolean): AllowedEvent => {
    const ways = seen.allowed.filter((way) => way.event === event);
    const [way] = ways;
    const names = seen.allowed.map((other) => other.event).join(', ');
    if (way === undefined) throw new Error(`${event} is not offered for ${seen.type} in ${seen.state}, but ${names}`);
    expect(Object.keys(details), `${event} asks for`).toEqual(expect.arrayContaining(way.records));
    expect([...way.records, ...way.mayRecord], `${event} may be given`).toEqual(
      expect.arrayContaining(Object.keys(details)),
    );
    expect(way.irreversible, `${event} says that it is final`).toBe(confirmed);
    return way;
  };

  return {
    ...client,
    files: (submission) =>
      client.call('submitRequest', { headers: { 'idempotency-key': randomUUID() }, body: submission }),
    looksAt,
    isOffered: async (id) => (await looksAt(id)).allowed.map(({ event }) => event),
    records: async (id, event, details = {}, { confirmed = false } = {}) => {
      const seen = await looksAt(id);
      offered(seen, event, details, confirmed);
      return client.call('moveCase', order(seen, event, details, confirmed));
    },
    isRefused: async (id, event, details = {}, { confirmed = false } = {}) =>
      client.refusal('moveCase', order(await looksAt(id), event, details, confirmed)),
    takesPayment: async (id, method, amountCents) => {
      await client.call('recordPayment', payment(await looksAt(id), method, amountCents));
      return looksAt(id);
    },
    isRefusedPayment: async (id, method, amountCents) =>
      client.refusal('recordPayment', payment(await looksAt(id), method, amountCents)),
    paysBack: async (id) => {
      const { items } = await client.call('listPayments', { params: { id } });
      const paid = items.findLast(({ state }) => state === 'paid');
      await client.call('reconcilePayment', {
        params: { id },
        headers: versioned(await looksAt(id)),
        body: { paymentId: paid?.id ?? '', outcome: 'refunded' },
      });
      return looksAt(id);
    },
    prints: (id, kind) => client.paper('getDocument', { params: { id, kind }, query: { purpose } }),
    papers: async (id) => {
      const { documents, notices } = await client.call('listDocuments', { params: { id } });
      return {
        documents: documents.map(({ kind }) => kind),
        notices: notices.map(({ kind, channel, state }) => `${kind} by ${channel}: ${state}`),
      };
    },
    tasks: async () => {
      const items: AnswerOf<'listTasks'>['items'] = [];
      let after: string | null = null;
      do {
        const page: AnswerOf<'listTasks'> = await client.call('listTasks', { query: after === null ? {} : { after } });
        items.push(...page.items);
        after = page.next;
      } while (after !== null);
      return items;
    },
    staffId: async () => (await client.call('getSession', {})).id,
    signsInAgain: async () => {
      // Signing in again needs somebody who is signed in.
      await client.call('getSession', {});
      await browser.signInAgain();
    },
  };
};
