/**
 * When money may be taken and given back (reference municipal.md §2.4). A payment is a state of its own beside the case, so
 * that a terminal or a provider can be added without moving the cases: `unknown` is never paid again, somebody looks. Pure.
 */
import type { CaseProblem } from '../../contract/problem-types.ts';
import type { PaymentState } from '../../contract/request-states.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import type { AnyCaseTable } from './case-table.ts';
import { firstProblem, type GuardInput } from './guards.ts';

/** What may become of a payment. A provider that has said no may still say yes later: the money is there then. */
export const paymentMoves: { readonly [State in PaymentState]: readonly PaymentState[] } = {
  created: ['pending', 'paid', 'failed', 'expired', 'canceled', 'unknown'],
  pending: ['paid', 'failed', 'expired', 'canceled', 'unknown'],
  unknown: ['paid', 'failed', 'expired', 'canceled'],
  paid: ['refunded'],
  failed: ['paid'],
  expired: ['paid'],
  canceled: ['paid'],
  refunded: [],
};

export const mayBecome = (from: PaymentState, to: PaymentState): boolean => paymentMoves[from].includes(to);

/**
 * Whether a new payment may begin: only in states that say so, so never before somebody knows that there is something to
 * order (A2), never for nothing, and never beside one that is paid or of which nobody knows.
 */
export const mayTakePayment = (table: AnyCaseTable, input: GuardInput): Result<null, CaseProblem> => {
  const needed = table.states[input.state]?.takesPayment;
  if (needed === undefined || input.facts.amountCents === undefined || input.facts.amountCents === 0)
    return failed('payment-not-first');
  if (input.payment === 'paid') return failed('payment-not-first');
  const problem = firstProblem(['no-unknown-payment', ...needed], input);
  return problem === null ? success(null) : failed(problem);
};

/** Whether what was paid may go back. The money itself moves outside: a clerk records that it did. */
export const mayGiveBack = (table: AnyCaseTable, input: GuardInput): Result<null, CaseProblem> => {
  const needed = table.states[input.state]?.givesBack;
  if (needed === undefined) return failed('refund-not-allowed');
  const problem = firstProblem(['no-unknown-payment', 'money-was-taken', ...needed], input);
  return problem === null ? success(null) : failed(problem);
};
