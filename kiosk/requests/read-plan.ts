/** Which files of the card a request needs: no more than it uses, the photo only where the municipality shows it. */
import { type EidFileName, eidFileNames } from '../../contract/eid-files.ts';
import type { Municipality } from '../../contract/municipality.ts';

const reprintFiles: readonly EidFileName[] = [
  'identity',
  'identity-signature',
  'rrn-certificate',
  'address',
  'address-signature',
];

export const reprintReadPlan = (municipality: Municipality): readonly EidFileName[] =>
  municipality.services.pinReprint.showPhoto ? [...reprintFiles, 'photo'] : reprintFiles;

/** Enough to tell whether the card that came back is the one that went away. */
export const recognitionPlan: readonly EidFileName[] = ['identity'];

/** A check looks at everything a card can have; no value of it is kept. */
export const diagnosisReadPlan: readonly EidFileName[] = eidFileNames;
