/** How a device gets and proves its identity, who is signed in, and what a technician does with devices (docs/identity.md). */
import { Type } from 'typebox';
import {
  DeviceIdSchema,
  DeviceSchema,
  EnrolledSchema,
  EnrolmentCodeSchema,
  EnrolmentOrderSchema,
  EnrolmentSchema,
  SessionSchema,
  TokenRefusalSchema,
  TokenRequestSchema,
  TokenSchema,
} from '../identity-api.ts';
import { closed } from '../municipality/texts.ts';
import type { AskingLimit, Operation } from './operation.ts';

const enrolmentLimit: AskingLimit = { atOnce: 20, refillMs: 10_000 };
/**
 * Any number of addresses may guess, so what holds is the pace of all together: ten a second are 3 · 10⁸ a year, and twelve
 * signs of an alphabet of thirty are 5 · 10¹⁷ codes. Meeting one of a thousand open ones takes a million years.
 */
const enrolmentCeiling: AskingLimit = { atOnce: 600, refillMs: 100 };

/** A device asks every ten minutes; a town hall has all of its devices behind one address. */
const tokenLimit: AskingLimit = { atOnce: 120, refillMs: 250 };
/** Some hundred kiosks that start at one moment stay below it; what is judged at this pace keeps no core busy. */
const tokenCeiling: AskingLimit = { atOnce: 1200, refillMs: 20 };

export const identityOperations = {
  enrolDevice: {
    method: 'POST',
    url: '/v1/enrolments',
    summary: 'Exchange an enrolment code for the registration of a key',
    description:
      'The device keeps the private half and proves it with every token. A code works once and for 24 hours; a wrong, an ' +
      'expired and a used one get the same answer. A key that the device had before is replaced and its tokens end.',
    roles: null,
    limit: enrolmentLimit,
    ceiling: enrolmentCeiling,
    body: EnrolmentSchema,
    answers: { 201: { description: 'The key is registered', schema: EnrolledSchema } },
    problems: [],
  },
  getToken: {
    method: 'POST',
    url: '/v1/token',
    summary: 'Exchange a signed assertion for an access token',
    description:
      'Client credentials (RFC 6749 §4.4) with private_key_jwt (RFC 7523): `iss` and `sub` are the device, `aud` is the ' +
      'issuer or this address, `exp` is at most 60 seconds after `iat`, `jti` is used once, the algorithm is ES256. Refusals ' +
      'are those of RFC 6749 §5.2.',
    roles: null,
    limit: tokenLimit,
    ceiling: tokenCeiling,
    bodyMediaType: 'application/x-www-form-urlencoded',
    body: TokenRequestSchema,
    answers: {
      200: { description: 'The token, for ten minutes', schema: TokenSchema },
      400: { description: 'Not such a request', schema: TokenRefusalSchema },
      401: { description: 'The assertion does not prove an enrolled device', schema: TokenRefusalSchema },
    },
    problems: [],
  },
  getSession: {
    method: 'GET',
    url: '/v1/session',
    summary: 'Who is signed in',
    description: 'Signing in and out is at /sign-in and /sign-out, for browsers (docs/identity.md).',
    roles: ['clerk', 'technician'],
    answers: { 200: { description: 'Role, sites, and when this person last signed in again', schema: SessionSchema } },
    problems: [],
  },
  listDevices: {
    method: 'GET',
    url: '/v1/devices',
    summary: 'Kiosks and counters',
    description: 'Those that wait for enrolment and those that were revoked among them.',
    roles: ['technician'],
    answers: { 200: { description: 'All of them', schema: Type.Object({ items: Type.Array(DeviceSchema) }, closed) } },
    problems: [],
  },
  issueEnrolmentCode: {
    method: 'POST',
    url: '/v1/devices/:deviceId/enrolment-codes',
    summary: 'Make an enrolment code for a device, new or known',
    description:
      'The code is shown once and stored as a keyed hash only. An older unused code of the device ends. A known device goes ' +
      'on with the key it has until the code is used.',
    roles: ['technician'],
    params: DeviceIdSchema,
    body: EnrolmentOrderSchema,
    answers: { 201: { description: 'The code', schema: EnrolmentCodeSchema } },
    problems: [],
  },
  revokeDevice: {
    method: 'POST',
    url: '/v1/devices/:deviceId/revocation',
    summary: 'Take a device its identity',
    description: 'Key, tokens and open codes end at once. A new code brings the device back.',
    roles: ['technician'],
    params: DeviceIdSchema,
    answers: { 200: { description: 'The device now', schema: DeviceSchema } },
    problems: [],
  },
} as const satisfies Record<string, Operation>;
