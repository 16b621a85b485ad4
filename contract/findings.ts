/**
 * The catalogue of what can be wrong with a card, its data or its reader.
 *
 * A finding is a truth that we computed, never an exception. Every list about findings (types, documentation,
 * translations, tests) is derived from this table or checked against it. Severity and remedies may change by an ADR;
 * a code, once published, keeps its meaning, because clerks and scripts rely on it.
 */

/** blocking: this data must not prefill a request. limiting: usable with a stated limit. notice: worth knowing. */
export const severities = ['blocking', 'limiting', 'notice'] as const;
export type Severity = (typeof severities)[number];

/** proven: by cryptography, or the same failure repeated. suspected: seen once, other causes are possible. */
export const certainties = ['proven', 'suspected'] as const;
export type Certainty = (typeof certainties)[number];

/**
 * The class the municipal procedure for defective cards uses (page "Identiteitskaart verloren/diefstal/vernietiging"):
 * visible on the card, or invisible in the chip.
 */
export const seedClasses = [
  'visible-chip-detached',
  'visible-wrong-data',
  'visible-damage',
  'invisible-chip-defect',
  'invisible-address-change',
  'invisible-wrong-chip-data',
] as const;
export type SeedClass = (typeof seedClasses)[number];

/** What a person can do about a finding. Each has a sentence per audience and language. */
export const remedies = [
  'call-technician',
  'wait-and-retry',
  'take-out-and-insert',
  'turn-card',
  'clean-chip',
  'push-fully-in',
  'hold-still',
  'try-other-reader',
  'insert-eid',
  'go-to-counter',
  'activate-card',
  'activate-certificates',
  'request-defect-analysis',
  'request-renewal',
  'type-address',
  'rewrite-address',
  'confirm-by-hand',
  'refuse-card',
  'request-correction',
  'visit-consulate',
  'update-software',
  'check-clock',
  'unblock-pin',
  'mind-pin-tries',
  'bring-chip',
] as const;
export type Remedy = (typeof remedies)[number];

type FindingRow = {
  readonly severity: Severity;
  /** Certainty when one observation is all there is; a rule that has seen the failure repeat may say `proven`. */
  readonly certainty: Certainty;
  readonly seedClass: SeedClass | null;
  readonly remedies: readonly Remedy[];
};

const row = (
  severity: Severity,
  certainty: Certainty,
  seedClass: SeedClass | null,
  ...rowRemedies: readonly Remedy[]
): FindingRow => ({ severity, certainty, seedClass, remedies: rowRemedies });

const chipDefect = 'invisible-chip-defect';
const wrongChipData = 'invisible-wrong-chip-data';
const addressChange = 'invisible-address-change';

export const findingCatalogue = {
  'reader.service-down': row('blocking', 'proven', null, 'call-technician'),
  'reader.none': row('blocking', 'proven', null, 'call-technician'),
  'reader.lost': row('blocking', 'proven', null, 'call-technician'),
  'reader.busy': row('limiting', 'proven', null, 'wait-and-retry', 'call-technician'),
  'reader.not-answering': row(
    'blocking',
    'suspected',
    null,
    'take-out-and-insert',
    'try-other-reader',
    'call-technician',
  ),
  'reader.contact-unstable': row(
    'limiting',
    'suspected',
    null,
    'clean-chip',
    'hold-still',
    'wait-and-retry',
    'try-other-reader',
  ),
  'chip.mute': row('limiting', 'suspected', chipDefect, 'turn-card', 'clean-chip', 'push-fully-in'),
  'chip.dead': row('blocking', 'proven', chipDefect, 'request-defect-analysis'),
  'chip.not-eid': row('blocking', 'proven', null, 'insert-eid'),
  'chip.unsupported-generation': row('blocking', 'proven', null, 'go-to-counter', 'update-software'),
  'chip.memory-damaged': row('blocking', 'proven', chipDefect, 'request-defect-analysis'),
  'chip.eeprom-failure': row('blocking', 'proven', chipDefect, 'request-defect-analysis'),
  'chip.not-personalised': row('blocking', 'proven', chipDefect, 'go-to-counter'),
  'chip.not-activated': row('blocking', 'proven', null, 'activate-card'),
  'chip.file-missing': row('blocking', 'proven', chipDefect, 'request-defect-analysis'),
  'data.unsigned-source': row('blocking', 'proven', null, 'insert-eid'),
  'data.identity-corrupt': row('blocking', 'proven', wrongChipData, 'request-defect-analysis'),
  'data.identity-incomplete': row('blocking', 'proven', wrongChipData, 'go-to-counter'),
  'data.identity-signature-invalid': row('blocking', 'proven', wrongChipData, 'refuse-card', 'go-to-counter'),
  'data.address-missing': row('limiting', 'proven', addressChange, 'type-address', 'rewrite-address'),
  'data.address-abroad': row('notice', 'suspected', null, 'visit-consulate'),
  'data.address-corrupt': row('limiting', 'proven', addressChange, 'type-address', 'rewrite-address'),
  'data.address-signature-invalid': row('limiting', 'proven', addressChange, 'confirm-by-hand', 'rewrite-address'),
  'data.photo-missing': row('notice', 'proven', wrongChipData, 'go-to-counter'),
  'data.photo-corrupt': row('limiting', 'proven', wrongChipData, 'go-to-counter'),
  'data.photo-format': row('notice', 'proven', null, 'go-to-counter'),
  'data.chip-number-mismatch': row('blocking', 'proven', null, 'refuse-card', 'go-to-counter'),
  'data.holder-mismatch': row('blocking', 'proven', null, 'refuse-card', 'go-to-counter'),
  'data.national-number-invalid': row('blocking', 'proven', wrongChipData, 'go-to-counter'),
  'data.card-number-invalid': row('notice', 'suspected', wrongChipData, 'go-to-counter'),
  'data.birth-date-mismatch': row('limiting', 'proven', wrongChipData, 'go-to-counter'),
  'data.sex-mismatch': row('limiting', 'proven', wrongChipData, 'go-to-counter'),
  'data.register-mismatch': row('limiting', 'proven', wrongChipData, 'request-correction'),
  'data.printed-mismatch': row('limiting', 'suspected', 'visible-wrong-data', 'request-defect-analysis'),
  'data.unknown-field': row('notice', 'proven', null, 'update-software'),
  'data.unknown-document-type': row('notice', 'proven', null, 'update-software'),
  'certificate.rrn-corrupt': row('blocking', 'proven', chipDefect, 'go-to-counter'),
  'certificate.rrn-untrusted': row('blocking', 'proven', null, 'refuse-card', 'go-to-counter'),
  'certificate.test-card': row('notice', 'proven', null),
  'certificate.missing': row('notice', 'proven', null, 'activate-certificates'),
  'certificate.expired': row('limiting', 'proven', null, 'go-to-counter'),
  'certificate.not-yet-valid': row('limiting', 'suspected', null, 'check-clock'),
  'certificate.citizen-untrusted': row('limiting', 'proven', null, 'go-to-counter'),
  'certificate.revoked': row('limiting', 'proven', null, 'go-to-counter'),
  'certificate.suspended': row('limiting', 'proven', null, 'activate-certificates'),
  'certificate.revocation-unchecked': row('notice', 'proven', null),
  'card.expired': row('limiting', 'proven', null, 'request-renewal'),
  'card.expires-soon': row('notice', 'proven', null, 'request-renewal'),
  'card.not-yet-valid': row('limiting', 'suspected', null, 'check-clock'),
  'card.copy-suspected': row('blocking', 'proven', null, 'refuse-card', 'go-to-counter'),
  'card.authentication-exhausted': row('notice', 'proven', null, 'go-to-counter'),
  'pin.tries-left': row('notice', 'proven', null, 'mind-pin-tries'),
  'pin.blocked': row('limiting', 'proven', null, 'unblock-pin'),
  'card.chip-detached': row('blocking', 'suspected', 'visible-chip-detached', 'request-defect-analysis', 'bring-chip'),
  'card.damaged': row('limiting', 'suspected', 'visible-damage', 'request-defect-analysis'),
} as const satisfies Record<`${'reader' | 'chip' | 'data' | 'certificate' | 'card' | 'pin'}.${string}`, FindingRow>;

export type FindingCode = keyof typeof findingCatalogue;

const isFindingCode = (code: string): code is FindingCode => Object.hasOwn(findingCatalogue, code);
/** In the order of the catalogue. */
export const findingCodes: readonly FindingCode[] = Object.keys(findingCatalogue).filter(isFindingCode);

/** Impersonal facts only: file, offset, status word, attempts, dates of certificates. Never a value read from the card. */
export type Evidence = { readonly [fact: string]: string | number | boolean | null };

export type Finding = {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly certainty: Certainty;
  readonly evidence: Evidence;
  readonly remedies: readonly Remedy[];
};

/** Builds a finding from its row; a rule overrides severity or certainty only where it has seen more than the row assumes. */
export function finding(
  code: FindingCode,
  evidence: Evidence = {},
  override: { readonly severity?: Severity; readonly certainty?: Certainty } = {},
): Finding {
  const base: FindingRow = findingCatalogue[code];
  return {
    code,
    severity: override.severity ?? base.severity,
    certainty: override.certainty ?? base.certainty,
    evidence,
    remedies: base.remedies,
  };
}

/** A reprint is for a card that is valid today (reference municipal.md A4): asked by the kiosk, decided again by the backend. */
export const reprintIneligibleFindings: readonly FindingCode[] = [
  'card.expired',
  'card.not-yet-valid',
  'certificate.revoked',
];

/** What is checked about a card. Each ends as passed, failed or not-done; not-done always has a reason. */
export const checkCodes = [
  'identity-signature',
  'address-signature',
  'photo-hash',
  'rrn-chain',
  'chip-number',
  'chip-authenticity',
  'holder',
  'national-number',
  'card-validity',
  'citizen-certificates',
  'revocation',
] as const;
export type CheckCode = (typeof checkCodes)[number];

export const verdicts = ['passed', 'failed', 'not-done'] as const;
export type Verdict = (typeof verdicts)[number];

export type Check = { readonly check: CheckCode; readonly verdict: Verdict; readonly reason: string | null };
