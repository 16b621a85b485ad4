/**
 * Mails that came back after they had been taken: read from a Maildir that the mail server of the municipality fills, so
 * that this program needs no account to read mail. A notice that came back goes to its next channel; the case itself does
 * not go back, because its term was told to the person in good faith, and the clerk sees the notice fail.
 * Not guaranteed: that a report is genuine. One with the id of a notice makes a letter follow, no more.
 */
import { open, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Transaction } from 'kysely';
import { type Result, success } from '../../../contract/result.ts';
import type { RequestContext } from '../../requests/request-context.ts';
import type { Tables } from '../../storage/tables.ts';
import { inTransaction, type StorageTrouble } from '../../storage/transaction.ts';
import { nextChannel } from '../after-attempt.ts';
import { auditNotice, handToClerk, writeAfterwards } from '../settle-notice.ts';
import { type DeliveryStatus, parseDeliveryStatus } from './delivery-status.ts';

/** A report with the headers of our mail is a few kilobytes; of a longer one only the beginning is read. */
const longestReport = 256 * 1024;

const readBeginning = async (file: string): Promise<string> => {
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.alloc(longestReport);
    const { bytesRead } = await handle.read(buffer, 0, longestReport, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
};

const takeBack = async (
  transaction: Transaction<Tables>,
  context: RequestContext,
  { noticeId, status }: DeliveryStatus,
): Promise<boolean> => {
  const notice = await transaction
    .selectFrom('notices')
    .selectAll()
    .where('id', '=', noticeId)
    .where('municipality_id', '=', context.municipality.id)
    .forUpdate()
    .executeTakeFirst();
  // A second report of the same mail, or one of a mail that was never counted as sent, changes nothing.
  if (notice === undefined || notice.state !== 'sent' || notice.channel !== 'email') return false;
  const { channels, channel, attempts, unknown_outcomes: unknownOutcomes } = notice;
  const after = nextChannel({ channels, channel, attempts, unknownOutcomes }, context.now());
  await writeAfterwards(transaction, context, notice.id, { after, code: status });
  await auditNotice(transaction, context, notice, 'notice-returned');
  if (after.state === 'given-up') await handToClerk(transaction, context, notice);
  return true;
};

/** Maildir marks what was seen by moving it from `new` to `cur`, with the flag S. */
const markSeen = (maildir: string, name: string): Promise<void> =>
  rename(join(maildir, 'new', name), join(maildir, 'cur', `${name}:2,S`));

/** Whether a notice came back with this file. */
const readBounce = async (
  context: RequestContext,
  maildir: string,
  name: string,
): Promise<Result<boolean, StorageTrouble>> => {
  const status = parseDeliveryStatus(await readBeginning(join(maildir, 'new', name)));
  const taken =
    status === null
      ? success(false)
      : await inTransaction(context, (transaction) => takeBack(transaction, context, status));
  if (taken.ok) await markSeen(maildir, name);
  return taken;
};

/**
 * How many notices came back. A file that cannot be read or moved goes to `onDefect` and stays where it is, and the others
 * are read all the same. Throws when the Maildir itself cannot be read: a setting is wrong, or a disk is gone.
 */
export const readBounces = async (
  context: RequestContext,
  maildir: string,
  onDefect: (error: unknown) => void,
): Promise<Result<number, StorageTrouble>> => {
  let returned = 0;
  for (const name of (await readdir(join(maildir, 'new'))).toSorted()) {
    try {
      const taken = await readBounce(context, maildir, name);
      if (!taken.ok) return taken;
      if (taken.value) returned += 1;
    } catch (error) {
      onDefect(error);
    }
  }
  return success(returned);
};
