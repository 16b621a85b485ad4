/** The tables of migration 0004 as Kysely sees them. Types only. */
import type { ColumnType } from 'kysely';
import type { DeviceRole, StaffRole } from '../../../contract/roles.ts';

/** Written as text, read as the parsed value. */
type Json = ColumnType<unknown, string, string>;

export type IdentityTables = {
  devices: {
    municipality_id: string;
    id: string;
    role: DeviceRole;
    site: string;
    /** Null until a code was used. */
    enrolled_at: Date | null;
    revoked_at: Date | null;
  };
  device_keys: { municipality_id: string; device_id: string; public_key: Json; added_at: Date };
  enrolment_codes: {
    municipality_id: string;
    code_hash: string;
    device_id: string;
    role: DeviceRole;
    site: string;
    created_at: Date;
    expires_at: Date;
  };
  access_tokens: {
    municipality_id: string;
    token_hash: string;
    device_id: string;
    issued_at: Date;
    expires_at: Date;
  };
  assertion_ids: { municipality_id: string; device_id: string; assertion_id: string; expires_at: Date };
  sign_in_attempts: {
    municipality_id: string;
    state_hash: string;
    browser_hash: string;
    purpose: 'sign-in' | 'step-up';
    /** Wanted by somebody who has two. */
    role: StaffRole | null;
    /** The session that this browser had when it left. */
    session_hash: string | null;
    return_to: string;
    nonce_sealed: string;
    code_verifier_sealed: string;
    created_at: Date;
  };
  sessions: {
    municipality_id: string;
    token_hash: string;
    /** As the identity provider names the person. */
    /** A keyed digest, never what the provider sent. */
    subject: string;
    caller_id: string;
    role: StaffRole;
    sites: Json;
    created_at: Date;
    last_seen_at: Date;
    stepped_up_at: Date | null;
  };
};
