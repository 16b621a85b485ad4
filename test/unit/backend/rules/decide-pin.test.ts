import { describe, expect, test } from 'vitest';
import { decidePinReprint } from '../../../../backend/rules/decide-pin-reprint.ts';
import { decidePinReset } from '../../../../backend/rules/decide-pin-reset.ts';
import type { Known, OpenCase } from '../../../../backend/rules/circumstances.ts';
import type { PinReprintSubmission } from '../../../../contract/municipal-api.ts';
import { applicant, at, bornOn, circumstances, samples, town, townWith } from './rule-town.ts';

const chip = (changes: Partial<NonNullable<PinReprintSubmission['chip']>>) => ({
  generation: '1.7' as const,
  trust: 'belgian' as const,
  findings: [],
  ...changes,
});
const reprint = (changes: Partial<PinReprintSubmission> = {}): PinReprintSubmission => ({
  ...samples['pin-reprint'],
  chip: chip({}),
  ...changes,
});
const neverArrived = { reason: 'codes-never-arrived', agreedAmountCents: 0 } as const;
const openCase = (type: OpenCase['type'], state: string, receivedOn = '2026-09-01'): OpenCase => ({
  type,
  state,
  caseNumber: '2026-K7M4-92QF',
  receivedOn,
});
const pending = { openCases: [openCase('replacement', 'in-production')] };
const [price] = town.priceBook;
if (price === undefined) throw new Error('the town has no prices');
/** A town that asks nothing, and what a person agrees to there. */
const freeTown = { ...town, priceBook: [{ ...price, amountCents: 0, validTo: null }] };
const nothing = { agreedAmountCents: 0 };

describe('a reprint begins', () => {
  test.each<readonly [string, PinReprintSubmission, Partial<Known>, string]>([
    ['A5 paid at the request', reprint(), {}, 'awaiting-payment'],
    [
      'A5 paid at collection',
      reprint(),
      { municipality: townWith('pinReprint', { payAt: 'collection' }) },
      'submitted',
    ],
    ['A5 free of charge', reprint(nothing), { municipality: freeTown }, 'submitted'],
    ['A2 the chip was not read', reprint({ chip: null }), {}, 'awaiting-generation'],
    [
      'A2 not read and nothing to pay',
      reprint({ chip: null, ...nothing }),
      { municipality: freeTown },
      'awaiting-generation',
    ],
    ['A4 nobody knows the residence', reprint({ applicant: applicant({ zip: null }) }), {}, 'awaiting-generation'],
    ['A4 a sub-municipality', reprint({ applicant: applicant({ zip: '9990' }) }), {}, 'awaiting-payment'],
    [
      'A4 a postal code as people write it',
      reprint({ applicant: applicant({ zip: ' 99 90' }) }),
      {},
      'awaiting-payment',
    ],
    [
      'A4 somebody from elsewhere where that does not matter',
      reprint({ applicant: applicant({ zip: '1000' }) }),
      {
        municipality: townWith('pinReprint', {
          eligibility: { ...town.services.pinReprint.eligibility, residentsOnly: false },
        }),
      },
      'awaiting-payment',
    ],
    ['A6 codes that never came: the desk looks', reprint(neverArrived), {}, 'awaiting-generation'],
    ['A6 a new card is under way by definition', reprint(neverArrived), pending, 'awaiting-generation'],
    ['A4 no move', reprint({ moveUnderWay: false }), {}, 'awaiting-payment'],
    [
      'A4 another case does not block',
      reprint(),
      { openCases: [openCase('appointment', 'booked')] },
      'awaiting-payment',
    ],
    [
      'A4 a pre-declaration cancels nothing',
      reprint(),
      { openCases: [openCase('loss', 'pre-declared')] },
      'awaiting-payment',
    ],
    ['a test card, in a demo', reprint({ chip: chip({ trust: 'test' }) }), { simulated: true }, 'awaiting-payment'],
    ['E4 a child of six', reprint({ applicant: applicant({ born: '2020-11-23' }) }), {}, 'awaiting-payment'],
  ])('%s', (_story, submission, known, state) => {
    expect(decidePinReprint(submission, circumstances(known))).toMatchObject({ ok: true, value: { state } });
  });

  test('A5 A8 A9 with what was agreed, where, and when', () => {
    // Thirteen days for ten working days, and a holiday.
    expect(decidePinReprint(reprint(), circumstances({ nowMs: at('2026-12-16T10:00:00') }))).toEqual({
      ok: true,
      value: {
        state: 'awaiting-payment',
        facts: {
          generation: '1.7',
          reason: 'codes-lost',
          amountCents: 500,
          payAt: 'request',
          pickupSite: 'town-hall',
          expectedFrom: '2026-12-21',
          expectedTo: '2026-12-31',
        },
      },
    });
  });

  test('A9 in days of the calendar where the file counts so', () => {
    const municipality = townWith('pinReprint', { leadTime: { min: 7, max: 14, unit: 'days' } });
    expect(decidePinReprint(reprint(), circumstances({ municipality }))).toMatchObject({
      value: { facts: { expectedFrom: '2026-11-30', expectedTo: '2026-12-07' } },
    });
  });

  test.each([
    ['waits for payment', 'awaiting-payment', 'awaiting-generation'],
    ['is ordered', 'ordered', 'awaiting-generation'],
    ['can be collected', 'reminded', 'awaiting-generation'],
    ['will be destroyed', 'expired', 'awaiting-payment'],
    ['is paid back', 'refund-due', 'awaiting-payment'],
  ])('A5 A7 for who has asked before: the clerk looks first where that one %s', (_story, state, begins) => {
    const earlier = { openCases: [openCase('pin-reprint', state)] };
    const decision = decidePinReprint(reprint(), circumstances(earlier));
    expect(decision).toMatchObject({ value: { state: begins } });
    const linked = decision.ok ? decision.value.facts.linkedCase : null;
    expect(linked).toBe(begins === 'awaiting-generation' ? '2026-K7M4-92QF' : undefined);
  });

  test('A2 without a generation where the chip was not read', () => {
    const decision = decidePinReprint(reprint({ chip: null }), circumstances());
    expect(decision.ok && 'generation' in decision.value.facts).toBe(false);
  });
});

describe('a reprint is refused', () => {
  const withNumber = (value: string) =>
    reprint({ applicant: { ...applicant(), nationalNumber: { value, provenance: 'typed' } } });
  const wrong = bornOn('1985-03-15').replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
  const weeks = (receivedOn: string): Partial<Known> => ({ openCases: [openCase('replacement', 'ready', receivedOn)] });

  test.each<readonly [string, PinReprintSubmission, Partial<Known>, unknown]>([
    ['A2 applet 1.8', reprint({ chip: chip({ generation: '1.8' }) }), {}, 'reprint-not-needed'],
    [
      'A2 applet 1.8, codes never came',
      reprint({ ...neverArrived, chip: chip({ generation: '1.8' }) }),
      {},
      'reprint-not-needed',
    ],
    [
      'A2 an applet that the file does not list',
      reprint({ chip: chip({ generation: '1.1' }) }),
      { municipality: townWith('pinReprint', { reprintApplets: ['1.7'] }) },
      'reprint-not-needed',
    ],
    ['A4 an expired card', reprint({ chip: chip({ findings: ['card.expired'] }) }), {}, 'not-eligible'],
    ['A4 a revoked card', reprint({ chip: chip({ findings: ['certificate.revoked'] }) }), {}, 'not-eligible'],
    ['A4 B2 declared lost and cancelled', reprint(), { openCases: [openCase('loss', 'cancelled')] }, 'not-eligible'],
    ['A4 a new card', reprint(), pending, 'pending-card'],
    [
      'A4 a new residence card',
      reprint({ chip: null }),
      { openCases: [openCase('foreigner-card', 'intake')] },
      'pending-card',
    ],
    ['A4 a move', reprint({ moveUnderWay: true }), {}, 'pending-move'],
    ['A4 another town', reprint({ applicant: applicant({ zip: '1000' }) }), {}, 'not-resident'],
    ['A4 an address abroad', reprint({ applicant: applicant({ zip: '75001' }) }), {}, 'not-resident'],
    ['E4 a child of five', reprint({ applicant: applicant({ born: '2020-11-24' }) }), {}, 'too-young'],
    ['A6 too early, by our own case', reprint(neverArrived), weeks('2026-10-27'), 'codes-still-under-way'],
    [
      'A6 too early, as the person says',
      reprint({ ...neverArrived, renewalAskedOn: '2026-10-27' }),
      {},
      'codes-still-under-way',
    ],
    [
      'A6 our own case knows better than the person',
      reprint({ ...neverArrived, renewalAskedOn: '2026-01-01' }),
      weeks('2026-11-01'),
      'codes-still-under-way',
    ],
    ['A5 another price', reprint({ agreedAmountCents: 499 }), {}, 'price-changed'],
    ['A5 free, and it is not', reprint(nothing), {}, 'price-changed'],
    ['A5 another price, chip not read', reprint({ chip: null, agreedAmountCents: 499 }), {}, 'price-changed'],
    [
      'D6 the price changed at midnight in Brussels',
      reprint(),
      { nowMs: Date.parse('2026-12-31T23:00:00Z') },
      'price-changed',
    ],
    ['A5 no price', reprint(), { nowMs: at('2025-12-31T10:00:00') }, 'service-disabled'],
    [
      'A5 a price and no moment to pay it',
      reprint(),
      { municipality: townWith('pinReprint', { payAt: 'none' }) },
      'service-disabled',
    ],
    ['A8 an unknown site', reprint({ pickupSite: 'elsewhere' }), {}, 'unknown-pickup-site'],
    ['A8 a site that hands nothing out', reprint({ pickupSite: 'photo-corner' }), {}, 'unknown-pickup-site'],
    [
      'A8 a site that hands out other things',
      reprint({ pickupSite: 'village-desk' }),
      { municipality: townWith('pinReprint', { pickup: { sites: ['town-hall'], proxy: 'none' } }) },
      'unknown-pickup-site',
    ],
    ['a test card', reprint({ chip: chip({ trust: 'test' }) }), {}, 'test-card-refused'],
    [
      'a service that is off',
      reprint({ chip: chip({ generation: '1.8' }) }),
      { municipality: townWith('pinReprint', { enabled: false }) },
      'service-disabled',
    ],
    [
      'check digits',
      withNumber(wrong),
      {},
      { place: '/applicant/nationalNumber/value', detail: 'the check digits do not fit' },
    ],
    [
      'a birth still to come, where no age is asked',
      reprint({ applicant: applicant({ born: '2026-11-24' }) }),
      {
        municipality: townWith('pinReprint', {
          eligibility: { ...town.services.pinReprint.eligibility, minimumAge: null },
        }),
      },
      { place: '/applicant/nationalNumber/value', detail: 'the date of birth is still to come' },
    ],
  ])('%s', (_story, submission, known, failure) => {
    expect(decidePinReprint(submission, circumstances(known))).toEqual({ ok: false, failure });
  });

  test('A6 no longer once the weeks are over', () => {
    expect(decidePinReprint(reprint(neverArrived), circumstances(weeks('2026-10-26'))).ok).toBe(true);
  });

  test.each([
    ['a second before midnight in Brussels', '2026-12-31T22:59:59.999Z', 500],
    ['at midnight', '2026-12-31T23:00:00Z', 600],
  ])('D6 not at the price of its day: %s', (_story, instant, agreedAmountCents) => {
    const decision = decidePinReprint(reprint({ agreedAmountCents }), circumstances({ nowMs: Date.parse(instant) }));
    expect(decision).toMatchObject({ ok: true, value: { facts: { amountCents: agreedAmountCents } } });
  });

  test('A4 not by a switch that is off', () => {
    const eligibility = { residentsOnly: false, pendingMoveBlocks: false, pendingCardBlocks: false, minimumAge: null };
    const municipality = townWith('pinReprint', { eligibility });
    const submission = reprint({ moveUnderWay: true, applicant: applicant({ zip: '1000', born: '2024-01-01' }) });
    expect(decidePinReprint(submission, circumstances({ municipality, ...pending })).ok).toBe(true);
  });
});

describe('a new PIN at the counter', () => {
  test.each(['applet-without-reprint', 'puk-known'] as const)('A1 A2 because %s', (because) => {
    expect(decidePinReset({ ...samples['pin-reset'], because }, circumstances())).toEqual({
      ok: true,
      value: { state: 'requested', facts: { reason: because, site: 'town-hall' } },
    });
  });

  test('A2 not everywhere, and not where the town does not offer it', () => {
    const elsewhere = { ...samples['pin-reset'], site: 'village-desk' };
    expect(decidePinReset(elsewhere, circumstances())).toEqual({ ok: false, failure: 'unknown-pickup-site' });
    const municipality = townWith('pinReset', { enabled: false });
    expect(decidePinReset(samples['pin-reset'], circumstances({ municipality }))).toEqual({
      ok: false,
      failure: 'service-disabled',
    });
  });
});
