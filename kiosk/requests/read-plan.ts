/** Which files of the card the visit reads: what its service needs (card-needs.ts), and what tells one card from another. */
import type { EidFileName } from '../../contract/eid-files.ts';
import type { Municipality } from '../../contract/municipality.ts';
import { filesNeeded } from './card-needs.ts';

export const reprintReadPlan = (municipality: Municipality): readonly EidFileName[] =>
  filesNeeded('pin-reprint', municipality.privacy.photo === 'on-screen-only');

/** Enough to tell whether the card that came back is the one that went away. */
export const recognitionPlan: readonly EidFileName[] = ['identity'];

export const diagnosisReadPlan: readonly EidFileName[] = filesNeeded('card-defect', false);
