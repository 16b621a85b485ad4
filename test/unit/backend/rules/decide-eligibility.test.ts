import { Compile } from 'typebox/compile';
import { describe, expect, test } from 'vitest';
import type { Known } from '../../../../backend/rules/circumstances.ts';
import { decideEligibility } from '../../../../backend/rules/decide-eligibility.ts';
import { EligibilitySchema } from '../../../../contract/case-api.ts';
import type { EligibilityQuery } from '../../../../contract/submissions.ts';
import { at, bornOn, circumstances, town, townWith } from './rule-town.ts';

type Wish = EligibilityQuery['wish'];
const chip = { generation: '1.7', trust: 'belgian', findings: [] as string[] } as const;
const reprint = { type: 'pin-reprint', reason: 'codes-lost', chip: { ...chip, findings: [] } } as const satisfies Wish;
const eid = { type: 'replacement', product: 'eid', reason: 'renewal', urgency: 'normal' } as const satisfies Wish;
const residence = {
  type: 'foreigner-card',
  familyCode: 'F',
  reason: 'renewal',
  urgency: 'normal',
} as const satisfies Wish;
const loss = { type: 'loss', kind: 'loss', family: 'eid', abroad: false } as const satisfies Wish;

const asked = (wish: Wish, changes: Partial<EligibilityQuery> = {}): EligibilityQuery => ({
  nationalNumber: bornOn('1985-03-15'),
  resident: true,
  wish,
  ...changes,
});
const valid = Compile(EligibilitySchema);
const answer = (query: EligibilityQuery, known: Partial<Known> = {}) => {
  const decision = decideEligibility(query, circumstances(known));
  if (!decision.ok) throw new Error(decision.failure.detail);
  expect([...valid.Errors(decision.value)]).toEqual([]);
  return decision.value;
};

describe('before anything is filed', () => {
  test('A5 A9 the price, its source and day, and when it is there', () => {
    expect(answer(asked(reprint))).toEqual({
      eligible: true,
      problems: [],
      quote: { amountCents: 500, payAt: 'request', source: 'Tariff of the invented town', day: '2026-11-23' },
      routedTo: null,
      readyAt: null,
      expectedFrom: '2026-11-26',
      expectedTo: '2026-12-07',
      insteadFamily: null,
    });
  });

  test.each<readonly [string, EligibilityQuery, Partial<Known>, object]>([
    [
      'B3 who takes a loss; the declaration is free (B8)',
      asked(loss),
      {},
      { eligible: true, routedTo: 'municipality', quote: null },
    ],
    ['B3 in the evening', asked(loss), { nowMs: at('2026-11-23T20:00:00') }, { eligible: true, routedTo: 'police' }],
    ['B3 of somebody from elsewhere', asked(loss, { resident: false }), {}, { eligible: true, routedTo: 'police' }],
    ['B5 abroad', asked({ ...loss, abroad: true }), {}, { routedTo: 'embassy' }],
    ['B4 a residence card', asked({ ...loss, family: 'foreigner-card' }), {}, { routedTo: 'police' }],
    [
      'B4 a new residence card after a loss',
      asked({ ...residence, reason: 'loss' }),
      {},
      { eligible: true, routedTo: 'police' },
    ],
    ['D1 D2', asked(eid), {}, { quote: { amountCents: 2110 }, expectedFrom: '2026-12-07', readyAt: null }],
    [
      'D3 at 14:59:59',
      asked({ ...eid, urgency: 'urgent-municipality' }),
      { nowMs: at('2026-11-23T14:59:59') },
      { quote: { amountCents: 10_860 }, readyAt: '2026-11-24T08:00:00.000Z', expectedFrom: null },
    ],
    [
      'D3 at 15:00',
      asked({ ...eid, urgency: 'urgent-municipality' }),
      { nowMs: at('2026-11-23T15:00:00') },
      { readyAt: '2026-11-25T08:00:00.000Z' },
    ],
    ['E1 at 75', asked(eid, { nationalNumber: bornOn('1951-11-23') }), {}, { quote: { amountCents: 1000 } }],
    [
      'D2 no number yet, and the amount hangs on the age',
      asked(eid, { nationalNumber: null }),
      {},
      { eligible: true, quote: null },
    ],
    ['G2', asked({ type: 'digital-key', residency: 'non-resident' }), {}, { quote: { amountCents: 1000 } }],
    [
      'F2 what to ask for instead',
      asked({ ...residence, familyCode: 'E+' }),
      {},
      { problems: ['family-not-issued'], insteadFamily: 'EU+', quote: null },
    ],
    [
      'A2 no letter for 1.8',
      asked({ ...reprint, chip: { ...chip, findings: [], generation: '1.8' } }),
      {},
      { problems: ['reprint-not-needed'], quote: null },
    ],
    ['A2 the chip was not read', asked({ ...reprint, chip: null }), {}, { eligible: true }],
    [
      'E4 too young for an eID',
      asked(eid, { nationalNumber: bornOn('2014-11-24') }),
      {},
      { problems: ['too-young'], quote: null },
    ],
    ['E4 too old for a Kids-ID', asked({ ...eid, product: 'kids-id' }), {}, { problems: ['not-eligible'] }],
    [
      'D4 nothing urgent for foreigners in Brussels',
      asked({ ...residence, urgency: 'urgent-brussels' }),
      {},
      { problems: ['urgent-not-offered'] },
    ],
    [
      'D6 no price for the day',
      asked(reprint),
      { nowMs: at('2025-06-01T10:00:00') },
      { problems: ['service-disabled'] },
    ],
    [
      'a service that is off',
      asked(loss),
      { municipality: townWith('loss', { enabled: false }) },
      { problems: ['service-disabled'] },
    ],
  ])('%s', (_story, query, known, expected) => {
    expect(answer(query, known)).toMatchObject(expected);
  });

  test('A2 A4 A6 every problem at once, and no price', () => {
    const query = asked(
      {
        ...reprint,
        reason: 'codes-lost',
        chip: { generation: '1.8', trust: 'test', findings: ['card.expired'] },
        moveUnderWay: true,
      },
      { resident: false, nationalNumber: bornOn('2022-01-01') },
    );
    const openCases = [
      { type: 'replacement', state: 'ready', caseNumber: '2026-K7M4-92QF', receivedOn: '2026-11-01' } as const,
    ];
    expect(answer(query, { openCases })).toMatchObject({
      eligible: false,
      quote: null,
      expectedFrom: null,
      problems: [
        'test-card-refused',
        'reprint-not-needed',
        'not-eligible',
        'not-resident',
        'too-young',
        'pending-card',
        'pending-move',
      ],
    });
  });

  test('a number that is none is an error of the input', () => {
    expect(decideEligibility(asked(eid, { nationalNumber: '85031599900' }), circumstances())).toEqual({
      ok: false,
      failure: { place: '/nationalNumber', detail: 'the check digits do not fit' },
    });
  });

  test('D6 the quote of one second is not that of the next', () => {
    const amounts = ['2026-12-31T22:59:59Z', '2026-12-31T23:00:00Z'].map(
      (instant) => answer(asked(reprint), { nowMs: Date.parse(instant), municipality: town }).quote?.amountCents,
    );
    expect(amounts).toEqual([500, 600]);
  });
});
