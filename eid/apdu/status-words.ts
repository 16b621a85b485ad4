/** Status words of the Belpic applet (reference belgian-eid.md §2, §5, §6, §7; ISO 7816-4 §5.6) and how a response is taken apart. */
export const statusWords = {
  done: 0x9000,
  /** Fewer bytes than asked for were left. Not seen on Belpic; some readers' firmware gives it. */
  endOfFileReached: 0x6282,
  /** The selected file is not activated (applet 1.7). */
  fileDeactivated: 0x6283,
  /** EEPROM corrupted; the card is mute afterwards. */
  memoryFailure: 0x6581,
  /** The command has the wrong length: on VERIFY, the PIN block is not the one the card knows. */
  wrongLength: 0x6700,
  /** The PIN is not verified. */
  securityStatusNotSatisfied: 0x6982,
  pinBlocked: 0x6983,
  /** On SELECT: file not activated (applet 1.8). On INTERNAL AUTHENTICATE: the 5000 uses are spent. On VERIFY: not now. */
  conditionsNotSatisfied: 0x6985,
  noFileSelected: 0x6986,
  fileNotFound: 0x6a82,
  wrongParameters: 0x6a86,
  /** There is no such PIN or key. */
  referenceNotFound: 0x6a88,
  /** READ BINARY: the offset is past the end. Some readers give it in mid-file now and then. */
  wrongOffset: 0x6b00,
  /** Unknown in this life-cycle state, or another applet is selected; also seen for no reason at all. */
  instructionUnknown: 0x6d00,
  classUnknown: 0x6e00,
} as const;

/** SW1 of "xx bytes wait for GET RESPONSE". */
export const responseWaitsSw1 = 0x61;
/** SW1 of "wrong Le, repeat with xx; nothing was delivered". */
export const wrongLengthSw1 = 0x6c;

/** 63Cx: wrong PIN or, after an empty VERIFY, no PIN; x tries are left. Null for every other status word. */
export const pinTriesOf = (statusWord: number): number | null =>
  (statusWord & 0xfff0) === 0x63c0 ? statusWord & 0x0f : null;

/** A length in SW2: 00 stands for 256. */
export const lengthInSw2 = (statusWord: number): number => statusWord & 0xff || 256;

export type Response = { readonly statusWord: number; readonly data: Uint8Array };

/** Null when the response is too short to carry a status word. */
export const parseResponse = (response: Uint8Array): Response | null => {
  const sw1 = response.at(-2);
  const sw2 = response.at(-1);
  if (sw1 === undefined || sw2 === undefined) return null;
  return { statusWord: (sw1 << 8) | sw2, data: response.subarray(0, -2) };
};
