/** One set of facts for every kind of paper, about invented people; each carries a number that no paper may show. */
import { type DocumentKind, documentKinds } from '../../../../contract/case-outcomes.ts';
import type { Language } from '../../../../contract/languages.ts';
import type { Municipality } from '../../../../contract/municipality.ts';
import type { Addressee, DocumentFacts, FactsOf } from '../../../../backend/documents/document-facts.ts';
import { type NoticeFacts, noticeContent } from '../../../../backend/notices/notice-content.ts';
import { diagnosedCard } from '../sample-diagnosis.ts';
import { specimenNumber } from '../sample-submission.ts';
import { receiptSample } from './receipt-samples.ts';

export const caseNumber = '2026-K7M4-92QF';
const madeAt = '2026-11-22T09:12:00.000Z';

/** As a register would hand it over: with a number that the facts have no place for. */
const person = { surname: 'Kanarie-Voorbeeld', givenNames: 'Ottilie Zénobe', nationalNumber: specimenNumber };
export const addressee: Addressee & { readonly nationalNumber: string } = {
  ...person,
  streetAndNumber: 'Proefkonijnstraat 99',
  zip: '9999',
  municipality: 'Verzinsel',
};

type Sample = { readonly language: Language; readonly simulated: boolean; readonly municipality: Municipality };

const contentOf = (
  { language, simulated, municipality }: Sample,
  notice: Pick<NoticeFacts, 'kind' | 'type' | 'facts'> & Partial<NoticeFacts>,
) =>
  noticeContent(
    {
      caseNumber,
      language,
      simulated,
      amountDueCents: null,
      collectBy: '2026-12-22',
      lastDay: '2027-05-22',
      lapsesOn: '2026-12-06',
      ...notice,
    },
    municipality,
  );

const pickupSite = 'deelgemeente-west';

const samples: { readonly [K in DocumentKind]: (sample: Sample) => Omit<FactsOf<K>, 'kind'> } = {
  receipt: ({ language, simulated }) => receiptSample('pin-reprint', { language, simulated }),
  'pre-declaration': ({ language, simulated }) => ({
    caseNumber,
    language,
    simulated,
    madeAt,
    person,
    lossKind: 'theft',
    cardFamily: 'eid',
    routedTo: 'police',
    contact: {
      names: { nl: 'Politiezone Proef', fr: 'Zone de police Essai', de: 'Polizeizone Probe', en: 'Police zone Trial' },
      phone: '000 11 22 33',
      url: null,
    },
    validUntil: null,
  }),
  'diagnostic-hand-over': ({ language, simulated }) => ({
    caseNumber,
    language,
    simulated,
    madeAt,
    diagnosis: diagnosedCard.diagnosis,
  }),
  'arrival-letter': (sample) => ({
    addressee,
    madeAt,
    service: 'pin-reprint',
    content: contentOf(sample, {
      kind: 'codes-arrived',
      type: 'pin-reprint',
      facts: { pickupSite },
      amountDueCents: 500,
    }),
  }),
  'reminder-letter': (sample) => ({
    addressee,
    madeAt,
    service: 'replacement',
    content: contentOf(sample, { kind: 'card-reminder', type: 'replacement', facts: { pickupSite } }),
  }),
  'notice-letter': (sample) => ({
    addressee,
    madeAt,
    content: contentOf(sample, { kind: 'codes-destroyed', type: 'pin-reprint', facts: {} }),
  }),
  'destruction-record': ({ language, simulated }) => ({
    caseNumber,
    language,
    simulated,
    madeAt,
    service: 'pin-reprint',
    site: pickupSite,
    arrivedOn: '2026-05-02',
    ended: { by: 'term', on: '2026-11-02' },
    signatures: [
      { id: 'clerk.one', at: madeAt },
      { id: 'clerk.two', at: '2026-11-22T09:15:00.000Z' },
    ],
  }),
  'proxy-form': ({ language, simulated }) => ({
    caseNumber,
    language,
    simulated,
    madeAt,
    service: 'replacement',
    holder: person,
  }),
  'annex-12-data-sheet': ({ language, simulated }) => ({
    caseNumber,
    language,
    simulated,
    madeAt,
    holder: person,
    birthDate: '1985-11-15',
    birthPlace: null,
    nationality: 'Belg',
    cardFamily: 'eid',
    statement: 'sent-for-examination',
    validUntil: '2026-12-22',
  }),
};

export const sampleFacts = <K extends DocumentKind>(kind: K, sample: Sample): DocumentFacts & { readonly kind: K } =>
  // The compiler does not follow a kind into the table; each row above is checked against its own.
  ({ kind, ...samples[kind](sample) }) as unknown as DocumentFacts & { readonly kind: K };

export const allKinds = documentKinds;
