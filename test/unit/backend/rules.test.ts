import { describe, expect, test } from 'vitest';
import { addDays, brusselsDate, isCalendarDate } from '../../../backend/time/municipal-calendar.ts';
import { decidePinReprint } from '../../../backend/rules/decide-pin-reprint.ts';
import { amountCentsOn } from '../../../backend/rules/price-book.ts';
import type { PinReprintSubmission } from '../../../contract/municipal-api.ts';
import type { Municipality } from '../../../contract/municipality.ts';
import { demoMunicipality, sampleSubmission, someDay } from './sample-submission.ts';

const municipality = await demoMunicipality();
const sample = sampleSubmission();
const real = { municipality, today: someDay, simulated: false };

const withNumber = (value: string): PinReprintSubmission => ({
  ...sample,
  applicant: { ...sample.applicant, nationalNumber: { value, provenance: 'typed' } },
});
const withService = (changes: Partial<Municipality['services']['pinReprint']>): Municipality => ({
  ...municipality,
  services: { ...municipality.services, pinReprint: { ...municipality.services.pinReprint, ...changes } },
});

describe('PIN/PUK reprint', () => {
  test('is accepted with amount, place to pay and expected dates', () => {
    expect(decidePinReprint(sample, real)).toEqual({
      ok: true,
      value: { amountCents: 500, payAt: 'counter', expectedFrom: '2026-11-29', expectedTo: '2026-12-06' },
    });
  });

  test('costs nothing when the codes never arrived (A6)', () => {
    const submission = sampleSubmission({ reason: 'codes-never-arrived', agreedAmountCents: 0 });
    expect(decidePinReprint(submission, real)).toMatchObject({ ok: true, value: { amountCents: 0 } });
  });

  const chip = (generation: PinReprintSubmission['chip']['generation'], trust: 'belgian' | 'test' = 'belgian') => ({
    generation,
    trust,
    findings: [],
  });
  const refusals: readonly (readonly [string, PinReprintSubmission, string])[] = [
    ['applet 1.8 (A2)', sampleSubmission({ chip: chip('1.8') }), 'reprint-not-needed'],
    ['a test card', sampleSubmission({ chip: chip('1.7', 'test') }), 'test-card-refused'],
    [
      'a card that has expired (A4)',
      sampleSubmission({ chip: { ...chip('1.7'), findings: ['card.expired'] } }),
      'not-eligible',
    ],
    ['wrong check digits', withNumber('85731500100'), 'national-number-invalid'],
    ['an unknown site', sampleSubmission({ pickupSite: 'elsewhere' }), 'unknown-pickup-site'],
    ['another amount', sampleSubmission({ agreedAmountCents: 499 }), 'price-changed'],
  ];
  test.each(refusals)('is refused for %s', (_story, submission, code) => {
    expect(decidePinReprint(submission, real)).toEqual({ ok: false, failure: code });
  });

  test('is refused at a site that does not hand out codes', () => {
    const sites = municipality.sites.map((site) =>
      site.id === 'deelgemeente-oost' ? { ...site, roles: ['intake' as const] } : site,
    );
    expect(decidePinReprint(sample, { ...real, municipality: { ...municipality, sites } })).toEqual({
      ok: false,
      failure: 'unknown-pickup-site',
    });
  });

  test('is refused where it is not offered, or where no price holds today', () => {
    expect(decidePinReprint(sample, { ...real, municipality: withService({ enabled: false }) })).toEqual({
      ok: false,
      failure: 'service-disabled',
    });
    expect(decidePinReprint(sample, { ...real, today: '2019-12-31' })).toEqual({
      ok: false,
      failure: 'service-disabled',
    });
  });

  test('follows the list of applets of the municipality, nothing else', () => {
    const only17 = withService({ reprintApplets: ['1.7'] });
    const old = sampleSubmission({ chip: chip('1.1') });
    expect(decidePinReprint(old, real).ok).toBe(true);
    expect(decidePinReprint(old, { ...real, municipality: only17 })).toEqual({
      ok: false,
      failure: 'reprint-not-needed',
    });
  });

  test('takes a test card in a demo', () => {
    const submission = sampleSubmission({ chip: chip('1.7', 'test') });
    expect(decidePinReprint(submission, { ...real, simulated: true }).ok).toBe(true);
  });
});

describe('price book', () => {
  const [lost] = municipality.priceBook;
  if (lost === undefined) throw new Error('the demo has lost its prices');
  const book = [
    { ...lost, validTo: '2026-12-31' },
    { ...lost, amountCents: 600, validFrom: '2027-01-01' },
  ];
  test.each([
    ['2026-12-31', 500],
    ['2027-01-01', 600],
    ['2019-12-31', null],
  ])('on %s: %s', (date, amount) => {
    expect(amountCentsOn(book, 'pin-reprint', 'codes-lost', date)).toBe(amount);
  });
});

describe('calendar', () => {
  test.each([
    ['2026-12-31T22:59:59Z', '2026-12-31'],
    ['2026-12-31T23:00:00Z', '2027-01-01'],
    ['2026-06-30T22:00:00Z', '2026-07-01'],
  ])('%s is %s in Belgium', (instant, date) => {
    expect(brusselsDate(Date.parse(instant))).toBe(date);
  });
  test('counts days over both clock changes and leap days', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  });
  test('knows which dates exist', () => {
    expect(['2026-02-28', '2026-02-29', '2026-13-01', '2028-02-29'].map(isCalendarDate)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});
