/** Status words of the Belpic applet as the virtual card answers them (reference belgian-eid.md §1, §2, §5, §6; ISO 7816-4). */
export const statusWords = {
  done: 0x9000,
  memoryFailure: 0x6581,
  wrongLength: 0x6700,
  securityStatusNotSatisfied: 0x6982,
  referenceBlocked: 0x6983,
  conditionsNotSatisfied: 0x6985,
  noFileSelected: 0x6986,
  wrongData: 0x6a80,
  fileNotFound: 0x6a82,
  wrongParameters: 0x6a86,
  referenceNotFound: 0x6a88,
  offsetBeyondEnd: 0x6b00,
  instructionUnknown: 0x6d00,
  classUnknown: 0x6e00,
} as const;

/** 61xx: a response of `length` bytes waits for GET RESPONSE; 00 stands for 256 or more. */
export const responseWaits = (length: number): number => 0x6100 | (length >= 256 ? 0 : length);
/** 6Cxx: nothing was delivered, repeat with Le = xx; 00 stands for 256. */
export const repeatWithLength = (length: number): number => 0x6c00 | (length >= 256 ? 0 : length);
/** 63Cx: wrong reference data, x tries left. */
export const triesLeftStatus = (tries: number): number => 0x63c0 | Math.min(tries, 15);

/** A response APDU: data, then SW1 SW2. */
export const answer = (statusWord: number, data: Uint8Array = new Uint8Array(0)): Uint8Array => {
  const response = new Uint8Array(data.length + 2);
  response.set(data);
  response[data.length] = statusWord >> 8;
  response[data.length + 1] = statusWord & 0xff;
  return response;
};
