/**
 * The document `eid-read/1`: what the command line prints and what a diagnosis hands over (design cli.md). Closed objects;
 * an absent value is null, never an empty string or a missing key.
 */
import { type Static, Type } from 'typebox';
import { certainties, checkCodes, findingCodes, remedies, severities, verdicts } from './findings.ts';
import { oneOf } from './one-of.ts';

const closed = { additionalProperties: false } as const;
/** A file of a card holds at most 4096 bytes of text; everything beside it is ours and shorter. */
const longestText = 4096;
const text = Type.Union([Type.String({ minLength: 1, maxLength: longestText }), Type.Null()]);
const isoDate = Type.Union([Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), Type.Null()]);
const hex = Type.String({ maxLength: 2 * longestText, pattern: '^([0-9A-F]{2})*$' });

export const generations = ['1.0', '1.1', '1.7', '1.8', 'unknown'] as const;
export type Generation = (typeof generations)[number];

export const trustLevels = ['belgian', 'test', 'none'] as const;
export type Trust = (typeof trustLevels)[number];

export const IdentitySchema = Type.Object(
  {
    cardNumber: text,
    /** Hex of tag 02, which must equal the chip's own serial. */
    chipNumber: text,
    validFrom: isoDate,
    validTo: isoDate,
    issuingMunicipality: text,
    nationalNumber: text,
    surname: text,
    givenNames: text,
    thirdNameInitial: text,
    nationality: text,
    birthPlace: text,
    birthDate: Type.Object(
      { raw: Type.String({ maxLength: longestText }), iso: isoDate, year: Type.Union([Type.Integer(), Type.Null()]) },
      closed,
    ),
    sex: Type.Union([Type.Literal('M'), Type.Literal('F'), Type.Null()]),
    nobleCondition: text,
    documentType: Type.Union([Type.Object({ code: Type.Integer(), name: text }, closed), Type.Null()]),
    specialStatus: Type.Union([
      Type.Object(
        {
          code: Type.Integer(),
          whiteCane: Type.Boolean(),
          extendedMinority: Type.Boolean(),
          yellowCane: Type.Boolean(),
        },
        closed,
      ),
      Type.Null(),
    ]),
    duplicate: text,
    specialOrganisation: text,
    memberOfFamily: Type.Union([Type.Boolean(), Type.Null()]),
    protection: text,
    labourMarket: text,
    employerVat: Type.Union([Type.Array(Type.String({ maxLength: longestText }), { maxItems: 2 }), Type.Null()]),
    regionalFileNumber: text,
    brexitMention: text,
    cardMention: text,
    euStartDate: isoDate,
    /** Tags that are not in our table, kept raw: "tag hex" -> hex of the value. */
    unknownFields: Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 2 * longestText }), {
      maxProperties: 255,
    }),
  },
  closed,
);
export type Identity = Static<typeof IdentitySchema>;

export const AddressSchema = Type.Object({ streetAndNumber: text, zip: text, municipality: text }, closed);
export type Address = Static<typeof AddressSchema>;

export const PhotoSchema = Type.Object(
  {
    bytes: Type.Integer({ minimum: 0 }),
    width: Type.Union([Type.Integer(), Type.Null()]),
    height: Type.Union([Type.Integer(), Type.Null()]),
    hashAlgorithm: text,
  },
  closed,
);
export type Photo = Static<typeof PhotoSchema>;

export const CheckSchema = Type.Object({ check: oneOf(checkCodes), verdict: oneOf(verdicts), reason: text }, closed);

export const FindingSchema = Type.Object(
  {
    code: oneOf(findingCodes),
    severity: oneOf(severities),
    certainty: oneOf(certainties),
    evidence: Type.Record(
      Type.String({ maxLength: 40 }),
      Type.Union([Type.String({ maxLength: 200 }), Type.Number(), Type.Boolean(), Type.Null()]),
      { maxProperties: 20 },
    ),
    remedies: Type.Array(oneOf(remedies)),
  },
  closed,
);

export const EidReadSchema = Type.Object(
  {
    schema: Type.Literal('eid-read/1'),
    reader: Type.Object({ name: Type.String({ maxLength: 200 }) }, closed),
    card: Type.Object(
      {
        atr: hex,
        generation: Type.Union([oneOf(generations), Type.Null()]),
        serial: Type.Union([hex, Type.Null()]),
        lifeCycle: Type.Union([hex, Type.Null()]),
      },
      closed,
    ),
    identity: Type.Union([IdentitySchema, Type.Null()]),
    address: Type.Union([AddressSchema, Type.Null()]),
    photo: Type.Union([PhotoSchema, Type.Null()]),
    trust: oneOf(trustLevels),
    checks: Type.Array(CheckSchema),
    findings: Type.Array(FindingSchema),
    pin: Type.Object({ triesLeft: Type.Union([Type.Integer(), Type.Null()]) }, closed),
    timings: Type.Object(
      {
        firstFieldsMs: Type.Union([Type.Number(), Type.Null()]),
        completeMs: Type.Number(),
        exchanges: Type.Integer(),
        bytesSent: Type.Integer(),
        bytesReceived: Type.Integer(),
      },
      closed,
    ),
  },
  closed,
);
export type EidRead = Static<typeof EidReadSchema>;
export type ReadTimings = EidRead['timings'];
