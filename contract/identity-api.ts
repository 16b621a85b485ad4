/**
 * How devices come to their identity, and what is said about who is calling (docs/adr/0016). The token exchange follows
 * RFC 6749 §4.4 with the client assertion of RFC 7523 §2.2; its names and its errors are theirs.
 */
import { type Static, Type } from 'typebox';
import { closed } from './municipality/texts.ts';
import { oneOf } from './one-of.ts';
import { callerRoles, deviceRoles } from './roles.ts';

const instant = Type.String({ format: 'date-time' });
const orNull = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

export const deviceIdPattern = '^[a-z0-9-]{1,40}$';
const DeviceId = Type.String({ pattern: deviceIdPattern });
const SiteId = Type.String({ pattern: '^[a-z0-9-]{1,40}$' });

/** 32 bytes in base64url without padding: one coordinate on P-256 (RFC 7518 §6.2.1). */
const coordinate = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });

/** A public key as RFC 7517 writes it. Closed, so that no private half (`d`) is ever sent by mistake. */
export const PublicKeySchema = Type.Object(
  { kty: Type.Literal('EC'), crv: Type.Literal('P-256'), x: coordinate, y: coordinate },
  closed,
);
export type PublicKey = Static<typeof PublicKeySchema>;

export const EnrolmentSchema = Type.Object(
  {
    /** As it was read out: capitals, hyphens and spaces do not matter. */
    code: Type.String({ pattern: '^[0-9A-Za-z -]{1,40}$' }),
    publicKey: PublicKeySchema,
  },
  closed,
);

export const EnrolledSchema = Type.Object(
  {
    deviceId: DeviceId,
    role: oneOf(deviceRoles),
    /** Goes into the audience of every client assertion. */
    issuer: Type.String({ minLength: 1, maxLength: 300 }),
  },
  closed,
);
export type Enrolled = Static<typeof EnrolledSchema>;

export const clientAssertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Form fields; others are ignored (RFC 6749 §3.2). */
export const TokenRequestSchema = Type.Object({
  grant_type: Type.Literal('client_credentials'),
  client_assertion_type: Type.Literal(clientAssertionType),
  client_assertion: Type.String({ minLength: 1, maxLength: 4096 }),
});

export const TokenSchema = Type.Object({
  access_token: Type.String({ minLength: 16, maxLength: 512 }),
  token_type: Type.Literal('Bearer'),
  /** Seconds. */
  expires_in: Type.Integer({ minimum: 1 }),
});

/** RFC 6749 §5.2. */
export const TokenRefusalSchema = Type.Object(
  { error: oneOf(['invalid_request', 'invalid_client', 'unsupported_grant_type'] as const) },
  closed,
);
export type TokenRefusal = Static<typeof TokenRefusalSchema>['error'];

export const DeviceIdSchema = Type.Object({ deviceId: DeviceId }, closed);

export const DeviceSchema = Type.Object(
  {
    id: DeviceId,
    role: oneOf(deviceRoles),
    site: SiteId,
    /** Null: a code was made, nobody has used it yet. */
    enrolledAt: orNull(instant),
    revokedAt: orNull(instant),
  },
  closed,
);
export type Device = Static<typeof DeviceSchema>;

/** What a device becomes once the code is used. */
export const EnrolmentOrderSchema = Type.Object({ role: oneOf(deviceRoles), site: SiteId }, closed);

export const EnrolmentCodeSchema = Type.Object({ code: Type.String(), expiresAt: instant }, closed);
export type EnrolmentCode = Static<typeof EnrolmentCodeSchema>;

export const SessionSchema = Type.Object(
  {
    id: Type.String(),
    role: oneOf(callerRoles),
    sites: Type.Union([Type.Literal('all'), Type.Array(SiteId)]),
    steppedUpAt: orNull(instant),
  },
  closed,
);
