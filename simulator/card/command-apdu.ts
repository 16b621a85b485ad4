/**
 * What a T=0 card sees of a command: a header with P3, then the data field, if any. T=0 knows no Le beside Lc, and a
 * command of four bytes reaches the card with P3 = 00; both follow ISO 7816-3 §10 and decide how the cases are told apart.
 */
export type CommandApdu = {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  /** Lc of a command with data, otherwise Le (00 = 256). */
  readonly p3: number;
  readonly data: Uint8Array;
};

/** What the instruction expects; a command of another shape is answered 6700. */
export type Direction = 'data-to-card' | 'data-from-card' | 'no-data';

/** Null when fewer than four bytes came or the length does not agree with any of the cases 1 to 4 (short form only). */
export const parseCommand = (bytes: Uint8Array): CommandApdu | null => {
  const [cla, ins, p1, p2, p3 = 0] = bytes;
  if (cla === undefined || ins === undefined || p1 === undefined || p2 === undefined) return null;
  const withoutData = bytes.length <= 5;
  const caseThree = p3 > 0 && bytes.length === 5 + p3;
  const caseFour = p3 > 0 && bytes.length === 6 + p3;
  if (!withoutData && !caseThree && !caseFour) return null;
  return { cla, ins, p1, p2, p3, data: withoutData ? new Uint8Array(0) : bytes.slice(5, 5 + p3) };
};

/** Whether the command carries what its instruction expects: announced data that never came, or data nobody asked for, do not fit. */
const fits: Readonly<Record<Direction, (command: CommandApdu) => boolean>> = {
  'data-to-card': ({ data, p3 }) => data.length === p3,
  'data-from-card': ({ data }) => data.length === 0,
  'no-data': ({ p3 }) => p3 === 0,
};
export const fitsDirection = (command: CommandApdu, direction: Direction): boolean => fits[direction](command);

/** Le as a number of bytes. */
export const expectedLength = (command: CommandApdu): number => (command.p3 === 0 ? 256 : command.p3);
