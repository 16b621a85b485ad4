import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { lintMunicipality } from '../../../backend/configuration/lint-municipality.ts';
import { loadMunicipality, parseMunicipality } from '../../../backend/configuration/load-municipality.ts';
import type { Municipality } from '../../../contract/municipality.ts';
import type { Site } from '../../../contract/municipality/sites.ts';
import { demoMunicipality, municipalityFile, someDay } from './sample-submission.ts';

const demo = await demoMunicipality();
const [townHall, east] = demo.sites;
if (townHall === undefined || east === undefined) throw new Error('the demo has lost its sites');
const [lost, neverArrived] = demo.priceBook;
if (lost === undefined || neverArrived === undefined) throw new Error('the demo has lost its prices');

const withService = (changes: Partial<Municipality['services']['pinReprint']>): Municipality => ({
  ...demo,
  services: { ...demo.services, pinReprint: { ...demo.services.pinReprint, ...changes } },
});
const producerPays = demo.priceBook.find(({ reason }) => reason === 'producer-at-fault');
const holderPays = demo.priceBook.find(({ reason }) => reason === 'holder-at-fault');
if (producerPays === undefined || holderPays === undefined) throw new Error('the demo has lost its prices of defects');

const withDefects = (changes: Partial<Municipality['services']['cardDefect']>): Municipality => ({
  ...demo,
  services: { ...demo.services, cardDefect: { ...demo.services.cardDefect, ...changes } },
});
const withSites = (sites: Site[]): Municipality => ({ ...demo, sites });

describe('municipality files', () => {
  test.each(['voorbeeldgem', 'exempleville'] as const)('%s passes schema and linter', async (name) => {
    expect(await loadMunicipality(municipalityFile(name), someDay)).toMatchObject({ ok: true, value: { id: name } });
  });

  test('the demo follows the procedure of the seed page', () => {
    expect(demo.services.pinReprint).toMatchObject({ payAt: 'counter', reminders: 2, collectWithinMonths: 6 });
    expect(lost.amountCents).toBe(500);
    expect(neverArrived.amountCents).toBe(0);
    expect(demo.sites.filter((site) => site.roles.includes('pickup'))).toHaveLength(3);
    expect(demo.nis5).toBeNull();
  });

  const broken = (story: string, municipality: Municipality, path: string, reason = '') => ({
    story,
    municipality,
    path,
    reason,
  });
  const cases = [
    broken('a missing translation', { ...demo, names: { nl: 'V', fr: 'V', de: 'V' } }, '/names/en'),
    broken(
      'a text missing in an official language that is not offered',
      { ...demo, kioskLanguages: ['en'], names: { en: 'V' } },
      '/names/nl',
    ),
    broken('two sites with one id', withSites([townHall, { ...east, id: townHall.id }]), '/sites/1/id'),
    broken('no pickup site', withSites([{ ...townHall, roles: ['intake', 'payment'] }]), '/sites'),
    broken('no payment site', withSites([east]), '/sites'),
    broken(
      'a pickup site that never opens',
      withSites([townHall, { ...east, openingHours: [] }]),
      '/sites/1/openingHours',
    ),
    broken(
      'hours that end before they begin',
      withSites([{ ...townHall, openingHours: [{ weekday: 1, from: '12:00', to: '09:00' }] }]),
      '/sites/0/openingHours/0',
    ),
    broken(
      'hours that overlap',
      withSites([
        {
          ...townHall,
          openingHours: [
            { weekday: 1, from: '09:00', to: '12:00' },
            { weekday: 1, from: '11:00', to: '13:00' },
          ],
        },
      ]),
      '/sites/0/openingHours/1',
    ),
    broken(
      'a lead time upside down',
      withService({ leadTimeDays: { min: 9, max: 2 } }),
      '/services/pinReprint/leadTimeDays',
    ),
    broken(
      'overlapping prices',
      { ...demo, priceBook: [lost, neverArrived, { ...lost, amountCents: 600 }] },
      '/priceBook/2',
    ),
    broken(
      'a price that ends before it begins',
      { ...demo, priceBook: [lost, neverArrived, { ...lost, validFrom: '2019-02-01', validTo: '2019-01-01' }] },
      '/priceBook/2/validTo',
    ),
    broken(
      'a day that does not exist',
      { ...demo, priceBook: [neverArrived, { ...lost, validFrom: '2026-02-30' }] },
      '/priceBook/1/validFrom',
    ),
    broken(
      'a missing translation of who pays after a defect',
      withDefects({ texts: { ...demo.services.cardDefect.texts, whoPays: { nl: 'V', fr: 'V', en: 'V' } } }),
      '/services/cardDefect/texts/whoPays/de',
    ),
    broken(
      'no price of a new card when the producer is at fault',
      { ...demo, priceBook: [lost, neverArrived, holderPays] },
      '/priceBook',
      'card-after-defect, producer-at-fault',
    ),
    broken(
      'a price of a new card that has run out',
      { ...demo, priceBook: [lost, neverArrived, producerPays, { ...holderPays, validTo: '2025-12-31' }] },
      '/priceBook',
      'card-after-defect, holder-at-fault',
    ),
    broken(
      'overlapping prices of a new card',
      { ...demo, priceBook: [...demo.priceBook, { ...holderPays, amountCents: 1700, validFrom: '2030-01-01' }] },
      `/priceBook/${demo.priceBook.length}`,
      'overlaps another price for the same product and reason',
    ),
    broken('no price for a reason', { ...demo, priceBook: [lost] }, '/priceBook', 'codes-never-arrived'),
    broken(
      'a price book that has run out',
      { ...demo, priceBook: [neverArrived, { ...lost, validTo: '2025-12-31' }] },
      '/priceBook',
      'codes-lost',
    ),
  ];

  test.each(cases)('the linter finds $story', ({ municipality, path, reason }) => {
    const issues = lintMunicipality(municipality, someDay);
    expect(issues.map((issue) => issue.path)).toContain(path);
    expect(issues.map((issue) => issue.reason).join()).toContain(reason);
  });

  test('consecutive prices do not overlap', () => {
    const priceBook = [lost, holderPays].flatMap((price) => [
      { ...price, validTo: '2026-12-31' },
      { ...price, validFrom: '2027-01-01' },
    ]);
    priceBook.push(neverArrived, producerPays);
    expect(lintMunicipality({ ...demo, priceBook }, someDay)).toEqual([]);
  });

  test('a disabled service needs neither sites nor prices', () => {
    const municipality = {
      ...withService({ enabled: false }),
      priceBook: [neverArrived, producerPays, holderPays],
      sites: [east],
    };
    expect(lintMunicipality(municipality, someDay)).toEqual([]);
    const withoutReports = { ...withDefects({ enabled: false }), priceBook: [lost, neverArrived] };
    expect(lintMunicipality(withoutReports, someDay)).toEqual([]);
  });

  test('schema issues name file and place', async () => {
    const text = (await readFile(municipalityFile('voorbeeldgem'), 'utf8'))
      .replace('"payAt": "counter"', '"payAt": "later"')
      .replace('"nis5": null', '"nis5": null, "mayor": "x"');
    const parsed = parseMunicipality(text, 'town.json', someDay);
    expect(parsed.ok).toBe(false);
    expect(parsed.ok ? [] : parsed.failure).toEqual(
      expect.arrayContaining([
        { file: 'town.json', path: '/mayor', reason: 'is not a known member' },
        expect.objectContaining({ path: '/services/pinReprint/payAt' }),
      ]),
    );
  });

  test('a file that is no JSON or not there is an issue, not an exception', async () => {
    expect(parseMunicipality('{', 'town.json', someDay)).toMatchObject({ ok: false, failure: [{ path: '' }] });
    expect(await loadMunicipality('/nowhere/town.json', someDay)).toMatchObject({
      ok: false,
      failure: [{ file: '/nowhere/town.json', reason: expect.stringContaining('cannot be read') }],
    });
  });
});
