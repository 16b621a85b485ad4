/** Invented people and the municipality of the demo, for every test of the backend. */
import { join } from 'node:path';
import type { PinReprintSubmission } from '../../../contract/municipal-api.ts';
import type { Municipality } from '../../../contract/municipality.ts';
import { loadMunicipality } from '../../../backend/configuration/load-municipality.ts';

/** By the name of the file, which is the id of the municipality. */
export const municipalityFile = (name: string): string =>
  join(import.meta.dirname, '../../../config/municipalities', `${name}.json`);

export const someDay = '2026-11-22';
/** In the morning of `someDay` in Belgium. */
export const someMorning = Date.parse('2026-11-22T09:12:00.000Z');

export const demoMunicipality = async (): Promise<Municipality> => {
  const loaded = await loadMunicipality(municipalityFile('voorbeeldgem'), someDay, 'other');
  if (!loaded.ok) throw new Error(`the demo file is refused: ${JSON.stringify(loaded.failure)}`);
  return loaded.value.municipality;
};

/** Born in month 73: a pattern no citizen has. The check digits fit. */
export const specimenNumber = `857315001${String(97 - (857_315_001 % 97)).padStart(2, '0')}`;

export const sampleSubmission = (changes: Partial<PinReprintSubmission> = {}): PinReprintSubmission => ({
  type: 'pin-reprint',
  language: 'nl',
  applicant: {
    nationalNumber: { value: specimenNumber, provenance: 'chip' },
    surname: { value: 'Kanarie-Voorbeeld', provenance: 'chip' },
    givenNames: { value: 'Ottilie Zénobe', provenance: 'chip' },
    streetAndNumber: { value: 'Proefkonijnstraat 99', provenance: 'typed' },
    zip: { value: '9999', provenance: 'chip' },
    municipality: { value: 'Verzinsel', provenance: 'chip' },
  },
  chip: { generation: '1.7', trust: 'belgian', findings: [] },
  reason: 'codes-lost',
  pickupSite: 'deelgemeente-oost',
  notification: { channel: 'email', address: 'ottilie@kanarie.example' },
  agreedAmountCents: 500,
  ...changes,
});

/** Everything about the sample applicant that may never appear outside sealed fields. */
export const personalValues: readonly string[] = [
  specimenNumber,
  'Kanarie-Voorbeeld',
  'Ottilie',
  'Proefkonijnstraat',
  'Verzinsel',
  'ottilie@kanarie.example',
];
