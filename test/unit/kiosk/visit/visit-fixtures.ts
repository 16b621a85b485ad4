/** An invented town, an invented card holder (specimen number) and the devices around a visit, all of them plain values. */
import { readFileSync } from 'node:fs';
import { Compile } from 'typebox/compile';
import { checkCodes, finding, type FindingCode } from '../../../../contract/findings.ts';
import type { CardDefectReceipt, RequestReceipt } from '../../../../contract/municipal-api.ts';
import { type Municipality, MunicipalitySchema } from '../../../../contract/municipality.ts';
import type { Site } from '../../../../contract/municipality/sites.ts';
import type { ReadersSnapshot, ReaderState } from '../../../../kiosk/ports.ts';
import type { CardFacts } from '../../../../kiosk/requests/card-facts.ts';
import type { ReadingFacts } from '../../../../kiosk/diagnostics/reading-facts.ts';
import type { CardRead } from '../../../../kiosk/visit/card-reading-port.ts';

const everyLanguage = (text: string) => ({ nl: text, fr: text, de: text, en: text });

const site = (id: string, roles: Site['roles']): Site => ({
  id,
  names: everyLanguage(id),
  address: { streetAndNumber: 'Voorbeeldplein 1', zip: '9999', municipality: 'Testgem' },
  phone: null,
  roles,
  openingHours: [],
  exceptions: [],
  appointmentUrl: null,
});

/** Everything that no test here is about. */
const example = Compile(MunicipalitySchema).Parse(
  JSON.parse(readFileSync(new URL('../../../../config/municipalities/voorbeeldgem.json', import.meta.url), 'utf8')),
);

export const town: Municipality = {
  ...example,
  id: 'testgem',
  names: everyLanguage('Testgem'),
  kioskLanguages: ['nl', 'fr', 'de', 'en'],
  officialTextLanguages: ['nl'],
  actionColour: null,
  sites: [site('north', ['intake', 'pickup']), site('south', ['pickup']), site('desk', ['intake'])],
  services: {
    ...example.services,
    pinReprint: {
      ...example.services.pinReprint,
      reprintApplets: ['1.0', '1.1', '1.7'],
      payAt: 'request',
      // The canary's postal code stands nowhere else.
      eligibility: { ...example.services.pinReprint.eligibility, residentsOnly: false },
      pickup: { sites: ['north', 'south'], proxy: 'none' },
      leadTime: { min: 5, max: 10, unit: 'days' },
      retention: { collectWithinDays: null, hardTermMonths: 6, hardTermFrom: 'notice', destroy: true },
      texts: {
        lookForLetterFirst: everyLanguage('Look first.'),
        consequence: everyLanguage('No way back.'),
        bring: everyLanguage('Your card.'),
      },
    },
    cardDefect: {
      ...example.services.cardDefect,
      texts: {
        whyRead: everyLanguage('To test it.'),
        whoPays: everyLanguage('The maker says.'),
        bring: everyLanguage('The card.'),
      },
    },
  },
  priceBook: [
    {
      product: 'pin-reprint',
      reason: 'codes-lost',
      amountCents: 500,
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      source: 'Invented.',
    },
    {
      product: 'pin-reprint',
      reason: 'codes-lost',
      amountCents: 600,
      validFrom: '2027-01-01',
      validTo: null,
      source: 'Invented.',
    },
    ...(['producer-at-fault', 'holder-at-fault'] as const).map((reason) => ({
      product: 'card-after-defect' as const,
      reason,
      amountCents: reason === 'holder-at-fault' ? 1600 : 0,
      validFrom: '2026-01-01',
      validTo: null,
      source: 'Invented.',
    })),
  ],
  privacy: { ...example.privacy, legalBasis: everyLanguage('To file this request.'), photo: 'never' },
};

/** One language and one place to collect: the shortest visit there is. */
export const village: Municipality = {
  ...town,
  id: 'dorp',
  kioskLanguages: ['fr'],
  sites: [site('hall', ['intake', 'pickup', 'payment'])],
  services: {
    ...town.services,
    pinReprint: { ...town.services.pinReprint, pickup: { sites: ['hall'], proxy: 'none' } },
  },
};

/** The canary: every value is found nowhere else, so that finding one means that something was kept. */
export const canary = {
  nationalNumber: '85733000194',
  surname: 'Kanarievogel',
  givenNames: 'Zeldzame Proefpersoon',
  streetAndNumber: 'Verklikkersstraat 4711',
  zip: '9876',
  municipality: 'Nergenshuizen',
  cardNumber: '590000004711',
  email: 'kanarie.verklikker@example.test',
  typedStreet: 'Ingetikte Kanarielaan 12',
} as const;

export const cardFacts = (change: Partial<CardFacts> = {}, codes: readonly FindingCode[] = []): CardFacts => ({
  findings: codes.map((code) => finding(code)),
  generation: '1.7',
  trust: 'belgian',
  holder: {
    nationalNumber: canary.nationalNumber,
    surname: canary.surname,
    givenNames: canary.givenNames,
  },
  address: {
    streetAndNumber: canary.streetAndNumber,
    zip: canary.zip,
    municipality: canary.municipality,
  },
  photo: null,
  ...change,
});

/** A reading without anything personal in it, of which nothing but its findings matters here. */
export const readingFacts = (codes: readonly FindingCode[] = [], readerKnownGood = false): ReadingFacts => {
  const findings = codes.map((code) => finding(code));
  return {
    read: {
      schema: 'eid-read/1',
      reader: { name: readerName },
      card: { atr: '3B9813400AA503010101AD1311', generation: '1.7', serial: '534C', lifeCycle: '0F' },
      identity: null,
      address: null,
      photo: null,
      trust: 'belgian',
      checks: checkCodes.map((check) => ({ check, verdict: 'passed' as const, reason: null })),
      findings: findings.map((found) => ({ ...found, evidence: {}, remedies: [...found.remedies] })),
      pin: { triesLeft: 3 },
      timings: { firstFieldsMs: 300, completeMs: 900, exchanges: 30, bytesSent: 200, bytesReceived: 4000 },
    },
    findings,
    readerKnownGood,
    readerAttributes: [{ name: 'model', value: 'Test model' }],
    stateWord: '0x00000022',
    endedBy: null,
  };
};

export const cardRead = (
  facts: CardFacts = cardFacts(),
  cardIdentity: string | null = canary.cardNumber,
): CardRead => ({
  facts,
  reading: readingFacts(facts.findings.map(({ code }) => code)),
  cardIdentity,
});

export const unreadable = (...codes: readonly FindingCode[]): CardRead =>
  cardRead(cardFacts({ generation: null, trust: 'none', holder: null, address: null }, codes), null);

export const receipt: RequestReceipt = {
  id: '7b2f7c1e-4a55-4f0e-9d53-0d7f6f1f2a10',
  caseNumber: '2026-K7M4-92QF',
  type: 'pin-reprint',
  state: 'submitted',
  receivedAt: '2026-11-22T09:00:00Z',
  amountCents: 500,
  payAt: 'request',
  pickupSite: 'north',
  expectedFrom: '2026-11-27',
  expectedTo: '2026-12-02',
  simulated: true,
};

export const defectReceipt: CardDefectReceipt = {
  id: '7b2f7c1e-4a55-4f0e-9d53-0d7f6f1f2a11',
  caseNumber: '2026-D3F7-41QK',
  type: 'card-defect',
  state: 'reported',
  receivedAt: '2026-11-22T09:00:00Z',
  simulated: true,
};

const readerName = 'Test Reader 0';

export const reader = (slot: ReaderState['slot'], eventCount: number, name = readerName): ReaderState => ({
  name,
  slot,
  atr: slot === 'card' ? Uint8Array.of(0x3b, 0x98) : new Uint8Array(),
  eventCount,
  stateWord: slot === 'card' ? 0x22 : 0x12,
});

export const snapshot = (...readers: readonly ReaderState[]): ReadersSnapshot => ({
  service: 'up',
  serviceCode: null,
  readers,
});

export const serviceDown: ReadersSnapshot = { service: 'down', serviceCode: 0x8010001d, readers: [] };
