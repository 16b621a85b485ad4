/**
 * The diagnostic document: everything a counter, a helpdesk or a technician needs to know about a card that does not work,
 * and no personal value. It is an `eid-read/1` whose personal parts are null (design cli.md), with what the check around it
 * showed. The command line prints it, the kiosk files it, the backend keeps it under the case number.
 */
import { type Static, Type } from 'typebox';
import { EidReadSchema } from './eid-read.ts';
import { findingCodes } from './findings.ts';
import { oneOf } from './one-of.ts';

const closed = { additionalProperties: false } as const;

/** What a person can see on the card and no chip can tell; each answer is a finding (`visibleDefectFindings`). */
export const visibleDefects = ['chip-detached', 'damaged', 'wrong-print', 'nothing-visible'] as const;
export type VisibleDefect = (typeof visibleDefects)[number];

/**
 * What the guided check asks a person to do, in this order. Any other card with a chip tells the reader from the card;
 * after it the card under check is tried once more, so that "the reader is good" and "the card is silent" stand side by side.
 */
export const guidedSteps = ['turn-card', 'clean-chip', 'push-fully-in', 'other-card', 'own-card-again'] as const;
export type GuidedStep = (typeof guidedSteps)[number];

/** What is still open when the check ends without a verdict on who is at fault. */
export const openQuestions = ['card-or-reader'] as const;
export type OpenQuestion = (typeof openQuestions)[number];

const count = Type.Integer({ minimum: 0, maximum: 100_000_000 });

export const CheckAttemptSchema = Type.Object(
  {
    /** What the person did before this attempt, null for the first. */
    step: Type.Union([oneOf(guidedSteps), Type.Null()]),
    /** Milliseconds since the check began. */
    atMs: count,
    durationMs: Type.Number({ minimum: 0 }),
    /** Whether the card of this attempt is the one under check or another that was put in to test the reader. */
    card: Type.Union([Type.Literal('checked'), Type.Literal('other')]),
    findings: Type.Array(oneOf(findingCodes), { maxItems: 60 }),
    exchanges: count,
    /** Why the talk ended early (CardTroubleCode), null when it ran to its end. */
    endedBy: Type.Union([Type.String({ pattern: '^[a-z-]{1,40}$' }), Type.Null()]),
  },
  closed,
);
export type CheckAttempt = Static<typeof CheckAttemptSchema>;

const impersonalText = (maxLength: number) => Type.String({ minLength: 1, maxLength });

export const DiagnosisSchema = Type.Object(
  {
    ...EidReadSchema.properties,
    card: Type.Object(
      {
        ...EidReadSchema.properties.card.properties,
        /** The producer only: the rest of the serial names one card. */
        serial: Type.Union([Type.String({ pattern: '^[0-9A-F]{4}$' }), Type.Null()]),
      },
      closed,
    ),
    identity: Type.Null(),
    address: Type.Null(),
    madeAt: Type.String({ format: 'date-time' }),
    software: Type.Object({ version: impersonalText(40) }, closed),
    /** A date and a number of that day (contract/trust-list.ts); 0 where none is in force. */
    trustList: Type.Object({ version: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }) }, closed),
    /** Vendor, model, firmware; null where the reader does not tell. Never the reader's serial number. */
    readerAttributes: Type.Array(
      Type.Object(
        {
          name: oneOf(['vendor', 'model', 'firmware']),
          value: Type.Union([impersonalText(100), Type.Null()]),
        },
        closed,
      ),
      { maxItems: 3 },
    ),
    /** PC/SC state word of the slot when the check ended, for example 0x00000022; null when there was no reader. */
    stateWord: Type.Union([Type.String({ pattern: '^0x[0-9a-f]{8}$' }), Type.Null()]),
    reported: Type.Array(oneOf(visibleDefects), { maxItems: visibleDefects.length }),
    attempts: Type.Array(CheckAttemptSchema, { maxItems: 20 }),
    open: Type.Array(oneOf(openQuestions), { maxItems: openQuestions.length }),
  },
  closed,
);
export type Diagnosis = Static<typeof DiagnosisSchema>;
