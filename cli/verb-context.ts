/** What every verb gets from the composition in eid.ts. */
import type { CardReaderPort, ClockPort, RandomPort, UsbDevicesPort } from '../kiosk/ports.ts';
import type { CryptoPort, RevocationTransportPort } from '../eid/index.ts';
import type { EidRequest } from './parse-arguments.ts';
import type { Terminal } from './terminal.ts';

export type VerbContext = {
  readonly request: EidRequest;
  readonly terminal: Terminal;
  readonly reader: CardReaderPort;
  readonly usb: UsbDevicesPort;
  readonly clock: ClockPort;
  readonly random: RandomPort;
  readonly crypto: CryptoPort;
  readonly revocation: RevocationTransportPort;
  /** The environment of the process: the user's locale. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Of this program. */
  readonly version: string;
  /** Aborted by an interrupt (Ctrl+C). */
  readonly interrupted: AbortSignal;
};
