/**
 * Facts that an event works out instead of asking for them, each once and by name: whoever records the event can give no
 * wrong date, count or signature. Pure. Each looks at the case with what the event has recorded already among its facts.
 */
import { priceOn } from '../../contract/price-on.ts';
import { readyAt } from '../rules/ready-at.ts';
import { addDays, addMonths, brusselsDate } from '../time/municipal-calendar.ts';
import type { Facts } from './facts.ts';
import type { GuardInput } from './guards.ts';

type Derivation = (input: GuardInput) => Facts;

export const derivations = {
  'count-reminder': ({ facts }) => ({ remindersSent: (facts.remindersSent ?? 0) + 1 }),
  'sign-first': ({ actor }) => ({ firstSigner: actor.id }),
  'sign-second': ({ actor }) => ({ secondSigner: actor.id }),
  /** From today, as long as the municipality file says (B6). */
  'begin-annex-12': ({ municipality, nowMs }) => ({
    annex12Until: addMonths(brusselsDate(nowMs), municipality.services.loss.annex12.validMonths),
    annex12Extensions: 0,
  }),
  /** From the day it ends, or from today where it has ended already: no day is given away and none is lost. */
  'extend-annex-12': ({ facts, municipality, nowMs }) => {
    const today = brusselsDate(nowMs);
    const until = facts.annex12Until ?? today;
    return {
      annex12Until: addMonths(until < today ? today : until, municipality.services.loss.annex12.validMonths),
      annex12Extensions: (facts.annex12Extensions ?? 0) + 1,
    };
  },
  'begin-finding-window': ({ municipality, nowMs }) => ({
    suspendedUntil: addDays(brusselsDate(nowMs), municipality.legacyPolicy.suspensionWindowDays),
  }),
  /**
   * When an urgent card is ready if it goes out now: the hour at which it was asked for at a kiosk, days before the intake, decides
   * no cut-off (D3, D4). What was promised stays where the file has no such procedure any more.
   */
  'promise-urgent-card': ({ type, facts, municipality, nowMs }) => {
    const { urgent } =
      type === 'foreigner-card' ? municipality.services.foreignerCard : municipality.services.replacement;
    const procedure = urgent.find(({ urgency }) => urgency === facts.urgency);
    const readyAtMs = procedure === undefined ? null : readyAt(procedure, municipality, nowMs);
    return readyAtMs === null ? {} : { readyAt: new Date(readyAtMs).toISOString() };
  },
  /** Kept apart from `linkedCase`, which may name another case later: a defect pays for one card. */
  'remember-defect': ({ facts: { linkedCase } }) => (linkedCase === undefined ? {} : { defectCase: linkedCase }),
  'date-codes-posted': ({ nowMs }) => ({ codesPostedOn: brusselsDate(nowMs) }),
  /** What the holder pays if the fault is the holder's (C6). No price, no amount: then nothing can be paid and the case stays. */
  'price-defect': ({ municipality, nowMs }) => {
    const wish = { product: 'card-after-defect', reason: 'holder-at-fault' } as const;
    const price = priceOn(municipality.priceBook, wish, brusselsDate(nowMs));
    return price === null ? {} : { amountCents: price.amountCents };
  },
} as const satisfies Record<string, Derivation>;
export type DerivationName = keyof typeof derivations;

/** All that the named derivations give, later ones over earlier ones. */
export const derivedFacts = (names: readonly DerivationName[], input: GuardInput): Facts =>
  names.reduce<Facts>((facts, name) => ({ ...facts, ...derivations[name](input) }), {});
