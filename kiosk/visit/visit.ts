/**
 * The visit as a value: where the person is, what was answered, and what is around (readers, municipality). Everything
 * personal hangs on two fields, `personal` and `receipt`, which the interpreter drops by the rule of the state entered.
 */
import type { EidFileName } from '../../contract/eid-files.ts';
import type { Finding } from '../../contract/findings.ts';
import { type Language, languages } from '../../contract/languages.ts';
import type {
  CardDefectReceipt,
  CardDefectSubmission,
  PinReprintSubmission,
  RequestReceipt,
} from '../../contract/municipal-api.ts';
import type { Municipality } from '../../contract/municipality.ts';
import type { personReasons, VisitState, VisitStateName } from '../../contract/visit.ts';
import { freshCheck, type GuidedCheck } from '../diagnostics/guided-check.ts';
import type { AddressText, Draft } from '../requests/draft.ts';
import type { CardFacts } from '../requests/card-facts.ts';
import type { DefectCosts, ReprintTerms } from '../requests/terms.ts';
import type { DetailName } from '../../contract/visit.ts';
import { noSlots, type Slots } from './slots.ts';

export type PersonReason = (typeof personReasons)[number];
export type SubmitFailureCode = Extract<VisitState, { state: 'submit-failed' }>['code'];

/** What surrounds every visit and outlives it; nothing here is about a person. */
export type Surroundings = {
  readonly slots: Slots;
  readonly municipality: Municipality | null;
  /** What a diagnosis says it was made with. */
  readonly software: { readonly version: string; readonly trustListVersion: number };
};

/** A report of a defective card under way: composed once, so that every attempt under its key sends the same body. */
type DefectReport = { readonly submission: CardDefectSubmission; readonly idempotencyKey: string };

export type Personal = {
  readonly card: CardFacts;
  /** Keyed hash that recognises the card when it comes back, null when the card cannot be told from others. */
  readonly mark: string | null;
  readonly draft: Draft;
  readonly addressText: AddressText;
  readonly addressProblems: readonly DetailName[];
  readonly emailText: string;
  readonly emailInvalid: boolean;
  /** Composed at the confirmation and never changed afterwards: every attempt under one key sends the same body. */
  readonly submission: PinReprintSubmission | null;
};

type FileProgress = { readonly file: EidFileName; readonly phase: 'waiting' | 'reading' | 'done' };

export type VisitService = 'pin-reprint' | 'card-defect';

export type Visit = {
  readonly state: VisitStateName;
  readonly surroundings: Surroundings;
  /** Fixed when the visit begins, so that nothing a person has seen changes under their eyes. */
  readonly municipality: Municipality | null;
  readonly language: Language;
  readonly service: VisitService;
  readonly warned: boolean;
  readonly overdue: boolean;
  readonly progress: readonly FileProgress[];
  readonly slow: boolean;
  readonly rechecking: boolean;
  readonly problem: readonly Finding[];
  readonly problemCount: number;
  /** Where the person was before the card went away or before asking for a person. */
  readonly place: VisitStateName | null;
  readonly personReason: PersonReason;
  readonly changing: boolean;
  readonly terms: ReprintTerms | null;
  readonly priceChanged: boolean;
  readonly testCard: boolean;
  readonly submitAttempt: number;
  /** Attempts that were sent and of which nobody knows yet whether they arrived. */
  readonly unsettled: readonly number[];
  readonly submitFailure: SubmitFailureCode;
  readonly personal: Personal | null;
  readonly receipt: RequestReceipt | null;
  /** The guided check of a card that does not work; nothing in it is personal. */
  readonly check: GuidedCheck;
  /** Of a new card after a defect; null where the municipality has no price for it. */
  readonly defectCosts: DefectCosts | null;
  readonly report: DefectReport | null;
  readonly defectReceipt: CardDefectReceipt | null;
};

/** A visit in which nothing has happened yet: what the one clean-up path leaves behind. */
export const freshVisit = (state: VisitStateName, surroundings: Surroundings): Visit => ({
  state,
  surroundings,
  municipality: surroundings.municipality,
  language: surroundings.municipality?.kioskLanguages[0] ?? languages[0],
  service: 'pin-reprint',
  warned: false,
  overdue: false,
  progress: [],
  slow: false,
  rechecking: false,
  problem: [],
  problemCount: 0,
  place: null,
  personReason: 'something-else',
  changing: false,
  terms: null,
  priceChanged: false,
  testCard: false,
  submitAttempt: 0,
  unsettled: [],
  submitFailure: 'backend.unreachable',
  personal: null,
  receipt: null,
  check: freshCheck,
  defectCosts: null,
  report: null,
  defectReceipt: null,
});

export const firstVisit = (software: Surroundings['software']): Visit =>
  freshVisit('out-of-service', { slots: noSlots, municipality: null, software });
