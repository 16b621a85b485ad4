import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lintMunicipality, type LintRuleName, lintRules } from '../../../backend/configuration/lint-municipality.ts';
import { loadMunicipality, parseMunicipality } from '../../../backend/configuration/load-municipality.ts';
import type { Municipality } from '../../../contract/municipality.ts';
import type { Price } from '../../../contract/municipality/prices.ts';
import type { Services } from '../../../contract/municipality/services.ts';
import type { Site } from '../../../contract/municipality/sites.ts';
import { demoMunicipality, municipalityFile, someDay } from './sample-submission.ts';

const demo = await demoMunicipality();
const [townHall, east] = demo.sites;
const [anywhere, foreigners, thefts, , , otherwise] = demo.routing.loss;
const [here, brussels] = demo.services.replacement.urgent;
if (
  townHall === undefined ||
  east === undefined ||
  anywhere === undefined ||
  foreigners === undefined ||
  thefts === undefined ||
  otherwise === undefined ||
  here === undefined ||
  brussels === undefined
)
  throw new Error('the demo has lost its sites, its routing or its urgent procedures');

const withService = <S extends keyof Services>(name: S, changes: Partial<Services[S]>): Municipality => ({
  ...demo,
  services: { ...demo.services, [name]: { ...demo.services[name], ...changes } },
});
const withSite = (changes: Partial<Site>): Municipality => ({
  ...demo,
  sites: [{ ...townHall, ...changes }, ...demo.sites.slice(1)],
});
const withLoss = (loss: Municipality['routing']['loss']): Municipality => ({ ...demo, routing: { loss } });
const withPrices = (...more: readonly Price[]): Municipality => ({ ...demo, priceBook: [...demo.priceBook, ...more] });
const withoutPrices = (drop: (price: Price) => boolean): Municipality => ({
  ...demo,
  priceBook: demo.priceBook.filter((price) => !drop(price)),
});
const { pinReprint, replacement, loss, foreignerCard } = demo.services;
const reprintPrice = {
  product: 'pin-reprint',
  reason: 'codes-lost',
  amountCents: 600,
  validFrom: '2026-01-01',
  validTo: null,
  source: 'Invented.',
} as const satisfies Price;
const eid = (changes: Partial<Extract<Price, { readonly reasons: unknown }>>): Price => ({
  product: 'eid',
  reasons: ['theft'],
  urgency: 'normal',
  ageBand: null,
  amountCents: 2310,
  validFrom: '2026-01-01',
  validTo: null,
  source: 'Invented.',
  ...changes,
});

type Breakage = { readonly story: string; readonly municipality: Municipality; readonly path: string };
const breakages: { readonly [Rule in LintRuleName]: readonly Breakage[] } = {
  'text-missing': [
    { story: 'a name', municipality: { ...demo, names: { nl: 'V', fr: 'V', de: 'V' } }, path: '/names/en' },
    {
      story: 'a text in an official language that is not offered',
      municipality: { ...demo, kioskLanguages: ['en'], names: { en: 'V' } },
      path: '/names/nl',
    },
    {
      story: 'a text of a service',
      municipality: withService('cardDefect', {
        texts: { ...demo.services.cardDefect.texts, whoPays: { nl: 'V', fr: 'V', en: 'V' } },
      }),
      path: '/services/cardDefect/texts/whoPays/de',
    },
    {
      story: 'a place where an urgent card is handed over',
      municipality: withService('replacement', { urgent: [{ ...brussels, place: { nl: 'V', fr: 'V', en: 'V' } }] }),
      path: '/services/replacement/urgent/0/place/de',
    },
    {
      story: 'who takes the declaration of a loss',
      municipality: withLoss([{ ...otherwise, contact: { names: { nl: 'V' }, phone: null, url: null } }]),
      path: '/routing/loss/0/contact/names/fr',
    },
    {
      story: 'what a service tells',
      municipality: withService('loss', { information: [{ topic: 'travel', text: { nl: 'V' } }] }),
      path: '/services/loss/information/0/text/fr',
    },
  ],
  'official-language': [
    {
      story: 'Brussels without French',
      municipality: { ...demo, languageRegime: 'bxl' },
      path: '/officialTextLanguages',
    },
  ],
  'information-repeated': [
    {
      story: 'a topic told twice',
      municipality: withService('loss', {
        information: [1, 2].map(() => ({ topic: 'travel' as const, text: demo.names })),
      }),
      path: '/services/loss/information/1',
    },
  ],
  'site-repeated': [
    {
      story: 'two sites with one id',
      municipality: { ...demo, sites: [townHall, { ...east, id: townHall.id }] },
      path: '/sites/1/id',
    },
  ],
  'hours-disorderly': [
    {
      story: 'hours that end before they begin',
      municipality: withSite({ openingHours: [{ weekday: 1, from: '12:00', to: '09:00' }] }),
      path: '/sites/0/openingHours/0',
    },
    {
      story: 'hours that overlap',
      municipality: withSite({
        openingHours: [
          { weekday: 1, from: '09:00', to: '12:00' },
          { weekday: 1, from: '11:00', to: '16:00' },
        ],
      }),
      path: '/sites/0/openingHours/1',
    },
    {
      story: 'hours of an exception that overlap',
      municipality: withSite({
        exceptions: [
          {
            date: '2026-12-24',
            hours: [
              { from: '09:00', to: '11:00' },
              { from: '10:00', to: '12:00' },
            ],
          },
        ],
      }),
      path: '/sites/0/exceptions/0/hours/1',
    },
  ],
  'exception-unusable': [
    {
      story: 'a day that does not exist',
      municipality: withSite({ exceptions: [{ date: '2026-02-30', hours: [] }] }),
      path: '/sites/0/exceptions/0',
    },
    {
      story: 'a day twice',
      municipality: withSite({ exceptions: [1, 2].map(() => ({ date: '2026-12-24', hours: [] })) }),
      path: '/sites/0/exceptions/1',
    },
    {
      story: 'hours on a holiday',
      municipality: withSite({ exceptions: [{ date: '2026-12-25', hours: [{ from: '09:00', to: '10:00' }] }] }),
      path: '/sites/0/exceptions/0',
    },
  ],
  'holiday-unusable': [
    {
      story: 'a holiday twice',
      municipality: { ...demo, holidays: [...demo.holidays, { date: '2026-12-25', reason: 'Again' }] },
      path: `/holidays/${demo.holidays.length}`,
    },
    {
      story: 'a holiday on no day',
      municipality: { ...demo, holidays: [...demo.holidays, { date: '2026-06-31', reason: 'Never' }] },
      path: `/holidays/${demo.holidays.length}`,
    },
  ],
  'holidays-run-out': [
    {
      story: 'no holiday of next year in November',
      municipality: { ...demo, holidays: demo.holidays.filter(({ date }) => date < '2027') },
      path: '/holidays',
    },
  ],
  'role-missing': [
    { story: 'nowhere to pay', municipality: withSite({ roles: ['intake', 'pickup', 'annex-12'] }), path: '/sites' },
    {
      story: 'nobody who takes a declaration of loss',
      municipality: withSite({ roles: ['intake', 'pickup', 'payment'] }),
      path: '/sites',
    },
    {
      story: 'nowhere to ask',
      municipality: { ...demo, sites: [{ ...townHall, roles: ['pickup', 'payment', 'annex-12'] }] },
      path: '/sites',
    },
  ],
  'pickup-site': [
    {
      story: 'a site nobody knows',
      municipality: withService('pinReprint', { pickup: { sites: ['nowhere'], proxy: 'none' } }),
      path: '/services/pinReprint/pickup/sites/0',
    },
    {
      story: 'a site without the role',
      municipality: withSite({ roles: ['intake', 'payment', 'annex-12'] }),
      path: '/services/replacement/pickup/sites/0',
    },
    {
      story: 'a site that never opens',
      municipality: { ...demo, sites: [townHall, { ...east, openingHours: [] }, ...demo.sites.slice(2)] },
      path: '/services/pinReprint/pickup/sites/1',
    },
  ],
  'service-site': [
    {
      story: 'a site nobody knows',
      municipality: withService('digitalKey', { sites: ['nowhere'] }),
      path: '/services/digitalKey/sites/0',
    },
    {
      story: 'a site that takes no requests',
      municipality: { ...demo, sites: [{ ...townHall, roles: ['pickup', 'payment', 'annex-12'] }, east] },
      path: '/services/pinReset/sites/0',
    },
  ],
  'urgent-site': [
    {
      story: 'a site nobody knows',
      municipality: withService('replacement', { urgent: [{ ...here, site: 'nowhere' }] }),
      path: '/services/replacement/urgent/0',
    },
    {
      story: 'in the municipality, and nowhere in it',
      municipality: withService('foreignerCard', {
        urgent: foreignerCard.urgent.map((each) => ({ ...each, site: null })),
      }),
      path: '/services/foreignerCard/urgent/0',
    },
  ],
  'urgent-cut-off': [
    {
      story: 'an hour at which nobody takes requests',
      municipality: withService('replacement', { urgent: [here, { ...brussels, cutOff: '20:00' }] }),
      path: '/services/replacement/urgent/1',
    },
  ],
  'price-dates': [
    {
      story: 'a price that ends before it begins',
      municipality: withPrices({ ...reprintPrice, validFrom: '2025-02-01', validTo: '2025-01-01' }),
      path: `/priceBook/${demo.priceBook.length}/validTo`,
    },
    {
      story: 'days that do not exist',
      municipality: withPrices({ ...reprintPrice, validFrom: '2025-02-30', validTo: '2025-11-31' }),
      path: `/priceBook/${demo.priceBook.length}/validFrom`,
    },
  ],
  'price-overlap': [
    ...[
      reprintPrice,
      { ...reprintPrice, product: 'card-after-defect', reason: 'holder-at-fault', validFrom: '2030-01-01' } as const,
      eid({}),
      {
        product: 'digital-key',
        residency: 'any',
        amountCents: 1,
        validFrom: '2026-05-01',
        validTo: '2026-05-01',
        source: 'Invented.',
      } as const,
    ].map((price) => ({
      story: price.product,
      municipality: withPrices(price),
      path: `/priceBook/${demo.priceBook.length}`,
    })),
    {
      story: 'two ages that meet',
      municipality: withPrices(eid({ ageBand: { from: 12, to: 18 } }), eid({ ageBand: { from: 18, to: 74 } })),
      path: `/priceBook/${demo.priceBook.length + 1}`,
    },
  ],
  'price-missing': [
    {
      story: 'for a reason of a reprint',
      municipality: withoutPrices((price) => price.product === 'pin-reprint' && price.amountCents === 0),
      path: '/priceBook',
    },
    {
      story: 'after a defect',
      municipality: withoutPrices(({ product }) => product === 'card-after-defect'),
      path: '/priceBook',
    },
    { story: 'for a Kids-ID', municipality: withoutPrices(({ product }) => product === 'kids-id'), path: '/priceBook' },
    {
      story: 'for an urgent card',
      municipality: withoutPrices((price) => 'urgency' in price && price.urgency === 'urgent-brussels'),
      path: '/priceBook',
    },
    {
      story: 'for a digital key any more',
      municipality: {
        ...demo,
        priceBook: demo.priceBook.map((price) =>
          price.product === 'digital-key' ? { ...price, validTo: '2026-11-21' } : price,
        ),
      },
      path: '/priceBook',
    },
  ],
  'price-normal-missing': [
    {
      story: 'only urgent',
      municipality: withoutPrices((price) => price.product === 'foreigner-card' && price.urgency === 'normal'),
      path: '/priceBook',
    },
  ],
  'price-old': [
    {
      story: 'in force since last year',
      municipality: {
        ...demo,
        priceBook: demo.priceBook.map((price, index) => (index === 0 ? { ...price, validFrom: '2025-12-31' } : price)),
      },
      path: '/priceBook/0',
    },
  ],
  'payment-method-missing': (['request', 'collection'] as const).map((payAt) => ({
    story: `paid at ${payAt}, and no way to pay`,
    municipality: withService('pinReprint', { payAt, paymentMethods: [] }),
    path: '/services/pinReprint/paymentMethods',
  })),
  'payment-moment-missing': [
    {
      story: 'a fee that is never paid',
      municipality: withService('digitalKey', { payAt: 'none' }),
      path: '/services/digitalKey/payAt',
    },
  ],
  'lead-time': [
    {
      story: 'upside down',
      municipality: withService('pinReprint', { leadTime: { min: 9, max: 2, unit: 'days' } }),
      path: '/services/pinReprint/leadTime',
    },
  ],
  'reminders-disorderly': [
    {
      story: 'the second before the first',
      municipality: withService('pinReprint', { reminders: pinReprint.reminders.toReversed() }),
      path: '/services/pinReprint/reminders/1',
    },
  ],
  'hard-term': [
    {
      story: 'before the last reminder',
      municipality: withService('pinReprint', { retention: { ...pinReprint.retention, hardTermMonths: 3 } }),
      path: '/services/pinReprint/retention/hardTermMonths',
    },
    {
      story: 'before the last reminder, counted from the first',
      municipality: withService('replacement', { retention: { ...replacement.retention, hardTermMonths: 1 } }),
      path: '/services/replacement/retention/hardTermMonths',
    },
    {
      story: 'from a first reminder that does not exist',
      municipality: withService('replacement', { reminders: [] }),
      path: '/services/replacement/retention/hardTermMonths',
    },
    {
      story: 'before the term people were told',
      municipality: withService('pinReprint', { retention: { ...pinReprint.retention, collectWithinDays: 200 } }),
      path: '/services/pinReprint/retention/collectWithinDays',
    },
  ],
  'annex-12-notice': [
    {
      story: 'told before it begins',
      municipality: withService('loss', { annex12: { ...loss.annex12, noticeDaysBeforeEnd: 30 } }),
      path: '/services/loss/annex12/noticeDaysBeforeEnd',
    },
  ],
  'notice-unreachable': [
    {
      story: 'e-mail without an address to send from',
      municipality: { ...demo, notify: { ...demo.notify, email: null } },
      path: '/notify/fallbackOrder/0',
    },
    {
      story: 'letters that nobody sends',
      municipality: { ...demo, notify: { ...demo.notify, letter: false } },
      path: '/notify/fallbackOrder/1',
    },
    {
      story: 'a reminder by a way that is not there',
      municipality: {
        ...withService('pinReprint', { reminders: [{ afterDays: 5, channel: 'letter' }] }),
        notify: { ...demo.notify, letter: false, fallbackOrder: ['email'] },
      },
      path: '/services/pinReprint/reminders/0',
    },
  ],
  'kiosk-only': [
    {
      story: 'no other way to ask',
      municipality: withService('pinReset', { channels: ['kiosk'] }),
      path: '/services/pinReset/channels',
    },
  ],
  'online-address': [
    {
      story: 'online, and nobody says where',
      municipality: withService('pinReprint', { channels: ['counter', 'online'] }),
      path: '/services/pinReprint/onlineUrl',
    },
    {
      story: 'an address, and not online',
      municipality: withService('pinReprint', { onlineUrl: 'https://voorbeeldgem.example/pin' }),
      path: '/services/pinReprint/onlineUrl',
    },
  ],
  'phone-number': [
    {
      story: 'asked by telephone without a number',
      municipality: { ...demo, contacts: { ...demo.contacts, phone: null } },
      path: '/contacts/phone',
    },
  ],
  'home-visit': [
    {
      story: 'a visit that is no channel',
      municipality: withService('replacement', { homeVisit: false }),
      path: '/services/replacement/homeVisit',
    },
  ],
  'family-unknown': [
    {
      story: 'a family twice',
      municipality: withService('foreignerCard', {
        families: [...foreignerCard.families, { code: 'A', issuedUntil: null, replacedBy: null }],
      }),
      path: `/services/foreignerCard/families/${foreignerCard.families.length}`,
    },
    {
      story: 'replaced by one that is not issued',
      municipality: withService('foreignerCard', {
        families: [
          { code: 'E', issuedUntil: '2021-05-10', replacedBy: 'C' },
          { code: 'C', issuedUntil: '2021-10-11', replacedBy: null },
        ],
      }),
      path: '/services/foreignerCard/families/0',
    },
    {
      story: 'replaced and still issued',
      municipality: withService('foreignerCard', {
        families: [
          { code: 'E', issuedUntil: null, replacedBy: 'EU' },
          { code: 'EU', issuedUntil: null, replacedBy: null },
        ],
      }),
      path: '/services/foreignerCard/families/0',
    },
  ],
  'slot-hours': [
    {
      story: 'an evening that is shorter than a slot',
      municipality: withService('appointment', { slotMinutes: 150 }),
      path: '/sites/1/openingHours/0',
    },
    {
      story: 'an exception that is shorter than a slot',
      municipality: withSite({ exceptions: [{ date: '2026-12-24', hours: [{ from: '09:00', to: '09:10' }] }] }),
      path: '/sites/0/exceptions/0/hours/0',
    },
    {
      story: 'doors that never open',
      municipality: { ...demo, sites: demo.sites.map((site) => ({ ...site, openingHours: [] })) },
      path: '/sites',
    },
  ],
  'slot-remainder': [
    {
      story: 'ten minutes at the end of a Wednesday',
      municipality: withSite({ openingHours: [{ weekday: 3, from: '09:00', to: '12:10' }] }),
      path: '/sites/0/openingHours/0',
    },
  ],
  'slot-ahead': [
    {
      story: 'a week ahead at the soonest and six days at the latest',
      municipality: withService('appointment', { earliestHoursAhead: 168, latestDaysAhead: 6 }),
      path: '/services/appointment/latestDaysAhead',
    },
  ],
  'routing-open': [
    { story: 'nothing for the rest', municipality: withLoss([foreigners, thefts]), path: '/routing/loss' },
    {
      story: 'a rule that is never reached',
      municipality: withLoss([foreigners, otherwise, thefts]),
      path: '/routing/loss/1',
    },
  ],
  'routing-foreigner': [
    {
      story: 'a foreigner card lost during opening hours sent to the municipality',
      municipality: withLoss([anywhere, thefts, otherwise]),
      path: '/routing/loss',
    },
  ],
  'applet-rule': [
    {
      story: 'nothing for applet 1.8',
      municipality: withService('pinReset', { enabled: false }),
      path: '/services/pinReset/enabled',
    },
  ],
  'collect-first': [
    {
      story: 'collected and never paid back',
      municipality: withService('cardDefect', { collectFirst: true, refund: 'none' }),
      path: '/services/cardDefect/refund',
    },
  ],
  'suspension-window': [
    {
      story: 'the seven days of before 2018',
      municipality: { ...demo, legacyPolicy: { ...demo.legacyPolicy, suspensionWindowDays: 7 } },
      path: '/legacyPolicy/suspensionWindowDays',
    },
  ],
  'suspension-date': [
    {
      story: 'a window for cards of today',
      municipality: { ...demo, legacyPolicy: { ...demo.legacyPolicy, appliesBefore: '2027-01-01' } },
      path: '/legacyPolicy/appliesBefore',
    },
  ],
  'federal-simulator': [
    {
      story: 'simulated federal steps',
      municipality: { ...demo, federal: { mode: 'simulator' } },
      path: '/federal/mode',
    },
  ],
  'open-point-nowhere': [
    {
      story: 'a question about nothing',
      municipality: { ...demo, openPoints: [{ at: '/services/pinReprint/mayor', question: 'Who?' }] },
      path: '/openPoints/0',
    },
  ],
  'open-point': [
    {
      story: 'a question nobody has answered',
      municipality: { ...demo, openPoints: [{ at: '/sites/0/openingHours', question: 'When?' }] },
      path: '/sites/0/openingHours',
    },
  ],
};

const ruleNames = Object.keys(lintRules) as LintRuleName[]; // the keys of a const table
const cases = ruleNames.flatMap((rule) => breakages[rule].map((breakage) => ({ rule, ...breakage })));

describe('the linter', () => {
  test('has nothing to say about the demo, in production neither', () => {
    expect(lintMunicipality(demo, someDay, 'production')).toEqual([]);
  });

  test.each(cases)('$rule: $story', ({ rule, municipality, path }) => {
    const found = lintMunicipality(municipality, someDay, 'production');
    expect(found.filter((issue) => issue.rule === rule).map((issue) => issue.path)).toContain(path);
  });

  test.each(ruleNames)('%s weighs in every profile as its row says', (rule) => {
    const [breakage] = breakages[rule];
    if (breakage === undefined) throw new Error(`nothing breaks ${rule}`);
    const weightIn = (profile: 'production' | 'other') =>
      new Set(
        lintMunicipality(breakage.municipality, someDay, profile)
          .filter((issue) => issue.rule === rule)
          .map(({ severity }) => severity),
      );
    const { weight } = lintRules[rule];
    expect(weightIn('production')).toEqual(new Set([weight === 'warning' ? 'warning' : 'error']));
    expect(weightIn('other')).toEqual(new Set([weight === 'error' ? 'error' : 'warning']));
  });

  test('an old price and a suspension window warn, and stop production', () => {
    expect(lintRules['price-old'].weight).toBe('error-in-production');
    expect(lintRules['suspension-window'].weight).toBe('error-in-production');
    expect(lintRules['federal-simulator'].weight).toBe('error-in-production');
  });

  test('prices that follow each other, and one for some ages beside one for all, do not overlap', () => {
    const priceBook = demo.priceBook.flatMap((price) => [
      { ...price, validTo: '2026-12-31' },
      { ...price, validFrom: '2027-01-01' },
    ]);
    expect(lintMunicipality({ ...demo, priceBook }, someDay, 'production')).toEqual([]);
    expect(lintMunicipality(withPrices(eid({ ageBand: { from: 0, to: 17 } })), someDay, 'production')).toEqual([]);
  });

  test('what is free does not grow old, and a new year makes every other price old', () => {
    const issues = lintMunicipality(demo, '2027-01-01', 'production');
    expect(new Set(issues.map(({ rule }) => rule))).toEqual(new Set(['price-old']));
    expect(issues).toHaveLength(demo.priceBook.filter(({ amountCents }) => amountCents > 0).length);
  });

  test('a service that is off needs neither sites nor prices', () => {
    const services = structuredClone(demo.services);
    for (const service of Object.values(services)) service.enabled = false;
    const off = { ...demo, services, sites: [east], contacts: { phone: null, email: null, website: null } };
    const [price] = demo.priceBook;
    if (price === undefined) throw new Error('the demo has lost its prices');
    expect(lintMunicipality({ ...off, priceBook: [price] }, someDay, 'production')).toEqual([]);
  });
});

describe('municipality files', () => {
  const folder = dirname(municipalityFile('voorbeeldgem'));

  test('every file of the folder may be served in a demo, and is named after its municipality', async () => {
    const names = (await readdir(folder)).map((name) => name.replace(/\.json$/, ''));
    expect(names.toSorted()).toEqual([
      'deeldorp-verzonnen',
      'exempleville',
      'heist-op-den-berg',
      'kouterdam-verzonnen',
      'leuven',
      'overijse',
      'voorbeeldgem',
    ]);
    for (const name of names)
      expect(await loadMunicipality(municipalityFile(name), someDay, 'other')).toMatchObject({
        ok: true,
        value: { municipality: { id: name } },
      });
  });

  test('schema issues name file and place', async () => {
    const text = (await readFile(municipalityFile('voorbeeldgem'), 'utf8'))
      .replace('"payAt": "request"', '"payAt": "later"')
      .replace('"nis5": null', '"nis5": null, "mayor": "x"')
      .replace(/"reprintApplets": \[[^\]]*\]/, '"reprintApplets": []');
    const parsed = parseMunicipality(text, 'town.json', someDay, 'other');
    expect(parsed.ok ? [] : parsed.failure).toEqual(
      expect.arrayContaining([
        { file: 'town.json', rule: 'schema', severity: 'error', path: '/mayor', reason: 'is not a known member' },
        expect.objectContaining({ path: '/services/pinReprint/payAt' }),
        // A reprint without a rule about applets cannot even be written down.
        expect.objectContaining({ path: '/services/pinReprint/reprintApplets' }),
      ]),
    );
  });

  test('a file that is no JSON or not there is an issue, not an exception', async () => {
    expect(parseMunicipality('{', 'town.json', someDay, 'other')).toMatchObject({ ok: false, failure: [{ path: '' }] });
    expect(await loadMunicipality('/nowhere/town.json', someDay, 'other')).toMatchObject({
      ok: false,
      failure: [{ file: '/nowhere/town.json', rule: 'file', reason: expect.stringContaining('cannot be read') }],
    });
  });
});

describe('the linter on the command line', () => {
  const program = join(import.meta.dirname, '../../../backend/configuration/lint.cli.ts');
  const lint = (...words: readonly string[]) =>
    new Promise<{ code: number; output: string }>((resolve) => {
      const child = execFile(process.execPath, [program, ...words], (_error, output) =>
        resolve({ code: child.exitCode ?? -1, output }),
      );
    });

  test('says what it finds and ends by it', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'lint-'));
    const dear = join(directory, 'dear.json');
    await writeFile(
      dear,
      JSON.stringify({ ...demo, legacyPolicy: { suspensionWindowDays: 7, appliesBefore: '2018-06-01' } }),
    );
    try {
      const [fine, warned, refused, asked] = await Promise.all([
        lint('--production', '--on', someDay, municipalityFile('voorbeeldgem')),
        lint('--on', someDay, dear),
        lint('--on', someDay, '--production', dear),
        lint('--on', '2026-02-30', dear),
      ]);
      expect(fine).toEqual({ code: 0, output: expect.stringContaining('may be served') });
      expect(warned).toEqual({ code: 0, output: expect.stringContaining('warning: the window was repealed') });
      expect(refused).toEqual({ code: 1, output: expect.stringContaining('(suspension-window)') });
      expect(refused.output).toContain('dear.json: refused');
      expect(asked).toEqual({ code: 64, output: '' });
    } finally {
      await rm(directory, { recursive: true });
    }
  });

  test('promises no end of the audit trail, because nothing ends it', () => {
    const retentionDays = { ...demo.privacy.retentionDays, audit: 3650 };
    const text = JSON.stringify({ ...demo, privacy: { ...demo.privacy, retentionDays } });
    expect(parseMunicipality(text, 'town.json', someDay, 'other')).toMatchObject({
      ok: false,
      failure: [{ rule: 'schema', path: '/privacy/retentionDays/audit', reason: 'is not a known member' }],
    });
  });
});
