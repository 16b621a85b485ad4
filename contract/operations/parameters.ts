/** Parts of requests that several operations share. Header names as Node delivers them; a request carries many others. */
import { Type } from 'typebox';
import { closed } from '../municipality/texts.ts';

export const RequestIdSchema = Type.Object({ id: Type.String({ format: 'uuid' }) }, closed);

/** Why somebody looks: goes into the audit trail, so it is asked for and never guessed. Not personal. */
export const PurposeQuerySchema = Type.Object({ purpose: Type.String({ pattern: '^[a-z-]{1,40}$' }) }, closed);

export const IdempotencyHeadersSchema = Type.Object({ 'idempotency-key': Type.String({ format: 'uuid' }) });

/** The version that the caller has seen, as the entity tag gave it; without it 428, with another 412 (RFC 9110, RFC 6585). */
export const VersionHeadersSchema = Type.Object({ 'if-match': Type.Optional(Type.String({ maxLength: 100 })) });
