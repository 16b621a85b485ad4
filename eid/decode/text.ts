/** Text fields are UTF-8. A byte sequence that is not UTF-8 is a defect of the card, never a question mark on a screen. */
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Null when the bytes are not UTF-8 or hold a NUL, which the card specification forbids. */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    const text = strict.decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null; // the decoder's only way to say "not UTF-8"
  }
}
