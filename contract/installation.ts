/**
 * What differs between two kiosks of the same municipality: where the backend is, how the screen measures. One JSON file,
 * named by EID_KIOSK_INSTALLATION or --installation=FILE; it holds paths to secrets, never secrets.
 */
import { type Static, Type } from 'typebox';
import { ScreenProfileSchema } from './screen-profile.ts';

const TrustListSourceSchema = Type.Object(
  {
    /** The signature is beside it: the same name with `.sig` behind. */
    file: Type.String({ minLength: 1 }),
    /** The operator's Ed25519 key: SubjectPublicKeyInfo (RFC 8410 §4) in base64, which is the middle line of its PEM file. */
    publicKey: Type.String({ pattern: '^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$' }),
  },
  { additionalProperties: false },
);
export type TrustListSource = Static<typeof TrustListSourceSchema>;

export const InstallationSchema = Type.Object(
  {
    schema: Type.Literal('installation/1'),
    backend: Type.Object(
      {
        /** https, or http on the loopback address only. */
        baseUrl: Type.String({
          pattern: '^(https://[^/?#@]+|http://(127\\.0\\.0\\.1|\\[::1\\]|localhost)(:\\d+)?)(/[^?#]*)?$',
        }),
        /** Where this kiosk keeps its key, readable by the kiosk's user only; made when it is enrolled (docs/identity.md). */
        identityFile: Type.String({ minLength: 1 }),
      },
      { additionalProperties: false },
    ),
    screenProfile: ScreenProfileSchema,
    /** Where the technician's journal is written, JSON lines; null for standard error. */
    journalFile: Type.Union([Type.String({ minLength: 1 }), Type.Null()]),
    /** A newer trust list than the release brings (docs/trust-lists.md); null or absent for the built-in one. */
    trustList: Type.Optional(Type.Union([TrustListSourceSchema, Type.Null()])),
    /** `http://host:port` that carries questions about revocation (docs/revocation.md); null or absent to ask directly. */
    revocationProxy: Type.Optional(
      Type.Union([
        Type.String({
          pattern:
            '^http://[A-Za-z0-9.-]+(:([1-5]?[0-9]{1,4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?/?$',
        }),
        Type.Null(),
      ]),
    ),
  },
  { additionalProperties: false },
);
export type Installation = Static<typeof InstallationSchema>;
