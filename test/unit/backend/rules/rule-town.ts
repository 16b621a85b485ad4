/** One invented town whose every rule is said here, invented people with any date of birth, and the clock of Belgium, for the tests of the rules. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Compile } from 'typebox/compile';
import { type Municipality, MunicipalitySchema } from '../../../../contract/municipality.ts';
import type { Price } from '../../../../contract/municipality/prices.ts';
import type { UrgentProcedure } from '../../../../contract/municipality/service-parts.ts';
import type { Submissions } from '../../../../contract/submissions.ts';
import { type Circumstances, circumstancesOf, type Known } from '../../../../backend/rules/circumstances.ts';

const file: unknown = JSON.parse(
  await readFile(join(import.meta.dirname, '../../../../config/municipalities/voorbeeldgem.json'), 'utf8'),
);
const demo = Compile(MunicipalitySchema).Parse(file);

const [site] = demo.sites;
if (site === undefined) throw new Error('the demo has lost its sites');
const weekdays = (from: string, to: string) => [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from, to }));

const since = { validFrom: '2026-01-01', validTo: null, source: 'Tariff of the invented town' };
const adult = { from: 12, to: 74 };

/** S1, S3 and S4 lend the shapes of these amounts; none is the town's. */
export const priceBook: readonly Price[] = [
  { product: 'pin-reprint', reason: 'codes-lost', amountCents: 500, ...since, validTo: '2026-12-31' },
  { product: 'pin-reprint', reason: 'codes-lost', amountCents: 600, ...since, validFrom: '2027-01-01' },
  { product: 'pin-reprint', reason: 'codes-never-arrived', amountCents: 0, ...since },
  { product: 'card-after-defect', reason: 'producer-at-fault', amountCents: 0, ...since },
  { product: 'card-after-defect', reason: 'holder-at-fault', amountCents: 1600, ...since },
  ...(
    [
      ['normal', 2110, 2310],
      ['urgent-municipality', 10_860, 11_060],
      ['urgent-brussels', 13_980, 14_180],
    ] as const
  ).flatMap(([urgency, handedIn, gone]): Price[] => [
    {
      product: 'eid',
      reasons: ['renewal', 'first', 'own-initiative'],
      urgency,
      ageBand: adult,
      amountCents: handedIn,
      ...since,
    },
    { product: 'eid', reasons: ['loss', 'theft', 'damage'], urgency, ageBand: adult, amountCents: gone, ...since },
  ]),
  {
    product: 'eid',
    reasons: ['renewal', 'loss'],
    urgency: 'normal',
    ageBand: { from: 75, to: 150 },
    amountCents: 1000,
    ...since,
  },
  { product: 'kids-id', reasons: ['first', 'loss'], urgency: 'normal', ageBand: null, amountCents: 700, ...since },
  {
    product: 'foreigner-card',
    reasons: ['renewal', 'loss', 'theft'],
    urgency: 'normal',
    ageBand: null,
    amountCents: 2200,
    ...since,
  },
  {
    product: 'foreigner-card',
    reasons: ['renewal', 'loss', 'theft'],
    urgency: 'urgent-municipality',
    ageBand: null,
    amountCents: 12_700,
    ...since,
  },
  { product: 'digital-key', residency: 'any', amountCents: 1000, ...since },
  { product: 'digital-key', residency: 'resident', amountCents: 500, ...since },
];

const place = site.names;
/** D3: the next working day in the town, from nine. */
export const inTown: UrgentProcedure = {
  urgency: 'urgent-municipality',
  products: ['eid', 'foreigner-card'],
  cutOff: '15:00',
  readyAfterWorkingDays: 1,
  readyFrom: '09:00',
  readyWeekdays: [1, 2, 3, 4, 5],
  site: 'town-hall',
  place,
};
/** D4: Tuesday to Saturday from 08:30. */
export const inBrussels: UrgentProcedure = {
  ...inTown,
  urgency: 'urgent-brussels',
  products: ['eid', 'foreigner-card'],
  readyFrom: '08:30',
  readyWeekdays: [2, 3, 4, 5, 6],
  site: null,
};

const contact = { names: place, phone: null, url: null };
const everybody = { residentsOnly: false, pendingMoveBlocks: false, pendingCardBlocks: false, minimumAge: null };
const { services } = demo;

export const town: Municipality = {
  ...demo,
  zips: ['9999', '9990'],
  holidays: [
    { date: '2026-05-01', reason: 'Labour Day' },
    { date: '2026-12-25', reason: 'Christmas' },
  ],
  sites: [
    {
      ...site,
      id: 'town-hall',
      roles: ['intake', 'pickup', 'payment', 'annex-12'],
      openingHours: weekdays('08:30', '17:00'),
      exceptions: [],
    },
    {
      ...site,
      id: 'village-desk',
      roles: ['intake', 'pickup'],
      openingHours: [{ weekday: 2, from: '17:00', to: '19:00' }],
      exceptions: [{ date: '2026-11-24', hours: [] }],
    },
    { ...site, id: 'photo-corner', roles: ['photo-booth'], openingHours: [], exceptions: [] },
  ],
  services: {
    pinReprint: {
      ...services.pinReprint,
      enabled: true,
      eligibility: { residentsOnly: true, pendingMoveBlocks: true, pendingCardBlocks: true, minimumAge: 6 },
      payAt: 'request',
      reprintApplets: ['1.0', '1.1', '1.7'],
      neverArrivedAfterWeeks: 4,
      leadTime: { min: 3, max: 10, unit: 'working-days' },
      pickup: { sites: ['town-hall', 'village-desk'], proxy: 'none' },
    },
    pinReset: { ...services.pinReset, enabled: true, eligibility: everybody, sites: ['town-hall'] },
    loss: { ...services.loss, enabled: true },
    cardDefect: { ...services.cardDefect, enabled: true },
    replacement: {
      ...services.replacement,
      enabled: true,
      eligibility: { ...everybody, residentsOnly: true, pendingCardBlocks: true },
      payAt: 'request',
      leadTime: { min: 14, max: 21, unit: 'days' },
      pickup: { sites: ['town-hall'], proxy: 'non-biometric' },
      urgent: [inTown, inBrussels],
      products: ['eid', 'kids-id'],
      homeVisit: true,
      cannotSign: true,
    },
    foreignerCard: {
      ...services.foreignerCard,
      enabled: true,
      eligibility: { ...everybody, residentsOnly: true, pendingCardBlocks: true },
      payAt: 'request',
      leadTime: { min: 14, max: 21, unit: 'days' },
      pickup: { sites: ['town-hall'], proxy: 'none' },
      urgent: [inTown, inBrussels],
      families: [
        { code: 'F', issuedUntil: null, replacedBy: null },
        { code: 'EU+', issuedUntil: null, replacedBy: null },
        { code: 'E+', issuedUntil: '2021-05-10', replacedBy: 'EU+' },
      ],
    },
    digitalKey: {
      ...services.digitalKey,
      enabled: true,
      eligibility: everybody,
      payAt: 'request',
      sites: ['town-hall'],
    },
    appointment: {
      ...services.appointment,
      enabled: true,
      eligibility: everybody,
      slotMinutes: 30,
      desks: 2,
      earliestHoursAhead: 0,
      latestDaysAhead: 365,
      tickets: true,
    },
  },
  priceBook: [...priceBook],
  routing: {
    loss: [
      { abroad: true, to: 'embassy', contact },
      { kinds: ['theft'], to: 'police', contact },
      { resident: false, to: 'police', contact },
      { openNow: false, to: 'police', contact },
      { to: 'municipality', contact },
    ],
  },
};

/** The instant at which the clocks in Belgium show this, in winter (`+01:00`) or summer time (`+02:00`). */
export const at = (local: string, offset: '+01:00' | '+02:00' = '+01:00'): number => Date.parse(`${local}${offset}`);

/** A Monday morning in winter, the town hall is open. */
export const someMorning = at('2026-11-23T10:00:00');

export const circumstances = (changes: Partial<Known> = {}): Circumstances =>
  circumstancesOf({
    municipality: town,
    nowMs: someMorning,
    simulated: false,
    openCases: [],
    placesTaken: 0,
    ...changes,
  });

/** Changes one service of the town. */
export const townWith = <S extends keyof Municipality['services']>(
  service: S,
  changes: Partial<Municipality['services'][S]>,
): Municipality => ({
  ...town,
  services: { ...town.services, [service]: { ...town.services[service], ...changes } },
});

/** A number that nobody has: the serial 999 is never given out. Check digits by the century of birth. */
export const bornOn = (date: string): string => {
  const digits = `${date.slice(2, 4)}${date.slice(5, 7)}${date.slice(8, 10)}999`;
  const dividend = Number(`${date.startsWith('20') ? '2' : ''}${digits}`);
  return `${digits}${String(97 - (dividend % 97)).padStart(2, '0')}`;
};

type Applicant = Submissions['loss']['applicant'];

export const applicant = (changes: { readonly born?: string; readonly zip?: string | null } = {}): Applicant => {
  const typed = (value: string) => ({ value, provenance: 'typed' as const });
  const zip = changes.zip === undefined ? '9999' : changes.zip;
  return {
    nationalNumber: typed(bornOn(changes.born ?? '1985-03-15')),
    surname: typed('Kanarie-Voorbeeld'),
    givenNames: null,
    streetAndNumber: typed('Proefkonijnstraat 99'),
    zip: zip === null ? null : typed(zip),
    municipality: null,
  };
};

const asked = { language: 'nl', notification: { channel: 'letter' } } as const;

/** A request of each type that the town takes; a defect is in sample-diagnosis.ts. */
export const samples = {
  'pin-reprint': {
    type: 'pin-reprint',
    ...asked,
    applicant: applicant(),
    chip: { generation: '1.7', trust: 'belgian', findings: [] },
    reason: 'codes-lost',
    pickupSite: 'town-hall',
    agreedAmountCents: 500,
  },
  'pin-reset': { type: 'pin-reset', ...asked, applicant: applicant(), because: 'puk-known', site: 'town-hall' },
  loss: {
    type: 'loss',
    ...asked,
    applicant: applicant(),
    kind: 'loss',
    family: 'eid',
    abroad: false,
    understandsIrrevocable: true,
  },
  replacement: {
    type: 'replacement',
    ...asked,
    applicant: applicant(),
    product: 'eid',
    reason: 'renewal',
    urgency: 'normal',
    pickupSite: 'town-hall',
    proxyAnnounced: false,
    homeVisit: false,
    cannotSign: false,
    agreedAmountCents: 2110,
  },
  'foreigner-card': {
    type: 'foreigner-card',
    ...asked,
    applicant: applicant(),
    familyCode: 'F',
    reason: 'renewal',
    urgency: 'normal',
    pickupSite: 'town-hall',
    agreedAmountCents: 2200,
  },
  'digital-key': {
    type: 'digital-key',
    language: 'nl',
    residency: 'resident',
    site: 'town-hall',
    agreedAmountCents: 500,
  },
  appointment: {
    type: 'appointment',
    ...asked,
    applicant: applicant(),
    site: 'town-hall',
    at: '2026-11-24T09:00:00Z',
    subject: 'replacement',
  },
  'queue-ticket': { type: 'queue-ticket', language: 'nl', site: 'town-hall', subject: 'digital-key' },
} as const satisfies { readonly [T in Exclude<keyof Submissions, 'card-defect'>]: Submissions[T] };
