/** Answers to reset of the cards that the simulator makes (reference belgian-eid.md §1). All offer T=0 only. */
const fromHex = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

export const answersToReset = {
  '1.0': fromHex('3B9894400AA503010101AD1310'),
  /** The same as that of 1.7: only GET CARD DATA tells them apart. */
  '1.1': fromHex('3B9813400AA503010101AD1311'),
  '1.7': fromHex('3B9813400AA503010101AD1311'),
  '1.8': fromHex('3B7F96000080318065B085040120120FFF829000'),
  /** Invented, shaped like a bank card: direct convention, T=0, historical bytes that say nothing. */
  'not-eid': fromHex('3B6700005445535442414E'),
} as const;
