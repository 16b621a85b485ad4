/** Everything that can happen to a visit: the person's commands, and what cards, clocks and the municipality bring. */
import type { EidFileName } from '../../contract/eid-files.ts';
import type { FailureCode } from '../../contract/failures.ts';
import type {
  CardDefectReceipt,
  CardDefectSubmission,
  PinReprintSubmission,
  RequestReceipt,
} from '../../contract/municipal-api.ts';
import type { Municipality } from '../../contract/municipality.ts';
import type { VisitCommand } from '../../contract/visit.ts';
import type { ReadingFacts } from '../diagnostics/reading-facts.ts';
import type { CardFacts } from '../requests/card-facts.ts';
import type { JournalEntry } from '../ports.ts';
import type { ReadPhase } from './card-reading-port.ts';
import type { SlotChange, Slots } from './slots.ts';
import type { TimerName } from './visit-times.ts';

export type Happening =
  | { [C in SlotChange]: { readonly happened: C; readonly slots: Slots } }[SlotChange]
  | { readonly happened: 'catalogue-changed'; readonly municipality: Municipality }
  | { readonly happened: 'file-progressed'; readonly file: EidFileName; readonly phase: ReadPhase }
  | {
      readonly happened: 'card-read';
      readonly facts: CardFacts;
      readonly reading: ReadingFacts;
      readonly mark: string | null;
    }
  | { readonly happened: 'card-rechecked'; readonly mark: string | null }
  | { readonly happened: 'request-accepted'; readonly attempt: number; readonly receipt: RequestReceipt }
  | { readonly happened: 'request-refused'; readonly attempt: number; readonly code: FailureCode }
  | { readonly happened: 'price-changed'; readonly attempt: number; readonly municipality: Municipality }
  | { readonly happened: 'request-failed'; readonly attempt: number; readonly code: FailureCode }
  | { readonly happened: 'report-accepted'; readonly receipt: CardDefectReceipt }
  | { readonly happened: 'report-refused'; readonly code: FailureCode }
  | { readonly happened: 'report-failed'; readonly attempt: number; readonly code: FailureCode }
  | { readonly happened: 'touched' }
  | { readonly happened: 'defect-occurred' }
  | { [T in TimerName]: { readonly happened: `${T}-passed` } }[TimerName];

export type VisitEvent = VisitCommand | Happening;
export type VisitEventName = VisitCommand['command'] | Happening['happened'];

export type EventNamed<N extends VisitEventName> =
  | Extract<VisitCommand, { command: N }>
  | Extract<Happening, { happened: N }>;

export const nameOf = (event: VisitEvent): VisitEventName => ('command' in event ? event.command : event.happened);

/** What a step needs from outside, so that it stays a pure function. */
export type Moment = {
  /** Today's calendar date in Belgium. */
  readonly today: string;
  /** The instant, ISO, and the same on a clock that never jumps. */
  readonly now: string;
  readonly monotonicMs: number;
  /** A fresh random name, used at most once. */
  readonly freshKey: string;
};

export type Effect =
  | {
      readonly effect: 'read-card';
      readonly purpose: 'first' | 'recheck';
      readonly reader: string;
      readonly files: readonly EidFileName[];
      readonly earlierAttempts: number;
      readonly expiresSoonDays: number;
      readonly forDiagnosis: boolean;
    }
  | { readonly effect: 'abandon-reading' }
  | {
      readonly effect: 'submit';
      readonly submission: PinReprintSubmission;
      readonly idempotencyKey: string;
      readonly attempt: number;
    }
  | {
      readonly effect: 'submit-report';
      readonly submission: CardDefectSubmission;
      readonly idempotencyKey: string;
      readonly attempt: number;
    }
  | { readonly effect: 'start-timer'; readonly timer: TimerName }
  | { readonly effect: 'stop-timer'; readonly timer: TimerName }
  | { readonly effect: 'journal'; readonly entry: JournalEntry };
