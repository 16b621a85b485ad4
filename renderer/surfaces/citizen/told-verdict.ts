/**
 * Which of the findings of a diagnosis a citizen is told first, what to do about it, and whether a new card, its price and
 * what to bring come up at all. Pure. The screen (diagnosed.tsx) only sets it in words.
 */
import { type FindingCode, findingCatalogue, type Remedy } from '../../../contract/findings.ts';
import type { StateOf } from './screen-props.ts';

type Diagnosed = StateOf<'diagnosed'>;

export type ToldVerdict = {
  /** unknown: nobody can say yet whether card or reader is at fault. sound: nothing is wrong with the card. */
  readonly kind: 'found' | 'unknown' | 'sound';
  /** What was seen first, null where there is nothing to name. */
  readonly code: FindingCode | null;
  /** One thing to do, null where the catalogue has none. */
  readonly remedy: Remedy | null;
  /** Everything else, the finding that matters most first. */
  readonly others: readonly FindingCode[];
  /** The card may have to be examined and replaced: then cost and what to bring are of use. */
  readonly concernsCard: boolean;
};

/** Nothing that a person at the kiosk could act on: said by the banner, or of use to the clerk and the technician only. */
const untold: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'certificate.test-card',
  'certificate.revocation-unchecked',
  'data.unknown-field',
  'data.unknown-document-type',
  'card.authentication-exhausted',
]);

/** The guided check has tried these by now, and the rest belongs to a request that is not being made. */
const noLongerOfUse: ReadonlySet<Remedy> = new Set<Remedy>([
  'turn-card',
  'clean-chip',
  'push-fully-in',
  'hold-still',
  'take-out-and-insert',
  'wait-and-retry',
  'type-address',
  'confirm-by-hand',
  'refuse-card',
]);

const isNotice = (code: FindingCode): boolean => findingCatalogue[code].severity === 'notice';

export function toldVerdict({ findings, open }: Pick<Diagnosed, 'findings' | 'open'>): ToldVerdict {
  const told = findings.filter(({ code }) => !untold.has(code));
  const [first] = told;
  const others = told.slice(1).map(({ code }) => code);
  const concernsCard = told.some(({ remedies }) => remedies.includes('request-defect-analysis'));
  if (first === undefined || told.every(({ code }) => isNotice(code))) {
    return { kind: 'sound', code: null, remedy: null, others: told.map(({ code }) => code), concernsCard: false };
  }
  if (open.includes('card-or-reader')) {
    return { kind: 'unknown', code: first.code, remedy: null, others, concernsCard: true };
  }
  const remedy = first.remedies.find((each) => !noLongerOfUse.has(each)) ?? 'go-to-counter';
  return { kind: 'found', code: first.code, remedy, others, concernsCard };
}
