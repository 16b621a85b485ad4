/** Diagnoses as the kiosk makes them, of the demo's invented cards, and what may never be found in one. */
import type { Diagnosis } from '../../../contract/diagnosis.ts';
import type { CardDefectSubmission } from '../../../contract/municipal-api.ts';
import { interpretCard, toEidReadDocument } from '../../../eid/index.ts';
import { diagnosisOf } from '../../../kiosk/diagnostics/diagnosis-document.ts';
import { freshCheck, withReading } from '../../../kiosk/diagnostics/guided-check.ts';
import { type ReadingFacts, withoutPersonalValues } from '../../../kiosk/diagnostics/reading-facts.ts';
import { createDemoCard } from '../../../simulator/cards/index.ts';
import { readVirtualCard } from '../../read-virtual-card.ts';
import { asBelgianCard, asTestCard } from '../eid/card-images.ts';

const timings = { firstFieldsMs: 210, completeMs: 1834.25, exchanges: 96, bytesSent: 812, bytesReceived: 9120 };

export type DiagnosedCard = {
  readonly diagnosis: Diagnosis;
  /** What the chip says about its holder and about itself alone. */
  readonly personalValues: readonly string[];
};

export const diagnoseDemoCard = async (
  name: string,
  { attempts = 1, judged = 'belgian' }: { readonly attempts?: number; readonly judged?: 'belgian' | 'test' } = {},
): Promise<DiagnosedCard> => {
  const card = createDemoCard(name);
  if (card === null) throw new RangeError(`no demo card ${name}`);
  const reading = await interpretCard(readVirtualCard(card), judged === 'test' ? asTestCard : asBelgianCard);
  const document = toEidReadDocument(reading, 'ACS ACR39U ICC Reader 00 00', timings);
  const facts: ReadingFacts = {
    read: withoutPersonalValues(document),
    findings: reading.findings,
    readerKnownGood: true,
    readerAttributes: [
      { name: 'vendor', value: 'ACS' },
      { name: 'model', value: 'ACR39U ICC Reader' },
      { name: 'firmware', value: null },
    ],
    stateWord: '0x00000022',
    endedBy: null,
  };
  const readings = Array.from({ length: attempts }, (_, index) => ({ facts, mark: 'mark', atMs: 4_000 * index }));
  const { identity, address } = document;
  const values = [
    identity?.surname,
    identity?.givenNames,
    identity?.nationalNumber,
    identity?.cardNumber,
    identity?.birthPlace,
    identity?.birthDate.raw,
    identity?.birthDate.iso,
    identity?.issuingMunicipality,
    address?.streetAndNumber,
    address?.municipality,
    document.card.serial,
  ];
  return {
    diagnosis: diagnosisOf(readings.reduce(withReading, { ...freshCheck, reported: ['damaged'] }), {
      madeAt: '2026-11-22T09:11:58.000Z',
      softwareVersion: '0.1.0',
      trustListVersion: 7,
    }),
    personalValues: values.flatMap((value) => (value ? [value] : [])),
  };
};

/** A real card whose holder has a name, an address and expired certificates. */
export const diagnosedCard = await diagnoseDemoCard('senior-1.7');

export const sampleReport = (changes: Partial<Diagnosis> = {}): CardDefectSubmission => ({
  type: 'card-defect',
  language: 'fr',
  diagnosis: { ...diagnosedCard.diagnosis, ...changes },
});
