/**
 * What the virtual reader reports when an exchange does not work: the same pairs of code and PC/SC return code that the
 * real thing gives (pcsc-lite, winscard.h; observed with pcscd 1.9.9 and vpcd).
 */
import type { CardTrouble, CardTroubleCode } from '../../kiosk/ports.ts';

const returnCodes = {
  'card-removed': 0x80100069,
  'card-absent': 0x8010000c,
  'card-reset': 0x80100068,
  'card-mute': 0x80100067,
  'sharing-violation': 0x8010000b,
  'not-answering': 0x8010000a,
  'held-by-another': 0x8010000a,
  'not-transacted': 0x80100016,
  'handle-closed': 0x80100003,
  cancelled: 0x80100002,
  'protocol-mismatch': 0x8010000f,
  'reader-lost': 0x80100017,
  'reader-unknown': 0x80100009,
  'service-lost': 0x8010001d,
} as const satisfies Record<string, number>;

export type TroubleCause = keyof typeof returnCodes;

const codes = {
  'card-removed': 'card-removed',
  'card-absent': 'card-removed',
  'card-reset': 'card-reset',
  'card-mute': 'card-mute',
  'sharing-violation': 'sharing-violation',
  'not-answering': 'not-answering',
  'held-by-another': 'sharing-violation',
  'not-transacted': 'communication',
  'handle-closed': 'communication',
  cancelled: 'communication',
  'protocol-mismatch': 'unsupported',
  'reader-lost': 'reader-lost',
  'reader-unknown': 'reader-lost',
  'service-lost': 'service-lost',
} as const satisfies Record<TroubleCause, CardTroubleCode>;

export const cardTrouble = (cause: TroubleCause, call: string): CardTrouble => ({
  code: codes[cause],
  call,
  returnCode: returnCodes[cause],
});
