/**
 * What a request needs to know of a card that was read: interpreted, checked, and no more than that. The reading itself
 * (bytes, verdicts, timings) stays in kiosk/card-reading and eid/.
 */
import type { Finding } from '../../contract/findings.ts';
import type { ChipEvidenceSchema } from '../../contract/municipal-api.ts';
import type { Static } from 'typebox';

export type ChipGeneration = Static<typeof ChipEvidenceSchema>['generation'];

export type HolderFacts = {
  readonly nationalNumber: string;
  readonly surname: string;
  readonly givenNames: string | null;
};

/** A part is null when the card does not hold it. */
type AddressFacts = {
  readonly streetAndNumber: string | null;
  readonly zip: string | null;
  readonly municipality: string | null;
};

export type CardFacts = {
  /** The finding that matters most first. */
  readonly findings: readonly Finding[];
  /** Null while the applet is unknown or not one of ours. */
  readonly generation: ChipGeneration | null;
  /** `none`: not issued under a root this installation trusts. `test` exists only where a composition gave test roots. */
  readonly trust: 'belgian' | 'test' | 'none';
  readonly holder: HolderFacts | null;
  readonly address: AddressFacts | null;
  /** The JPEG on the chip; null unless it was asked for and is sound. */
  readonly photo: Uint8Array | null;
};
