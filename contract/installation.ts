/**
 * What differs between two kiosks of the same municipality: where the backend is, how the screen measures. One JSON file,
 * named by EID_KIOSK_INSTALLATION or --installation=FILE; it holds paths to secrets, never secrets.
 */
import { type Static, Type } from 'typebox';
import { ScreenProfileSchema } from './screen-profile.ts';

export const InstallationSchema = Type.Object(
  {
    schema: Type.Literal('installation/1'),
    backend: Type.Object(
      {
        /** https, or http on the loopback address only. */
        baseUrl: Type.String({
          pattern: '^(https://[^/?#@]+|http://(127\\.0\\.0\\.1|\\[::1\\]|localhost)(:\\d+)?)(/[^?#]*)?$',
        }),
        /** File with this kiosk's bearer token, readable by the kiosk's user only. */
        tokenFile: Type.String({ minLength: 1 }),
      },
      { additionalProperties: false },
    ),
    screenProfile: ScreenProfileSchema,
    /** Where the technician's journal is written, JSON lines; null for standard error. */
    journalFile: Type.Union([Type.String({ minLength: 1 }), Type.Null()]),
  },
  { additionalProperties: false },
);
export type Installation = Static<typeof InstallationSchema>;
