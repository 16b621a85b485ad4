/**
 * What a clerk's first analysis of a defective card most likely comes to, suggested from what the check found (reference
 * municipal.md part C and §1.2 `defect`; belgian-eid.md §7, "Municipal procedure"). A suggestion for somebody who has the
 * card in hand: it decides nothing, and who pays is decided by municipality and federal helpdesk.
 */
import type { Diagnosis } from './diagnosis.ts';
import { type Certainty, type FindingCode, findingCatalogue, type SeedClass } from './findings.ts';

/** The first that applies comes first: what forbids to go on, then what decides who pays, then what mends, then what tells more. */
export const analysisOutcomes = [
  'refuse-card',
  'judge-care',
  'send-for-analysis',
  'correction-case',
  'rewrite-address',
  'activate',
  'renew-card',
  'renew-certificates',
  'check-status',
  'unblock-pin',
  'ask-for-eid',
  'test-elsewhere',
  'check-kiosk',
  'no-defect',
] as const;
export type AnalysisOutcome = (typeof analysisOutcomes)[number];

/**
 * Careless use makes the citizen pay (annex 32, or contested). No machine sees it: `to-judge` where damage was reported,
 * `no-sign-reported` where the person saw none, `not-asked` where nobody said.
 */
export const careAnswers = ['to-judge', 'no-sign-reported', 'not-asked'] as const;
export type CareAnswer = (typeof careAnswers)[number];

type Row = {
  /** Null: says nothing about a defect. */
  readonly proven: AnalysisOutcome | null;
  /** While it was seen once only and may be the reader's. */
  readonly suspected: AnalysisOutcome | null;
};

const always = (outcome: AnalysisOutcome | null): Row => ({ proven: outcome, suspected: outcome });
/** First another reader, then the examination: a card that is sent in is gone for a week. */
const examination: Row = { proven: 'send-for-analysis', suspected: 'test-elsewhere' };

export const outcomeTable: Readonly<Record<FindingCode, Row>> = {
  'reader.service-down': always('check-kiosk'),
  'reader.none': always('check-kiosk'),
  'reader.lost': always('check-kiosk'),
  'reader.busy': always('check-kiosk'),
  'reader.not-answering': { proven: 'check-kiosk', suspected: 'test-elsewhere' },
  // Proven: several cards lost contact in the same reader.
  'reader.contact-unstable': { proven: 'check-kiosk', suspected: 'test-elsewhere' },
  'chip.mute': always('test-elsewhere'),
  'chip.dead': examination,
  'chip.not-eid': always('ask-for-eid'),
  'chip.unsupported-generation': always('check-kiosk'),
  'chip.memory-damaged': examination,
  'chip.eeprom-failure': examination,
  'chip.not-personalised': always('send-for-analysis'),
  'chip.not-activated': always('activate'),
  'chip.file-missing': examination,
  'data.unsigned-source': always('ask-for-eid'),
  'data.identity-corrupt': examination,
  'data.identity-incomplete': always('send-for-analysis'),
  'data.identity-signature-invalid': always('refuse-card'),
  'data.address-missing': always('rewrite-address'),
  'data.address-abroad': always(null),
  'data.address-corrupt': always('rewrite-address'),
  'data.address-signature-invalid': always('rewrite-address'),
  'data.photo-missing': always('send-for-analysis'),
  'data.photo-corrupt': always('send-for-analysis'),
  'data.photo-format': always('check-kiosk'),
  'data.chip-number-mismatch': always('refuse-card'),
  'data.holder-mismatch': always('refuse-card'),
  'data.national-number-invalid': always('correction-case'),
  'data.card-number-invalid': always('correction-case'),
  'data.birth-date-mismatch': always('correction-case'),
  'data.sex-mismatch': always('correction-case'),
  'data.register-mismatch': always('correction-case'),
  'data.printed-mismatch': always('correction-case'),
  'data.unknown-field': always(null),
  'data.unknown-document-type': always('check-kiosk'),
  'certificate.rrn-corrupt': examination,
  'certificate.rrn-untrusted': always('refuse-card'),
  'certificate.test-card': always(null),
  'certificate.missing': always('activate'),
  'certificate.expired': always('renew-certificates'),
  'certificate.not-yet-valid': always('check-kiosk'),
  'certificate.citizen-untrusted': always('check-status'),
  'certificate.revoked': always('check-status'),
  'certificate.suspended': always('activate'),
  'certificate.revocation-unchecked': always(null),
  'card.expired': always('renew-card'),
  'card.expires-soon': always('renew-card'),
  'card.not-yet-valid': always('check-kiosk'),
  'card.copy-suspected': always('refuse-card'),
  'card.authentication-exhausted': always(null),
  'pin.tries-left': always(null),
  'pin.blocked': always('unblock-pin'),
  'card.chip-detached': always('judge-care'),
  'card.damaged': always('judge-care'),
};

export type AnalysisStep = {
  readonly outcome: AnalysisOutcome;
  readonly certainty: Certainty;
  /** The findings it follows from; none for `no-defect` and for a card of which nothing is known. */
  readonly because: readonly FindingCode[];
};

export type FirstAnalysis = AnalysisStep & {
  /** What else to do, in order; offers that follow from notices among them. */
  readonly also: readonly AnalysisStep[];
  readonly care: CareAnswer;
  /** Without repetition, in the order of the findings. */
  readonly seedClasses: readonly SeedClass[];
};

/** What an analysis looks at. */
export type Analysed = Pick<Diagnosis, 'findings' | 'checks' | 'reported' | 'open'>;

type Vote = {
  readonly code: FindingCode;
  readonly outcome: AnalysisOutcome;
  readonly certainty: Certainty;
  readonly isDefect: boolean;
};

const seedClassOf = (code: FindingCode): SeedClass | null => findingCatalogue[code].seedClass;

const votesOf = ({ findings }: Analysed): readonly Vote[] =>
  findings.flatMap(({ code, certainty, severity }) => {
    const outcome = outcomeTable[code][certainty];
    // A notice without a class of defect is an offer (a child has no certificates): never the reason why a card fails.
    return outcome === null
      ? []
      : [{ code, outcome, certainty, isDefect: severity !== 'notice' || seedClassOf(code) !== null }];
  });

/** One step per outcome, in the order of the list; proven where one of its findings is. */
const stepsOf = (votes: readonly Vote[], isOpen: boolean): readonly AnalysisStep[] =>
  analysisOutcomes.flatMap((outcome) => {
    const own = votes.filter((vote) => vote.outcome === outcome);
    if (own.length === 0) return [];
    const isProven = !isOpen && own.some(({ certainty }) => certainty === 'proven');
    return [{ outcome, certainty: isProven ? 'proven' : 'suspected', because: own.map(({ code }) => code) }];
  });

const careOf = ({ reported }: Analysed): CareAnswer => {
  if (reported.includes('damaged') || reported.includes('chip-detached')) return 'to-judge';
  return reported.includes('nothing-visible') ? 'no-sign-reported' : 'not-asked';
};

/** Nothing found is worth only as much as was looked at. */
const withoutDefect = ({ checks }: Analysed): AnalysisStep => {
  const wasRead = checks.some(({ check, verdict }) => check === 'identity-signature' && verdict === 'passed');
  return wasRead
    ? { outcome: 'no-defect', certainty: 'proven', because: [] }
    : { outcome: 'test-elsewhere', certainty: 'suspected', because: [] };
};

/** Pure and total: every diagnosis has one. */
export function firstAnalysis(diagnosis: Analysed): FirstAnalysis {
  const votes = votesOf(diagnosis);
  const isOpen = diagnosis.open.length > 0;
  const defects = stepsOf(
    votes.filter(({ isDefect }) => isDefect),
    isOpen,
  );
  const offers = stepsOf(
    votes.filter(({ isDefect }) => !isDefect),
    isOpen,
  );
  const [main = withoutDefect(diagnosis), ...rest] = defects;
  const others = offers.filter(({ outcome }) => !defects.some((step) => step.outcome === outcome));
  const classes = diagnosis.findings.map(({ code }) => seedClassOf(code)).filter((found) => found !== null);
  return {
    ...main,
    also: [...rest, ...others.filter(({ outcome }) => outcome !== main.outcome)],
    care: careOf(diagnosis),
    seedClasses: [...new Set(classes)],
  };
}
