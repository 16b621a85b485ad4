/**
 * What has to be true before a case moves, each condition once and by name. Pure: everything a guard may look at is in its
 * input. A guard that does not hold names the problem the caller is told.
 */
import type { CaseProblem } from '../../contract/problem-types.ts';
import type { Municipality } from '../../contract/municipality.ts';
import type { PaymentState, RequestType } from '../../contract/request-states.ts';
import type { ActorRole } from '../../contract/roles.ts';
import type { Facts } from './facts.ts';

export type GuardInput = {
  readonly type: RequestType;
  readonly state: string;
  /** Facts with those that this event records already among them. */
  readonly facts: Facts;
  readonly actor: { readonly role: ActorRole; readonly id: string };
  /** The payment that counts for this case, null where there is none. */
  readonly payment: PaymentState | null;
  readonly municipality: Municipality;
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
};

type Guard = (input: GuardInput) => CaseProblem | null;

const needsReprint = ({ facts, municipality }: GuardInput): boolean =>
  municipality.services.pinReprint.reprintApplets.some((applet) => applet === facts.generation);

const isFree = ({ facts }: GuardInput): boolean => facts.amountCents === 0;
const isSettled = (input: GuardInput): boolean => isFree(input) || input.payment === 'paid';

const when =
  (problem: CaseProblem, holds: (input: GuardInput) => boolean): Guard =>
  (input) =>
    holds(input) ? null : problem;

export const guards = {
  'generation-has-reprint': when('reprint-not-needed', needsReprint),
  'generation-has-no-reprint': when(
    'reprint-needed',
    (input) => input.facts.generation !== undefined && !needsReprint(input),
  ),
  'payment-comes-first': when('payment-not-first', (input) => input.facts.payAt === 'request' && !isSettled(input)),
  'nothing-to-pay-first': when('payment-required', (input) => input.facts.payAt !== 'request' || isSettled(input)),
  'is-paid': when('payment-required', isSettled),
  'paid-or-pays-later': when('payment-required', (input) => input.facts.payAt === 'collection' || isSettled(input)),
  'paid-at-collection': when('payment-required', isSettled),
  /** Nobody pays twice: as long as nobody knows, nothing moves that depends on it. */
  'no-unknown-payment': when('payment-unknown', ({ payment }) => payment !== 'unknown'),
  'reminders-left': when(
    'no-reminder-left',
    ({ facts, municipality }) => (facts.remindersSent ?? 0) < municipality.services.pinReprint.reminders.length,
  ),
  'another-clerk-signs': when('second-clerk-needed', ({ facts, actor }) => facts.firstSigner !== actor.id),
} as const satisfies Record<string, Guard>;
export type GuardName = keyof typeof guards;
