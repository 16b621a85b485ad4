/**
 * The one place where PC/SC return codes become the port's words (architecture: low-level codes are translated once, at
 * the adapter's edge). What is not in the table is `communication`: the exchange failed and may work when repeated.
 */
import { PcscError, type ReturnCodeName, returnCodes } from '../../../native/index.ts';
import type { CardTrouble, CardTroubleCode } from '../../ports.ts';

/**
 * A dying pcscd was seen to give NO_SERVICE, COMM_ERROR, INVALID_HANDLE and SECURITY_VIOLATION for one cause
 * (pcsc-lite 1.9.9); SECURITY_VIOLATION is also how polkit refuses a user.
 */
const translations: readonly (readonly [ReturnCodeName, CardTroubleCode])[] = [
  ['SCARD_W_REMOVED_CARD', 'card-removed'],
  ['SCARD_E_NO_SMARTCARD', 'card-removed'],
  ['SCARD_W_RESET_CARD', 'card-reset'],
  ['SCARD_W_UNRESPONSIVE_CARD', 'card-mute'],
  ['SCARD_W_UNPOWERED_CARD', 'card-mute'],
  ['SCARD_E_INVALID_ATR', 'card-mute'],
  ['SCARD_E_SHARING_VIOLATION', 'sharing-violation'],
  ['SCARD_E_TIMEOUT', 'not-answering'],
  ['SCARD_E_UNKNOWN_READER', 'reader-lost'],
  ['SCARD_E_READER_UNAVAILABLE', 'reader-lost'],
  ['SCARD_E_NO_READERS_AVAILABLE', 'reader-lost'],
  ['SCARD_E_NO_SERVICE', 'service-lost'],
  ['SCARD_E_SERVICE_STOPPED', 'service-lost'],
  ['SCARD_E_INVALID_HANDLE', 'service-lost'],
  ['SCARD_F_COMM_ERROR', 'service-lost'],
  ['SCARD_E_SYSTEM_CANCELLED', 'service-lost'],
  ['SCARD_P_SHUTDOWN', 'service-lost'],
  ['SCARD_W_SECURITY_VIOLATION', 'service-lost'],
  ['SCARD_E_PROTO_MISMATCH', 'unsupported'],
  ['SCARD_W_UNSUPPORTED_CARD', 'unsupported'],
  ['SCARD_E_CARD_UNSUPPORTED', 'unsupported'],
  ['SCARD_E_READER_UNSUPPORTED', 'unsupported'],
  ['SCARD_E_UNSUPPORTED_FEATURE', 'unsupported'],
];

const codeByNumber = new Map<number, CardTroubleCode>(translations.map(([name, code]) => [returnCodes[name][0], code]));

/** Rethrows what is not a PC/SC error: that is a defect of ours or a missing addon. */
export const cardTroubleOf = (error: unknown): CardTrouble => {
  if (!(error instanceof PcscError)) throw error;
  return { code: codeByNumber.get(error.code) ?? 'communication', call: error.call, returnCode: error.code };
};
