/**
 * What a citizen's screen may show and what a person may do there. The visit itself is a transition table in kiosk/visit;
 * this is its public face: the view it publishes and the commands it takes. The renderer decides nothing.
 */
import { type Static, Type } from 'typebox';
import { guidedSteps, openQuestions, visibleDefects } from './diagnosis.ts';
import { eidFileNames } from './eid-files.ts';
import { type FindingCode, findingCatalogue, remedies } from './findings.ts';
import { CardDefectReceiptSchema, NotificationSchema, provenances, RequestReceiptSchema } from './municipal-api.ts';
import { LeadTimeSchema, paymentMoments } from './municipality/service-parts.ts';
import { LanguageSchema } from './municipality/texts.ts';
import { oneOf } from './one-of.ts';

const closed = { additionalProperties: false } as const;

/** Services of the citizen surface; `other` always leads to a person. */
export const services = ['pin-reprint', 'card-defect', 'other'] as const;

export const letterAnswers = ['have-letter', 'lost', 'never-arrived'] as const;

/** Why the visit ends at a person. Each has its own sentence; none is an error. */
export const personReasons = [
  'no-card',
  'something-else',
  'have-letter',
  'codes-never-arrived',
  'not-me',
  'card-problem',
  'reprint-not-needed',
  'not-eligible',
  'request-refused',
  'outcome-unknown',
] as const;

export const detailNames = [
  'nationalNumber',
  'surname',
  'givenNames',
  'streetAndNumber',
  'zip',
  'municipality',
] as const;
export type DetailName = (typeof detailNames)[number];

/** Steps a person counts: shown as "2 of 5". */
export const visitSteps = ['card', 'details', 'pickup', 'notification', 'check'] as const;
export type VisitStep = (typeof visitSteps)[number];

const FindingCodeSchema = oneOf(Object.keys(findingCatalogue) as FindingCode[]); // keys of a const table are its codes
const RemedySchema = oneOf(remedies);
const FindingSummarySchema = Type.Object({ code: FindingCodeSchema, remedies: Type.Array(RemedySchema) }, closed);

const AddressSchema = Type.Object(
  {
    streetAndNumber: Type.String({ maxLength: 120 }),
    zip: Type.String({ maxLength: 10 }),
    municipality: Type.String({ maxLength: 100 }),
  },
  closed,
);

const DetailSchema = Type.Object(
  {
    name: oneOf(detailNames),
    /** The whole value; the renderer masks the national number until the person asks to see it. */
    value: Type.Union([Type.String(), Type.Null()]),
    provenance: Type.Union([oneOf(provenances), Type.Null()]),
  },
  closed,
);
export type Detail = Static<typeof DetailSchema>;

const ReprintTermsSchema = {
  amountCents: Type.Integer({ minimum: 0 }),
  payAt: oneOf(paymentMoments),
  leadTime: LeadTimeSchema,
  collectWithinMonths: Type.Integer(),
};

/** The attempt of the guided check: the first, or after what the person did with the card. */
const TryingSchema = Type.Union([oneOf(guidedSteps), Type.Literal('first'), Type.Null()]);

const state = <const N extends string, P extends Record<string, Type.TSchema>>(name: N, properties: P) =>
  Type.Object({ state: Type.Literal(name), ...properties }, closed);

/** One entry per screen. Nothing personal is in any of them before `identified` nor after the visit has been wiped. */
export const VisitStateSchema = Type.Union([
  state('out-of-service', { because: Type.Union([FindingCodeSchema, Type.Literal('backend.unreachable')]) }),
  state('attract', {}),
  state('choosing-language', {}),
  state('choosing-service', {}),
  state('looking-for-letter', {}),
  state('awaiting-card', {
    files: Type.Array(oneOf(eidFileNames)),
    readsPhoto: Type.Boolean(),
    /** What the guided check tries with the card it waits for, null outside it. */
    trying: TryingSchema,
  }),
  state('reading', {
    files: Type.Array(Type.Object({ file: oneOf(eidFileNames), phase: oneOf(['waiting', 'reading', 'done']) }, closed)),
    /** True once reading takes longer than ten seconds: the screen says why. */
    slow: Type.Boolean(),
    /** What the guided check is trying at this moment, null outside it. */
    trying: TryingSchema,
  }),
  state('card-problem', {
    /** The finding that matters most first. */
    findings: Type.Array(FindingSummarySchema, { minItems: 1 }),
    attempt: Type.Integer({ minimum: 1 }),
    mayRetry: Type.Boolean(),
  }),
  /** Something is wrong with the card: what does the person see? Pictures ask, because no chip can tell. */
  state('describing-card', {}),
  /** The guided check asks for one thing to be done with the card, then reads again. */
  state('guided-check', {
    step: oneOf(guidedSteps),
    number: Type.Integer({ minimum: 1 }),
    of: Type.Integer({ minimum: 1 }),
    /** What the last attempt showed. */
    because: FindingCodeSchema,
  }),
  /** What is wrong, what to do, what it may cost and what to bring. No finding: the card works. */
  state('diagnosed', {
    findings: Type.Array(FindingSummarySchema),
    open: Type.Array(oneOf(openQuestions)),
    /** A new card after a defect, from the price book; null where the municipality has no price for it. */
    costs: Type.Union([
      Type.Object({ producerAtFaultCents: Type.Integer(), holderAtFaultCents: Type.Integer() }, closed),
      Type.Null(),
    ]),
    /** Whether there is something to hand over to the counter. */
    mayReport: Type.Boolean(),
  }),
  state('reporting-defect', { attempt: Type.Integer({ minimum: 1 }) }),
  state('report-failed', {
    code: oneOf(['backend.unreachable', 'backend.slow', 'backend.unavailable', 'request.outcome-unknown']),
    mayRetry: Type.Boolean(),
  }),
  state('defect-receipt', { receipt: CardDefectReceiptSchema, cardInReader: Type.Boolean() }),
  state('identified', {
    surname: Type.String(),
    givenNames: Type.Union([Type.String(), Type.Null()]),
    /** Base64 of the JPEG on the chip, only where the municipality's service asks for it. */
    photo: Type.Union([Type.String(), Type.Null()]),
    testCard: Type.Boolean(),
  }),
  state('reprint-not-needed', {}),
  state('checking-details', {
    details: Type.Array(DetailSchema),
    /** Limiting findings the person should know of, for example an address that must be confirmed by hand. */
    findings: Type.Array(FindingCodeSchema),
  }),
  state('entering-address', { address: AddressSchema, problems: Type.Array(oneOf(detailNames)) }),
  state('choosing-pickup', { sites: Type.Array(Type.String()), chosen: Type.Union([Type.String(), Type.Null()]) }),
  state('choosing-notification', { chosen: Type.Union([oneOf(['letter', 'email']), Type.Null()]) }),
  state('entering-email', { address: Type.String({ maxLength: 254 }), invalid: Type.Boolean() }),
  state('reviewing', {
    details: Type.Array(DetailSchema),
    pickupSite: Type.String(),
    notification: NotificationSchema,
    priceChanged: Type.Boolean(),
    ...ReprintTermsSchema,
  }),
  state('confirming', { ...ReprintTermsSchema }),
  state('submitting', { attempt: Type.Integer({ minimum: 1 }) }),
  state('submit-failed', {
    code: oneOf(['backend.unreachable', 'backend.slow', 'backend.unavailable', 'request.outcome-unknown']),
    mayRetry: Type.Boolean(),
  }),
  /** The card lies in the reader and the request is filed: the card comes first, the receipt after it. */
  state('taking-card', { overdue: Type.Boolean() }),
  state('receipt', { receipt: RequestReceiptSchema, cardInReader: Type.Boolean() }),
  state('to-person', { reason: oneOf(personReasons), cardInReader: Type.Boolean() }),
  /** The card went out before the confirmation: nothing personal is shown until the same card is back. */
  state('card-away', { endsInMs: Type.Integer({ minimum: 0 }) }),
  /** Everything is wiped; only the card must still be taken. */
  state('leaving', { overdue: Type.Boolean() }),
]);
export type VisitState = Static<typeof VisitStateSchema>;
export type VisitStateName = VisitState['state'];

export const VisitViewSchema = Type.Object(
  {
    /** Rises with every change; a command names the revision it was given on, so that a double tap does nothing twice. */
    revision: Type.Integer({ minimum: 0 }),
    language: LanguageSchema,
    step: Type.Union([
      Type.Object(
        { name: oneOf(visitSteps), number: Type.Integer({ minimum: 1 }), of: Type.Integer({ minimum: 1 }) },
        closed,
      ),
      Type.Null(),
    ]),
    /** Set while the time-out warning is up; any touch clears it. */
    warning: Type.Union([Type.Object({ endsInMs: Type.Integer({ minimum: 0 }) }, closed), Type.Null()]),
    /** True when this visit read a card under a test root. */
    testCard: Type.Boolean(),
    mayGoBack: Type.Boolean(),
    screen: VisitStateSchema,
  },
  closed,
);
export type VisitView = Static<typeof VisitViewSchema>;

const command = <const N extends string, P extends Record<string, Type.TSchema>>(name: N, properties: P) =>
  Type.Object({ command: Type.Literal(name), ...properties }, closed);

export const VisitCommandSchema = Type.Union([
  command('start', {}),
  command('choose-language', { language: LanguageSchema }),
  command('choose-service', { service: oneOf(services) }),
  command('answer-letter', { answer: oneOf(letterAnswers) }),
  command('describe-card', { seen: oneOf(visibleDefects) }),
  /** The step of the guided check that is asked for cannot be done, or was done without success. */
  command('skip-step', {}),
  command('report-defect', {}),
  command('continue-without-card', {}),
  command('retry', {}),
  command('ask-person', {}),
  command('confirm-identity', { mine: Type.Boolean() }),
  command('accept-details', {}),
  command('change-address', {}),
  command('enter-address', { address: AddressSchema }),
  command('choose-pickup', { site: Type.String({ maxLength: 40 }) }),
  command('choose-notification', { channel: oneOf(['letter', 'email']) }),
  /** Typed as it comes; the visit answers with `invalid` rather than a refusal, so that nothing typed is lost. */
  command('enter-email', { address: Type.String({ maxLength: 254 }) }),
  command('change', { what: oneOf(['details', 'pickup', 'notification']) }),
  command('accept-review', {}),
  command('confirm', {}),
  command('back', {}),
  command('stop', {}),
  command('finish', {}),
]);
export type VisitCommand = Static<typeof VisitCommandSchema>;
