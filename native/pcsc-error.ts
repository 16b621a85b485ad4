import { returnCodeHex, returnCodeText } from './return-codes.ts';

/** A PC/SC call that did not succeed. Carries no bytes of the exchange, so it may be logged. */
export class PcscError extends Error {
  override readonly name = 'PcscError';
  /** PC/SC return code, unsigned 32-bit. SCARD_E_TIMEOUT after a deadline, SCARD_E_CANCELLED after a disconnect. */
  readonly code: number;
  /** The PC/SC function that decided, for example `SCardTransmit`. */
  readonly call: string;

  constructor(code: number, call: string) {
    super(`${call}: ${returnCodeHex(code)} ${returnCodeText(code)}`);
    this.code = code;
    this.call = call;
  }
}
