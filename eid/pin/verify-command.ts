/**
 * VERIFY with the PIN in it (reference belgian-eid.md §5). The only place where digits become bytes of a command: one
 * buffer, no copies and no text on the way, so that overwriting the buffer leaves nothing behind.
 */

const shortest = 4;
const longest = 12;
const headerLength = 5;
const blockLength = 8;

/** `pin`: one digit per byte, as numbers 0 to 9 (not as characters). */
export const isPin = (pin: Uint8Array): boolean =>
  pin.length >= shortest && pin.length <= longest && pin.every((digit) => digit <= 9);

/**
 * Block of eight bytes: 2 and the number of digits, the digits two to a byte, the rest F. Whoever asks for the command
 * overwrites it after use. `pin` must satisfy `isPin`.
 */
export function verifyCommand(pin: Uint8Array): Uint8Array {
  const command = new Uint8Array(headerLength + blockLength).fill(0xff);
  command.set([0x00, 0x20, 0x00, 0x01, blockLength, 0x20 | pin.length]);
  for (const [index, digit] of pin.entries()) {
    const at = headerLength + 1 + (index >> 1);
    command[at] = index % 2 === 0 ? (digit << 4) | 0x0f : ((command[at] ?? 0) & 0xf0) | digit;
  }
  return command;
}
