/**
 * PC/SC for this program: readers, cards and nothing else. Imports nothing of ours, knows nothing of the eID.
 * Design, thread model and what is untested: README.md.
 */
export type { ActiveProtocol, MonitoredReader, MonitorEvent } from './load-addon.ts';
export { createMonitor, type Monitor } from './monitor.ts';
export { PcscError } from './pcsc-error.ts';
export { type ReturnCodeName, returnCodeHex, returnCodes, returnCodeText } from './return-codes.ts';
export {
  controlCode,
  createSession,
  type Disposition,
  type Protocol,
  type Session,
  type SessionOptions,
  type ShareMode,
} from './session.ts';
