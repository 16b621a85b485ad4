/**
 * Where notices leave this installation, from the environment of the production entry. The municipality file says which
 * channels there are; a channel without its carrier is a mistake that is said at the start, not found at the first notice.
 */
import { readFile, stat } from 'node:fs/promises';
import { isIP } from 'node:net';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Municipality } from '../../contract/municipality.ts';
import { failed, type Result, success } from '../../contract/result.ts';
import type { NoticeCarriers } from './carriers.ts';
import { createCupsQueue, usualCupsDeadlineMs } from './print/cups-queue.ts';
import { createPrintFolder } from './print/print-folder.ts';
import { createSmtpCarrier, type SmtpSettings, usualSmtpDeadlines } from './smtp/smtp-carrier.ts';

export type NoticeSettings = {
  readonly smtp: SmtpSettings | null;
  readonly printFolder: string | null;
  readonly printQueue: string | null;
  /** A Maildir with mails that came back; null: nobody reads them here. */
  readonly bounceMaildir: string | null;
};

type Environment = Readonly<Record<string, string | undefined>>;

const LoginSchema = Type.Object(
  { user: Type.String({ minLength: 1 }), password: Type.String({ minLength: 1 }) },
  { additionalProperties: false },
);
const loginValidator = Compile(LoginSchema);

const readText = async (name: string, file: string): Promise<Result<string, readonly string[]>> => {
  try {
    return success(await readFile(file, 'utf8'));
  } catch {
    return failed([`${name}: ${file} cannot be read`]);
  }
};

/** The message of a JSON error quotes the file, so it is never repeated. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const readLogin = async (file: string): Promise<Result<Static<typeof LoginSchema>, readonly string[]>> => {
  const text = await readText('SMTP_LOGIN_FILE', file);
  if (!text.ok) return text;
  const { mode } = await stat(file);
  if ((mode & 0o077) !== 0)
    return failed([`SMTP_LOGIN_FILE: ${file} can be read by others than its owner (chmod 600)`]);
  const value = parsed(text.value);
  return loginValidator.Check(value)
    ? success(value)
    : failed([`SMTP_LOGIN_FILE: ${file} is not {"user": ..., "password": ...}`]);
};

const encryptions = ['starttls', 'from-start', 'none'] as const;

/** The same machine, by name or by number (RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). */
const isThisMachine = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

const readSmtp = async (environment: Environment): Promise<Result<SmtpSettings | null, readonly string[]>> => {
  const host = environment['SMTP_HOST'] ?? '';
  if (host === '') return success(null);
  const problems: string[] = [];
  const port = Number(environment['SMTP_PORT'] ?? '587');
  if (!Number.isInteger(port) || port < 1 || port > 65_535) problems.push('SMTP_PORT is not a port number');
  const wanted = environment['SMTP_ENCRYPTION'] ?? 'starttls';
  const encryption = encryptions.find((known) => known === wanted);
  if (encryption === undefined) problems.push(`SMTP_ENCRYPTION is none of ${encryptions.join(', ')}`);
  if (encryption === 'none' && !isThisMachine(host))
    problems.push('SMTP_ENCRYPTION is none: mails go unencrypted to a server on this machine only');
  const loginFile = environment['SMTP_LOGIN_FILE'];
  const login = loginFile === undefined ? success(null) : await readLogin(loginFile);
  if (!login.ok) problems.push(...login.failure);
  const authorityFile = environment['SMTP_CA_FILE'];
  const authorities = authorityFile === undefined ? success(null) : await readText('SMTP_CA_FILE', authorityFile);
  if (!authorities.ok) problems.push(...authorities.failure);
  if (problems.length > 0 || encryption === undefined || !login.ok || !authorities.ok) return failed(problems);
  return success({
    host,
    port,
    encryption,
    authorities: authorities.value,
    login: login.value,
    bounceAddress: environment['SMTP_BOUNCE_ADDRESS'] ?? null,
    deadlinesMs: usualSmtpDeadlines,
  });
};

/**
 * Reads SMTP_HOST, SMTP_PORT (587), SMTP_ENCRYPTION (starttls), SMTP_LOGIN_FILE, SMTP_CA_FILE, SMTP_BOUNCE_ADDRESS,
 * PRINT_FOLDER, PRINT_QUEUE and BOUNCE_MAILDIR. Each failure is a sentence for the operator.
 */
export const readNoticeSettings = async (
  environment: Environment,
): Promise<Result<NoticeSettings, readonly string[]>> => {
  const smtp = await readSmtp(environment);
  if (!smtp.ok) return smtp;
  return success({
    smtp: smtp.value,
    printFolder: environment['PRINT_FOLDER'] ?? null,
    printQueue: environment['PRINT_QUEUE'] ?? null,
    bounceMaildir: environment['BOUNCE_MAILDIR'] ?? null,
  });
};

/** What the municipality file promises and this installation has no way to do. */
export const missingCarriers = (settings: NoticeSettings, { notify, adapters }: Municipality): readonly string[] => [
  ...(notify.email !== null && settings.smtp === null
    ? ['SMTP_HOST is not set, and the municipality file sends notices by e-mail']
    : []),
  ...(notify.letter && adapters.print === 'folder' && settings.printFolder === null
    ? ['PRINT_FOLDER is not set, and the municipality file puts letters into a folder']
    : []),
  ...(notify.letter && adapters.print === 'cups' && settings.printQueue === null
    ? ['PRINT_QUEUE is not set, and the municipality file prints letters by CUPS']
    : []),
];

export const composeCarriers = (settings: NoticeSettings, municipality: Municipality): NoticeCarriers => {
  const { notify, adapters } = municipality;
  const { smtp, printFolder, printQueue } = settings;
  const folder = printFolder === null ? null : createPrintFolder(printFolder);
  const queue =
    printQueue === null ? null : createCupsQueue({ queue: printQueue, deadlineMs: usualCupsDeadlineMs, program: 'lp' });
  return {
    mail: smtp === null || notify.email === null ? null : createSmtpCarrier(smtp, notify.email, municipality),
    letter: adapters.print === 'cups' ? queue : folder,
  };
};
