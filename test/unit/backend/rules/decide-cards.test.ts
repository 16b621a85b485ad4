import { describe, expect, test } from 'vitest';
import type { Known } from '../../../../backend/rules/circumstances.ts';
import { decideForeignerCard } from '../../../../backend/rules/decide-foreigner-card.ts';
import { decideReplacement } from '../../../../backend/rules/decide-replacement.ts';
import type { Submissions } from '../../../../contract/submissions.ts';
import { applicant, at, bornOn, circumstances, samples, town, townWith } from './rule-town.ts';

type Replacement = Submissions['replacement'];
type ForeignerCard = Submissions['foreigner-card'];

const card = (changes: Partial<Replacement> = {}): Replacement => ({ ...samples.replacement, ...changes });
const kids = (born: string, changes: Partial<Replacement> = {}): Replacement =>
  card({ product: 'kids-id', reason: 'first', agreedAmountCents: 700, applicant: applicant({ born }), ...changes });
const aged = (born: string, changes: Partial<Replacement> = {}) => card({ applicant: applicant({ born }), ...changes });
const residence = (changes: Partial<ForeignerCard> = {}): ForeignerCard => ({
  ...samples['foreigner-card'],
  ...changes,
});
const urgentHere = { urgency: 'urgent-municipality', agreedAmountCents: 10_860, pickupSite: null } as const;
const urgentBrussels = { urgency: 'urgent-brussels', agreedAmountCents: 13_980, pickupSite: null } as const;

describe('a new card is asked for', () => {
  test.each<readonly [string, Replacement, Partial<Known>, object]>([
    ['D1 D2 normal', card(), {}, { amountCents: 2110, expectedFrom: '2026-12-07', expectedTo: '2026-12-14' }],
    ['D2 after a theft', card({ reason: 'theft', agreedAmountCents: 2310 }), {}, { amountCents: 2310 }],
    [
      'D3 urgent, 14:59:59',
      card(urgentHere),
      { nowMs: at('2026-11-23T14:59:59') },
      { readyAt: '2026-11-24T08:00:00.000Z' },
    ],
    [
      'D3 urgent, 15:00',
      card(urgentHere),
      { nowMs: at('2026-11-23T15:00:00') },
      { readyAt: '2026-11-25T08:00:00.000Z' },
    ],
    ['D3 handed over in the town', card(urgentHere), {}, { pickupSite: 'town-hall' }],
    [
      'D4 in Brussels, on Saturday',
      card(urgentBrussels),
      { nowMs: at('2026-11-27T10:00:00') },
      { readyAt: '2026-11-28T07:30:00.000Z' },
    ],
    ['D8 a proxy for a Kids-ID', kids('2020-01-01', { proxyAnnounced: true }), {}, { proxyAnnounced: true }],
    [
      'D10 at home, and cannot sign',
      card({ homeVisit: true, cannotSign: true }),
      {},
      { homeVisit: true, cannotSignAnnounced: true },
    ],
    ['D11 on own initiative', card({ reason: 'own-initiative' }), {}, { replacementReason: 'own-initiative' }],
    ['E1 at 74', aged('1951-11-24'), {}, { amountCents: 2110 }],
    ['E1 on the 75th birthday', aged('1951-11-23', { agreedAmountCents: 1000 }), {}, { amountCents: 1000 }],
    ['E1 far beyond', aged('1920-01-01', { agreedAmountCents: 1000 }), {}, { amountCents: 1000 }],
    ['E2 an eID on the 12th birthday', aged('2014-11-23'), {}, { product: 'eid' }],
    ['E3 born in 2010', aged('2010-06-30'), {}, { product: 'eid' }],
    ['E4 a Kids-ID the day before', kids('2014-11-24'), {}, { product: 'kids-id', amountCents: 700 }],
    ['E4 a Kids-ID for a baby', kids('2026-11-23'), {}, { product: 'kids-id' }],
    [
      'E4 born on 29 February: twelve on 1 March',
      aged('2016-02-29'),
      { nowMs: at('2028-03-01T10:00:00') },
      { product: 'eid' },
    ],
    ['D1 the site said at the intake', card({ pickupSite: null }), {}, { urgency: 'normal' }],
  ])('%s', (_story, submission, known, facts) => {
    expect(decideReplacement(submission, circumstances(known))).toMatchObject({
      ok: true,
      value: { state: 'requested', facts },
    });
  });

  test('D4 a card from Brussels has no site of the town and no lead time', () => {
    const decision = decideReplacement(card(urgentBrussels), circumstances());
    if (!decision.ok) throw new Error('it was refused');
    expect(Object.keys(decision.value.facts)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(pickupSite|expectedFrom|expectedTo)$/)]),
    );
  });
});

describe('a new card is refused', () => {
  test.each<readonly [string, Replacement, Partial<Known>, string]>([
    ['E4 an eID the day before the 12th birthday', aged('2014-11-24'), {}, 'too-young'],
    ['E4 a Kids-ID on it', kids('2014-11-23'), {}, 'not-eligible'],
    ['E4 a Kids-ID for an adult', kids('1985-03-15'), {}, 'not-eligible'],
    [
      'E4 a Kids-ID on 28 February of the year after',
      kids('2016-02-29'),
      { nowMs: at('2028-03-01T10:00:00') },
      'not-eligible',
    ],
    [
      'D2 a product that the town does not make',
      kids('2020-01-01'),
      { municipality: townWith('replacement', { products: ['eid'] }) },
      'service-disabled',
    ],
    ['D3 an urgent Kids-ID', kids('2020-01-01', { urgency: 'urgent-municipality' }), {}, 'urgent-not-offered'],
    [
      'D5 an urgency that the file does not have',
      card(urgentHere),
      { municipality: townWith('replacement', { urgent: [] }) },
      'urgent-not-offered',
    ],
    ['D3 urgent, elsewhere', card({ ...urgentHere, pickupSite: 'village-desk' }), {}, 'unknown-pickup-site'],
    [
      'D4 in Brussels, fetched in the town',
      card({ ...urgentBrussels, pickupSite: 'town-hall' }),
      {},
      'unknown-pickup-site',
    ],
    ['D1 a site that hands out no cards', card({ pickupSite: 'village-desk' }), {}, 'unknown-pickup-site'],
    ['D2 another price', card({ agreedAmountCents: 2310 }), {}, 'price-changed'],
    ['D6 no price for the day', card(), { nowMs: at('2025-12-31T23:59:59') }, 'service-disabled'],
    ['D2 no price for the age', aged('1920-01-01', { reason: 'theft' }), {}, 'service-disabled'],
    ['D8 a proxy for a card with fingerprints', card({ proxyAnnounced: true }), {}, 'proxy-not-allowed'],
    [
      'D10 at home where nobody comes',
      card({ homeVisit: true }),
      { municipality: townWith('replacement', { homeVisit: false }) },
      'option-not-offered',
    ],
    [
      'D10 cannot sign',
      card({ cannotSign: true }),
      { municipality: townWith('replacement', { cannotSign: false }) },
      'option-not-offered',
    ],
    [
      'A4 a card under way',
      card(),
      { openCases: [{ type: 'replacement', state: 'intake', caseNumber: '2026-K7M4-92QF', receivedOn: '2026-11-01' }] },
      'pending-card',
    ],
    ['A4 another town', card({ applicant: applicant({ zip: '1000' }) }), {}, 'not-resident'],
  ])('%s', (_story, submission, known, failure) => {
    expect(decideReplacement(submission, circumstances(known))).toEqual({ ok: false, failure });
  });

  test('D8 no proxy at all, or always', () => {
    const policy = (proxy: 'none' | 'yes') =>
      circumstances({ municipality: townWith('replacement', { pickup: { sites: ['town-hall'], proxy } }) });
    expect(decideReplacement(kids('2020-01-01', { proxyAnnounced: true }), policy('none'))).toEqual({
      ok: false,
      failure: 'proxy-not-allowed',
    });
    expect(decideReplacement(card({ proxyAnnounced: true }), policy('yes')).ok).toBe(true);
  });

  test('not for an age that nobody knows for certain: a specimen of the year of the 12th birthday', () => {
    const digits = '147315999';
    const value = `${digits}${String(97 - (Number(`2${digits}`) % 97)).padStart(2, '0')}`;
    const child = { ...applicant(), nationalNumber: { value, provenance: 'chip' as const } };
    const book = [...town.priceBook, ...town.priceBook.flatMap(forElevenYears)];
    const known = circumstances({ municipality: { ...town, priceBook: book } });
    expect(decideReplacement(card({ applicant: child }), known).ok).toBe(true);
  });
});

/** The same price one year younger, so that both possible ages pay the same. */
const forElevenYears = (price: (typeof town.priceBook)[number]) =>
  price.product === 'eid' && price.ageBand?.from === 12 ? [{ ...price, ageBand: { from: 11, to: 11 } }] : [];

describe('a residence card', () => {
  test.each<readonly [string, ForeignerCard, object]>([
    ['F1 a renewal: the counter', residence(), { state: 'referred', facts: { routedTo: 'municipality' } }],
    ['B4 lost: the police first', residence({ reason: 'loss' }), { state: 'referred', facts: { routedTo: 'police' } }],
    [
      'B4 stolen: the police first',
      residence({ reason: 'theft' }),
      { state: 'referred', facts: { routedTo: 'police' } },
    ],
    [
      'F3 urgent in the town',
      residence({ urgency: 'urgent-municipality', agreedAmountCents: 12_700, pickupSite: null }),
      { facts: { readyAt: '2026-11-24T08:00:00.000Z', pickupSite: 'town-hall', amountCents: 12_700 } },
    ],
    ['F1 EU+', residence({ familyCode: 'EU+' }), { facts: { familyCode: 'EU+', product: 'foreigner-card' } }],
  ])('%s', (_story, submission, value) => {
    expect(decideForeignerCard(submission, circumstances())).toMatchObject({ ok: true, value });
  });

  test.each<readonly [string, ForeignerCard, Partial<Known>, unknown]>([
    ['F2 no duplicate of E+', residence({ familyCode: 'E+' }), {}, 'family-not-issued'],
    ['F1 a family that the file does not know', residence({ familyCode: 'Z' }), {}, 'family-not-issued'],
    ['D4 in Brussels, though the file says so', residence({ urgency: 'urgent-brussels' }), {}, 'urgent-not-offered'],
    ['F3 another price', residence({ agreedAmountCents: 2300 }), {}, 'price-changed'],
    ['D6 no price', residence({ reason: 'first' }), {}, 'service-disabled'],
    ['F1 a site that hands out no cards', residence({ pickupSite: 'village-desk' }), {}, 'unknown-pickup-site'],
    ['A4 another town', residence({ applicant: applicant({ zip: '1000' }) }), {}, 'not-resident'],
    [
      'B4 a service that is off',
      residence(),
      { municipality: townWith('foreignerCard', { enabled: false }) },
      'service-disabled',
    ],
    [
      'check digits',
      residence({ applicant: { ...applicant(), nationalNumber: { value: '85031599900', provenance: 'typed' } } }),
      {},
      { place: '/applicant/nationalNumber/value', detail: 'the check digits do not fit' },
    ],
  ])('%s', (_story, submission, known, failure) => {
    expect(decideForeignerCard(submission, circumstances(known))).toEqual({ ok: false, failure });
  });

  test.each([
    ['the day before it ended', '2021-05-09T23:59:59+02:00', true],
    ['from that day on', '2021-05-10T00:00:00+02:00', false],
  ])('F2 E+ %s', (_story, instant, issued) => {
    const priceBook = town.priceBook.map((price) => ({ ...price, validFrom: '2020-01-01' }));
    const known = circumstances({ nowMs: Date.parse(instant), municipality: { ...town, priceBook } });
    expect(decideForeignerCard(residence({ familyCode: 'E+' }), known).ok).toBe(issued);
  });
});

test('the invented numbers are of the dates they claim', () => {
  expect([bornOn('1985-03-15'), bornOn('2014-11-23')].map((number) => number.slice(0, 9))).toEqual([
    '850315999',
    '141123999',
  ]);
});
