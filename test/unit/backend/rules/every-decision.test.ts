/**
 * Thousands of requests, made from every combination of what matters to a rule: whatever is asked, nothing begins paid,
 * ordered or cancelled; what begins is a beginning of its table with facts of their schemas; what is refused is a problem.
 */
import { Compile } from 'typebox/compile';
import { beforeAll, describe, expect, test } from 'vitest';
import { caseTables } from '../../../../backend/cases/all-tables.ts';
import { factSchemas } from '../../../../backend/cases/facts.ts';
import type { Circumstances, OpenCase } from '../../../../backend/rules/circumstances.ts';
import { decisions } from '../../../../backend/rules/decide.ts';
import type { Decision, Refusal } from '../../../../backend/rules/decision.ts';
import { cardFamilies, lossKinds } from '../../../../contract/municipality/routing.ts';
import { pinReprintReasons, replacementReasons, urgencies } from '../../../../contract/municipality/prices.ts';
import { paymentMoments } from '../../../../contract/municipality/service-parts.ts';
import type { Municipality } from '../../../../contract/municipality.ts';
import { problemTypes } from '../../../../contract/problem-types.ts';
import { type RequestType, requestTypes } from '../../../../contract/request-states.ts';
import type { Result } from '../../../../contract/result.ts';
import { submissionSchemas, type Submissions } from '../../../../contract/submissions.ts';
import { sampleReport } from '../sample-diagnosis.ts';
import { applicant, at, circumstances, samples, town } from './rule-town.ts';

/** Every way to take one value of each list. */
const combinations = <L extends Record<string, readonly unknown[]>>(
  lists: L,
): readonly { readonly [K in keyof L]: L[K][number] }[] => {
  const all = Object.entries(lists).reduce<readonly object[]>(
    (made, [name, values]) => made.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
  return all as readonly { readonly [K in keyof L]: L[K][number] }[]; // built from exactly these members
};

const flags = [false, true] as const;
const applicants = [
  applicant(),
  applicant({ zip: null }),
  applicant({ zip: '1000', born: '2020-06-01' }),
  applicant({ born: '1940-01-01' }),
  { ...applicant(), nationalNumber: { value: '85031599900', provenance: 'typed' as const } },
];
const sites = ['town-hall', 'nowhere'];
const amounts = [0, 500, 700, 2110, 2200, 10_860, 12_700];
const chips = [
  null,
  { generation: '1.7', trust: 'belgian', findings: [] },
  { generation: '1.8', trust: 'belgian', findings: [] },
  { generation: '1.1', trust: 'test', findings: ['card.expired'] },
] as const;

const submissions: { readonly [T in RequestType]: readonly Submissions[T][] } = {
  'pin-reprint': combinations({
    applicant: applicants,
    chip: chips.map((chip) => (chip === null ? null : { ...chip, findings: [...chip.findings] })),
    reason: pinReprintReasons,
    pickupSite: sites,
    agreedAmountCents: [0, 500],
    moveUnderWay: flags,
  }).map((changes) => ({ ...samples['pin-reprint'], ...changes })),
  'pin-reset': combinations({ applicant: applicants, site: sites }).map((changes) => ({
    ...samples['pin-reset'],
    ...changes,
  })),
  loss: combinations({ applicant: applicants, kind: lossKinds, family: cardFamilies, abroad: flags }).map(
    (changes) => ({ ...samples.loss, ...changes }),
  ),
  'card-defect': [sampleReport()],
  replacement: combinations({
    applicant: applicants,
    product: ['eid', 'kids-id'] as const,
    reason: replacementReasons,
    urgency: urgencies,
    pickupSite: [null, ...sites],
    proxyAnnounced: flags,
    agreedAmountCents: amounts,
  }).map((changes) => ({ ...samples.replacement, ...changes })),
  'foreigner-card': combinations({
    applicant: applicants,
    familyCode: ['F', 'E+', 'Z'],
    reason: replacementReasons,
    urgency: urgencies,
    pickupSite: [null, ...sites],
    agreedAmountCents: amounts,
  }).map((changes) => ({ ...samples['foreigner-card'], ...changes })),
  'digital-key': combinations({
    residency: ['resident', 'non-resident'] as const,
    site: sites,
    agreedAmountCents: amounts,
  }).map((changes) => ({ ...samples['digital-key'], ...changes })),
  appointment: combinations({
    applicant: applicants,
    site: sites,
    at: ['2026-11-24T09:00:00Z', '2020-01-01T00:00:00Z', '2026-12-25T10:00:00Z'],
  }).map((changes) => ({ ...samples.appointment, ...changes })),
  'queue-ticket': sites.map((site) => ({ ...samples['queue-ticket'], site })),
};

const paying = (payAt: (typeof paymentMoments)[number]): Municipality => {
  const { pinReprint, replacement, foreignerCard, digitalKey } = town.services;
  return {
    ...town,
    services: {
      ...town.services,
      pinReprint: { ...pinReprint, payAt },
      replacement: { ...replacement, payAt },
      foreignerCard: { ...foreignerCard, payAt },
      digitalKey: { ...digitalKey, payAt },
    },
  };
};
const caseNumber = '2026-K7M4-92QF';
const cases: readonly (readonly OpenCase[])[] = [
  [{ type: 'replacement', state: 'ready', caseNumber, receivedOn: '2026-01-01' }],
  [{ type: 'loss', state: 'cancelled', caseNumber, receivedOn: '2026-11-01' }],
];
const situations: readonly Circumstances[] = [
  ...combinations({
    municipality: paymentMoments.map(paying),
    nowMs: [at('2026-11-23T10:00:00'), at('2026-11-28T23:30:00')],
  }),
  ...cases.map((openCases) => ({ openCases })),
  { simulated: true },
].map((known) => circumstances(known));

const factValidators = new Map(Object.entries(factSchemas).map(([name, schema]) => [name, Compile(schema)]));
const hasFactsOfTheirSchemas = ({ facts }: Decision): boolean =>
  Object.entries(facts).every(([name, value]) => factValidators.get(name)?.Check(value) === true);

const settled = /paid|ordered|sent|cancelled|production|destroyed|activated|collected|issued-|reset$/;
const isProblem = (refusal: Refusal): boolean =>
  typeof refusal === 'string' ? refusal in problemTypes : refusal.place.startsWith('/');

const outcomesOf = <T extends RequestType>(type: T): readonly Result<Decision<T>, Refusal>[] =>
  situations.flatMap((situation) => submissions[type].map((submission) => decisions[type](submission, situation)));

describe.each(requestTypes)('%s', (type) => {
  let outcomes: readonly Result<Decision, Refusal>[] = [];
  beforeAll(() => {
    outcomes = outcomesOf(type);
  });

  test('is made of submissions that the contract lets in', () => {
    const schema = Compile(submissionSchemas[type]);
    expect(submissions[type].filter((submission) => !schema.Check(submission))).toEqual([]);
  });

  test('begins where its table begins, with nothing settled', () => {
    const begun = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
    const begins: readonly string[] = caseTables[type].begins;
    const states = [...new Set(begun.map(({ state }) => state))];
    expect(states.toSorted()).toEqual(begins.toSorted());
    expect(states.filter((state) => settled.test(state))).toEqual([]);
    expect(begun.filter((decision) => !hasFactsOfTheirSchemas(decision))).toEqual([]);
  });

  test('asks for payment first only where something is to be paid', () => {
    const waiting = outcomes.flatMap((outcome) =>
      outcome.ok && outcome.value.state === 'awaiting-payment' ? [outcome.value.facts] : [],
    );
    expect(waiting.filter(({ amountCents, payAt }) => payAt !== 'request' || (amountCents ?? 0) <= 0)).toEqual([]);
  });

  test('is refused with a problem that is in the list', () => {
    const refusals = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.failure]));
    expect(refusals.filter((refusal) => !isProblem(refusal))).toEqual([]);
  });
});
