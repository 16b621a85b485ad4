/** Kiosks and counters as a technician looks after them: codes for new ones, a list, and the end of one (docs/identity.md). */
import { sql, type Transaction } from 'kysely';
import type { Device, EnrolmentCode } from '../../contract/identity-api.ts';
import { failed, type Result } from '../../contract/result.ts';
import type { CallerRole, DeviceRole } from '../../contract/roles.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { appendAudit } from '../storage/audit-log.ts';
import type { Tables } from '../storage/tables.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import { newEnrolmentCode, normalizedEnrolmentCode } from './enrolment-code.ts';
import { enrolmentCodeLifeMs } from './identity-times.ts';

/** The one who orders it, for the audit trail. */
type By = { readonly id: string; readonly role: CallerRole };

/** Nothing else happens to this device until the transaction ends. */
export const lockDevice = async (
  transaction: Transaction<Tables>,
  municipalityId: string,
  id: string,
): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('device'), hashtext(${`${municipalityId}/${id}`}))`.execute(
    transaction,
  );
};

export type EnrolmentOrder = {
  readonly deviceId: string;
  readonly role: DeviceRole;
  readonly site: string;
  readonly by: By;
};

/** The code is in the answer and nowhere else. */
export const issueEnrolmentCode = async (
  context: RequestContext,
  order: EnrolmentOrder,
): Promise<Result<EnrolmentCode, 'unknown-site' | StorageTrouble>> => {
  if (!context.municipality.sites.some(({ id }) => id === order.site)) return failed('unknown-site');
  const code = newEnrolmentCode();
  const nowMs = context.now();
  const expiresAt = new Date(nowMs + enrolmentCodeLifeMs);
  const municipality_id = context.municipality.id;
  return inTransaction(context, async (transaction) => {
    await lockDevice(transaction, municipality_id, order.deviceId);
    await transaction
      .insertInto('devices')
      .values({
        municipality_id,
        id: order.deviceId,
        role: order.role,
        site: order.site,
        enrolled_at: null,
        revoked_at: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await transaction
      .deleteFrom('enrolment_codes')
      .where('municipality_id', '=', municipality_id)
      .where('device_id', '=', order.deviceId)
      .execute();
    await transaction
      .insertInto('enrolment_codes')
      .values({
        municipality_id,
        code_hash: context.cipher.secretHash(normalizedEnrolmentCode(code)),
        device_id: order.deviceId,
        role: order.role,
        site: order.site,
        created_at: new Date(nowMs),
        expires_at: expiresAt,
      })
      .execute();
    await appendAudit(transaction, context.cipher, {
      municipalityId: municipality_id,
      atMs: nowMs,
      actor: order.by.id,
      role: order.by.role,
      action: 'enrolment-code-issued',
      purpose: order.deviceId,
      requestId: null,
    });
    return { code, expiresAt: expiresAt.toISOString() };
  });
};

const deviceOf = (row: Tables['devices']): Device => ({
  id: row.id,
  role: row.role,
  site: row.site,
  enrolledAt: row.enrolled_at?.toISOString() ?? null,
  revokedAt: row.revoked_at?.toISOString() ?? null,
});

export const listDevices = (context: RequestContext): Promise<Result<readonly Device[], StorageTrouble>> =>
  inTransaction(context, async (transaction) => {
    const rows = await transaction
      .selectFrom('devices')
      .selectAll()
      .where('municipality_id', '=', context.municipality.id)
      .orderBy('id')
      .execute();
    return rows.map(deviceOf);
  });

/** Key, tokens and open codes end together; null when there is no such device. Revoking twice is as good as once. */
export const revokeDevice = (
  context: RequestContext,
  { deviceId, by }: { readonly deviceId: string; readonly by: By },
): Promise<Result<Device | null, StorageTrouble>> =>
  inTransaction(context, async (transaction) => {
    const municipality_id = context.municipality.id;
    const now = new Date(context.now());
    await lockDevice(transaction, municipality_id, deviceId);
    const row = await transaction
      .updateTable('devices')
      .set((eb) => ({ revoked_at: eb.fn.coalesce('revoked_at', eb.val(now)) }))
      .where('municipality_id', '=', municipality_id)
      .where('id', '=', deviceId)
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return null;
    for (const table of ['device_keys', 'access_tokens', 'enrolment_codes'] as const)
      await transaction
        .deleteFrom(table)
        .where('municipality_id', '=', municipality_id)
        .where('device_id', '=', deviceId)
        .execute();
    await appendAudit(transaction, context.cipher, {
      municipalityId: municipality_id,
      atMs: now.getTime(),
      actor: by.id,
      role: by.role,
      action: 'device-revoked',
      purpose: deviceId,
      requestId: null,
    });
    return deviceOf(row);
  });
