/**
 * What an attempt by SMTP came to. Only an answer about this recipient or this message is final for the address; a refused
 * log-in, sender or greeting is ours to repair, so the notice waits. Codes are the reply code (RFC 5321 §4.2) and the
 * enhanced status (RFC 3463); the text behind them may quote an address and is never kept.
 */
import type { CarrierOutcome } from '../carriers.ts';

type SmtpError = Error & {
  readonly code: string;
  readonly command?: unknown;
  readonly response?: unknown;
  readonly responseCode?: unknown;
};

/** The library gives every trouble of network or protocol a code that begins with E; anything else is a bug. */
export const isSmtpError = (error: unknown): error is SmtpError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code);

const replyPattern = /^(\d{3})[ -](?:(\d\.\d{1,3}\.\d{1,3})\b)?/;

/** For example `250 2.0.0`, or `451`. */
export const replyCode = (response: string): string | null => {
  const [, reply, status] = replyPattern.exec(response) ?? [];
  if (reply === undefined) return null;
  return status === undefined ? reply : `${reply} ${status}`;
};

const aboutThisMessage: readonly unknown[] = ['RCPT TO', 'DATA'];
/** The library refuses an address that cannot be written into a command. */
const ownRefusal = 'EENVELOPE';
/** The server cannot be reached, or not as this installation wants it: the next notice would meet the same. */
const awayCodes: readonly string[] = ['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS', 'EAUTH', 'ENOAUTH'];

/** `handedOver`: the whole message went out, and only its acknowledgement is missing. */
export const outcomeOfError = (error: SmtpError, handedOver: boolean): CarrierOutcome => {
  const code = typeof error.response === 'string' ? replyCode(error.response) : null;
  if (code !== null && aboutThisMessage.includes(error.command))
    return { result: code.startsWith('5') ? 'refused' : 'later', code };
  if (code === null && handedOver) return { result: 'unknown', code: 'no-answer' };
  if (code === null && error.code === ownRefusal) return { result: 'refused', code: 'address' };
  const said = code ?? error.code.toLowerCase();
  return awayCodes.includes(error.code) ? { result: 'later', code: said, away: true } : { result: 'later', code: said };
};
