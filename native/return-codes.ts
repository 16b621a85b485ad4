/**
 * The PC/SC return codes (winscard.h of pcsc-lite 1.9.9; the same numbers on Windows and macOS), with the sentence a
 * technician reads. 0x8010001f and 0x80100022 are used for "unsupported feature" by pcsc-lite and Windows respectively.
 */
export const returnCodes = {
  SCARD_S_SUCCESS: [0x00000000, 'no error'],
  SCARD_F_INTERNAL_ERROR: [0x80100001, 'an internal check failed'],
  SCARD_E_CANCELLED: [0x80100002, 'the call was cancelled'],
  SCARD_E_INVALID_HANDLE: [0x80100003, 'the handle is not, or no longer, valid'],
  SCARD_E_INVALID_PARAMETER: [0x80100004, 'a parameter could not be interpreted'],
  SCARD_E_INVALID_TARGET: [0x80100005, 'the start-up information of the service is missing or invalid'],
  SCARD_E_NO_MEMORY: [0x80100006, 'not enough memory'],
  SCARD_F_WAITED_TOO_LONG: [0x80100007, 'an internal timer expired'],
  SCARD_E_INSUFFICIENT_BUFFER: [0x80100008, 'the buffer is too small for the data'],
  SCARD_E_UNKNOWN_READER: [0x80100009, 'no reader has this name'],
  SCARD_E_TIMEOUT: [0x8010000a, 'the time allowed has passed'],
  SCARD_E_SHARING_VIOLATION: [0x8010000b, 'another program keeps the card to itself'],
  SCARD_E_NO_SMARTCARD: [0x8010000c, 'there is no card in the reader'],
  SCARD_E_UNKNOWN_CARD: [0x8010000d, 'the card name is not known'],
  SCARD_E_CANT_DISPOSE: [0x8010000e, 'the card could not be left as requested'],
  SCARD_E_PROTO_MISMATCH: [0x8010000f, 'the card does not speak the requested protocol'],
  SCARD_E_NOT_READY: [0x80100010, 'the reader or card is not ready'],
  SCARD_E_INVALID_VALUE: [0x80100011, 'a parameter has a value that is not allowed'],
  SCARD_E_SYSTEM_CANCELLED: [0x80100012, 'the system cancelled the call'],
  SCARD_F_COMM_ERROR: [0x80100013, 'an internal communication error'],
  SCARD_F_UNKNOWN_ERROR: [0x80100014, 'an internal error of unknown origin'],
  SCARD_E_INVALID_ATR: [0x80100015, 'the answer to reset is not valid'],
  SCARD_E_NOT_TRANSACTED: [0x80100016, 'there is no transaction to end, or the exchange failed'],
  SCARD_E_READER_UNAVAILABLE: [0x80100017, 'the reader is not available'],
  SCARD_P_SHUTDOWN: [0x80100018, 'the call was ended because the service shuts down'],
  SCARD_E_PCI_TOO_SMALL: [0x80100019, 'the receive header is too small'],
  SCARD_E_READER_UNSUPPORTED: [0x8010001a, 'the reader driver is not supported'],
  SCARD_E_DUPLICATE_READER: [0x8010001b, 'the reader driver gave a name that exists'],
  SCARD_E_CARD_UNSUPPORTED: [0x8010001c, 'the card is not supported'],
  SCARD_E_NO_SERVICE: [0x8010001d, 'the smart card service is not running'],
  SCARD_E_SERVICE_STOPPED: [0x8010001e, 'the smart card service has stopped'],
  SCARD_E_UNEXPECTED: [0x8010001f, 'an unexpected card error, or an unsupported feature'],
  SCARD_E_UNSUPPORTED_FEATURE: [0x80100022, 'the feature is not supported'],
  SCARD_E_NO_READERS_AVAILABLE: [0x8010002e, 'there is no reader'],
  SCARD_E_COMM_DATA_LOST: [0x8010002f, 'data were lost between reader and card'],
  SCARD_E_SERVER_TOO_BUSY: [0x80100031, 'the smart card service is too busy'],
  SCARD_W_UNSUPPORTED_CARD: [0x80100065, 'the reader cannot speak with this card'],
  SCARD_W_UNRESPONSIVE_CARD: [0x80100066, 'the card does not answer a reset'],
  SCARD_W_UNPOWERED_CARD: [0x80100067, 'the card has no power'],
  SCARD_W_RESET_CARD: [0x80100068, 'the card was reset by somebody else'],
  SCARD_W_REMOVED_CARD: [0x80100069, 'the card was removed'],
  SCARD_W_SECURITY_VIOLATION: [0x8010006a, 'access to the service was refused'],
} as const satisfies Record<string, readonly [code: number, sentence: string]>;

export type ReturnCodeName = keyof typeof returnCodes;

const textByCode = new Map<number, string>(
  Object.entries(returnCodes).map(([name, [code, sentence]]) => [code, `${name}: ${sentence}`]),
);

/** `0x8010001d` */
export const returnCodeHex = (code: number): string => `0x${code.toString(16).padStart(8, '0')}`;

/** Name and sentence of a return code; an unknown one is named by its number. */
export const returnCodeText = (code: number): string => textByCode.get(code) ?? 'an unknown return code';
