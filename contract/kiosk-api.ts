/**
 * Everything a renderer can ask of the kiosk and everything the kiosk tells it: one table of methods and one of events.
 * The dispatcher (kiosk/link) decodes against these schemas, authorises by surface, calls and encodes; the links (direct,
 * Electron IPC, loopback HTTP) carry bytes and know no method.
 */
import { type Static, Type } from 'typebox';
import { languages } from './languages.ts';
import { CardDefectReportSchema, caseNumberPattern } from './municipal-api.ts';
import { SiteSchema } from './municipality/sites.ts';
import { LanguageSchema, TextSchema } from './municipality/texts.ts';
import { oneOf } from './one-of.ts';
import { ScreenProfileSchema } from './screen-profile.ts';
import { VisitCommandSchema, VisitViewSchema } from './visit.ts';

const closed = { additionalProperties: false } as const;
const Nothing = Type.Object({}, closed);

/** Who is in front of the screen. A link is opened for one surface and stays with it. */
export const surfaces = ['citizen', 'counter', 'technician'] as const;
export type Surface = (typeof surfaces)[number];

/** The parts of an installation that may be simulated; a composition root names them, screens and paper repeat it. */
export const simulatableParts = ['reader', 'cards', 'backend'] as const;

export const KioskDescriptionSchema = Type.Object(
  {
    version: Type.String(),
    simulated: Type.Array(oneOf(simulatableParts)),
    screenProfile: ScreenProfileSchema,
    /** Null until the municipality's catalogue has been fetched once. */
    municipality: Type.Union([
      Type.Object(
        {
          names: TextSchema,
          kioskLanguages: Type.Array(LanguageSchema, { minItems: 1, maxItems: languages.length }),
          officialTextLanguages: Type.Array(LanguageSchema, { minItems: 1 }),
          actionColour: Type.Union([Type.String(), Type.Null()]),
          sites: Type.Array(SiteSchema),
          /** Ids of the sites where new codes can be collected. */
          pickupSites: Type.Array(Type.String()),
          pinReprint: Type.Object(
            { lookForLetterFirst: TextSchema, consequence: TextSchema, bring: TextSchema },
            closed,
          ),
          cardDefect: Type.Object({ whyRead: TextSchema, whoPays: TextSchema, bring: TextSchema }, closed),
          legalBasis: TextSchema,
        },
        closed,
      ),
      Type.Null(),
    ]),
  },
  closed,
);
export type KioskDescription = Static<typeof KioskDescriptionSchema>;

export const ReadersViewSchema = Type.Object(
  {
    service: Type.Union([Type.Literal('up'), Type.Literal('down')]),
    serviceCode: Type.Union([Type.String(), Type.Null()]),
    readers: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          slot: Type.String(),
          atr: Type.String(),
          stateWord: Type.String(),
          eventCount: Type.Integer(),
        },
        closed,
      ),
    ),
  },
  closed,
);

export const kioskMethods = {
  'kiosk.describe': { params: Nothing, result: KioskDescriptionSchema, surfaces: ['citizen', 'counter', 'technician'] },
  'visit.view': { params: Nothing, result: VisitViewSchema, surfaces: ['citizen'] },
  'visit.act': {
    params: Type.Object({ revision: Type.Integer({ minimum: 0 }), command: VisitCommandSchema }, closed),
    result: VisitViewSchema,
    surfaces: ['citizen'],
  },
  /** Somebody touched, typed or moved: the idle clock starts again and a warning goes away. */
  'visit.touch': { params: Nothing, result: Nothing, surfaces: ['citizen'] },
  /** The report of a defective card by its case number; null when there is none. */
  'diagnosis.find': {
    params: Type.Object({ caseNumber: Type.String({ pattern: caseNumberPattern }) }, closed),
    result: Type.Object({ report: Type.Union([CardDefectReportSchema, Type.Null()]) }, closed),
    surfaces: ['counter'],
  },
  'readers.view': { params: Nothing, result: ReadersViewSchema, surfaces: ['technician'] },
} as const satisfies Record<string, { params: Type.TSchema; result: Type.TSchema; surfaces: readonly Surface[] }>;

export type KioskMethod = keyof typeof kioskMethods;
export type KioskParams<M extends KioskMethod> = Static<(typeof kioskMethods)[M]['params']>;
export type KioskResult<M extends KioskMethod> = Static<(typeof kioskMethods)[M]['result']>;

export const kioskEvents = {
  'visit.changed': { payload: VisitViewSchema, surfaces: ['citizen'] },
  'kiosk.described': { payload: KioskDescriptionSchema, surfaces: ['citizen', 'counter', 'technician'] },
} as const satisfies Record<string, { payload: Type.TSchema; surfaces: readonly Surface[] }>;

export type KioskEvent = keyof typeof kioskEvents;
export type KioskPayload<E extends KioskEvent> = Static<(typeof kioskEvents)[E]['payload']>;
