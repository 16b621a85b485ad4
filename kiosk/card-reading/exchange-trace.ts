/**
 * What a technician may see of the talk with a card: headers, lengths, status words and times. Data bytes never come here:
 * they are the citizen's (design/cli.md `--trace`).
 */
import type { EidFileName } from '../../contract/eid-files.ts';
import type { Connected } from './connect-to-card.ts';

export type TraceLine = {
  readonly step: 'transmit' | 'begin-transaction' | 'end-transaction' | 'pause' | 'reconnect' | 'connect';
  /** The file being read, null before the first and after the last. */
  readonly file: EidFileName | null;
  /** CLA INS P1 P2 in hex, null for steps that send nothing. */
  readonly command: string | null;
  readonly sentBytes: number;
  /** Without the status word. */
  readonly receivedBytes: number;
  /** Four hex digits, null when none came. */
  readonly statusWord: string | null;
  readonly trouble: string | null;
  /** PC/SC return code of the trouble in hex, null without trouble or without such a code. */
  readonly returnCode: string | null;
  readonly microseconds: number;
};

const headerLength = 4;

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();

/** CLA INS P1 P2, all of a command that may be shown. */
export const headerOf = (command: Uint8Array): string => hexOf(command.subarray(0, headerLength));

/** The status word that ends a response; null for a response too short to have one. */
export const statusWordOf = (response: Uint8Array): string | null =>
  response.length < 2 ? null : hexOf(response.subarray(-2));

export const hexReturnCode = (returnCode: number | null | undefined): string | null =>
  typeof returnCode === 'number' ? returnCode.toString(16).toUpperCase().padStart(8, '0') : null;

export const connectLine = (connected: Connected, durationMs: number): TraceLine => ({
  step: 'connect',
  file: null,
  command: null,
  sentBytes: 0,
  receivedBytes: 0,
  statusWord: null,
  trouble: connected.ok ? null : connected.failure.code,
  returnCode: connected.ok ? null : hexReturnCode(connected.failure.trouble?.returnCode),
  microseconds: Math.round(durationMs * 1000),
});
