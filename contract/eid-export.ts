/**
 * The document `eid-export/1`: a reading that can be judged again later, by another program and at another date. The raw files
 * decide; `read`, what they said on the day of reading, is there for people and for programs that do not verify.
 */
import { type Static, type TSchema, Type } from 'typebox';
import { eidFileNames } from './eid-files.ts';
import { EidReadSchema, FindingSchema } from './eid-read.ts';

const closed = { additionalProperties: false } as const;

/** The largest file on a card is a photo of 16 KiB. */
const longestFile = 32 * 1024;
/** Characters of a whole document: all files in base64, and what is said about them. */
export const exportSizeLimit = 1024 * 1024;

const base64 = Type.String({
  maxLength: Math.ceil(longestFile / 3) * 4,
  pattern: '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
});
const hex = Type.String({ maxLength: 512, pattern: '^([0-9A-F]{2})*$' });
const statusWord = Type.String({ pattern: '^[0-9A-F]{4}$' });
const trouble = Type.String({ maxLength: 40, pattern: '^[a-z-]+$' });
const offset = Type.Integer({ minimum: 0, maximum: 0x7fff });
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const FileSchema = Type.Union([
  Type.Object({ status: Type.Literal('not-requested') }, closed),
  Type.Object({ status: Type.Literal('read'), base64 }, closed),
  Type.Object({ status: Type.Literal('missing'), statusWord }, closed),
  Type.Object({ status: Type.Literal('not-activated'), statusWord }, closed),
  Type.Object(
    {
      status: Type.Literal('failed'),
      offset,
      offsets: Type.Array(offset, { maxItems: 64 }),
      attempts: Type.Integer({ minimum: 0, maximum: 1000 }),
      statusWord: orNull(statusWord),
      trouble: orNull(trouble),
    },
    closed,
  ),
]);
export type ExportedFile = Static<typeof FileSchema>;

const ChallengeSchema = Type.Union([
  Type.Object({ status: Type.Literal('not-done'), reason: Type.String({ maxLength: 200 }) }, closed),
  Type.Object({ status: Type.Literal('answered'), challenge: hex, response: hex }, closed),
  Type.Object({ status: Type.Literal('exhausted'), statusWord }, closed),
  Type.Object({ status: Type.Literal('failed'), statusWord: orNull(statusWord), trouble: orNull(trouble) }, closed),
]);

/** A file that is not named was not requested: the list of files may grow. */
const files = Type.Object(Object.fromEntries(eidFileNames.map((file) => [file, Type.Optional(FileSchema)])), closed);

export const EidExportSchema = Type.Object(
  {
    schema: Type.Literal('eid-export/1'),
    /** ISO instant. */
    readAt: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' }),
    read: EidReadSchema,
    card: Type.Object(
      {
        atr: hex,
        appletStatusWord: orNull(statusWord),
        cardData: orNull(hex),
        cardDataStatusWord: orNull(statusWord),
        pinTriesLeft: orNull(Type.Integer({ minimum: 0, maximum: 15 })),
        endedBy: orNull(trouble),
      },
      closed,
    ),
    files,
    challenge: ChallengeSchema,
    /** What was wrong between reader and card; nothing in the files tells it again. */
    talkFindings: Type.Array(FindingSchema, { maxItems: 16 }),
  },
  closed,
);
export type EidExport = Static<typeof EidExportSchema>;
