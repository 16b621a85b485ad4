/**
 * `node backend/main.ts check`: after a restore and now and then, whether database, key and audit trail belong together. Compare
 * the last number of the trail with the one of an earlier check: entries that were cut off at the end leave no other trace.
 */
import { failed, type Result, success } from '../contract/result.ts';
import { type OpenOptions, openBackend } from './open-backend.ts';
import { firstBrokenAuditEntry, lastAuditEntry } from './storage/audit-log.ts';

export type Checked = {
  /** Whose entries of the trail are numbered here. */
  readonly municipality: string;
  /** 0: none yet. */
  readonly lastAuditEntry: number;
};

/** The failure is a list of sentences for the operator. */
export const checkInstallation = async (options: OpenOptions): Promise<Result<Checked, readonly string[]>> => {
  const opened = await openBackend(options);
  if (!opened.ok) return opened;
  const { context, database } = opened.value;
  try {
    const broken = await firstBrokenAuditEntry(context);
    const last = await lastAuditEntry(context);
    if (!broken.ok || !last.ok) return failed(['the database was lost while the audit trail was being read']);
    return broken.value === null
      ? success({ municipality: context.municipality.id, lastAuditEntry: last.value })
      : failed([`entry ${broken.value} of the audit trail was changed, removed or put in`]);
  } finally {
    await database.close();
  }
};
