/** A device shows a code and registers its key. The code is used up in the same transaction, so two that show it at once make one. */
import { createPublicKey } from 'node:crypto';
import type { PublicKey } from '../../contract/identity-api.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import type { DeviceRole } from '../../contract/roles.ts';
import type { RequestContext } from '../requests/request-context.ts';
import { appendAudit } from '../storage/audit-log.ts';
import { inTransaction, type StorageTrouble } from '../storage/transaction.ts';
import { lockDevice } from './devices.ts';
import { normalizedEnrolmentCode } from './enrolment-code.ts';
import { isInForce } from './identity-times.ts';

export type EnrolmentRefusal = 'code-not-usable' | 'key-not-on-curve' | StorageTrouble;

/** A JWK can name a point that is none of the curve's; OpenSSL refuses to make a key of it. */
const isOnCurve = (publicKey: PublicKey): boolean => {
  try {
    createPublicKey({ key: publicKey, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
};

/** The key is judged before the code is looked at: no answer tells whether a code exists. */
export const enrolDevice = async (
  context: RequestContext,
  { code, publicKey }: { readonly code: string; readonly publicKey: PublicKey },
): Promise<Result<{ readonly deviceId: string; readonly role: DeviceRole }, EnrolmentRefusal>> => {
  if (!isOnCurve(publicKey)) return failed('key-not-on-curve');
  const municipality_id = context.municipality.id;
  const nowMs = context.now();
  const outcome = await inTransaction(
    context,
    async (transaction): Promise<Result<{ deviceId: string; role: DeviceRole }, EnrolmentRefusal>> => {
      const code_hash = context.cipher.secretHash(normalizedEnrolmentCode(code));
      const found = await transaction
        .selectFrom('enrolment_codes')
        .select('device_id')
        .where('municipality_id', '=', municipality_id)
        .where('code_hash', '=', code_hash)
        .executeTakeFirst();
      if (found === undefined) return failed('code-not-usable');
      const { device_id } = found;
      await lockDevice(transaction, municipality_id, device_id);
      const used = await transaction
        .deleteFrom('enrolment_codes')
        .where('municipality_id', '=', municipality_id)
        .where('code_hash', '=', code_hash)
        .returningAll()
        .executeTakeFirst();
      if (used === undefined || !isInForce(nowMs, used.created_at, used.expires_at)) return failed('code-not-usable');
      const { role, site } = used;
      await transaction
        .updateTable('devices')
        .set({ role, site, enrolled_at: new Date(nowMs), revoked_at: null })
        .where('municipality_id', '=', municipality_id)
        .where('id', '=', device_id)
        .execute();
      await transaction
        .deleteFrom('access_tokens')
        .where('municipality_id', '=', municipality_id)
        .where('device_id', '=', device_id)
        .execute();
      const key = { public_key: JSON.stringify(publicKey), added_at: new Date(nowMs) };
      await transaction
        .insertInto('device_keys')
        .values({ municipality_id, device_id, ...key })
        .onConflict((conflict) => conflict.columns(['municipality_id', 'device_id']).doUpdateSet(key))
        .execute();
      await appendAudit(transaction, context.cipher, {
        municipalityId: municipality_id,
        atMs: nowMs,
        actor: device_id,
        role,
        action: 'device-enrolled',
        purpose: device_id,
        requestId: null,
      });
      return success({ deviceId: device_id, role });
    },
  );
  return outcome.ok ? outcome.value : outcome;
};
