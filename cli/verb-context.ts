/** What every verb gets from the composition in eid.ts. */
import type { CardReaderPort, ClockPort, RandomPort } from '../kiosk/ports.ts';
import type { CryptoPort } from '../eid/crypto-port.ts';
import type { EidRequest } from './parse-arguments.ts';
import type { Terminal } from './terminal.ts';

export type VerbContext = {
  readonly request: EidRequest;
  readonly terminal: Terminal;
  readonly reader: CardReaderPort;
  readonly clock: ClockPort;
  readonly random: RandomPort;
  readonly crypto: CryptoPort;
  /** Aborted by an interrupt (Ctrl+C). */
  readonly interrupted: AbortSignal;
};
