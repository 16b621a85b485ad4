/**
 * Text fields are UTF-8 (reference belgian-eid.md §3). A byte sequence that is not UTF-8 is a defect of the card, never a
 * question mark on a screen.
 *
 * What is given back may be shown: names in composed form (NFC), whichever form the municipality wrote, and a mark U+FFFD in
 * place of every character that shows nothing and does something: controls, direction and other format characters, line
 * separators. A register writes none of them, so `isMarked` is reported. What was signed stays what it is: the bytes of the
 * file, in the card image.
 */
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Unicode general categories: control, format (directions, joiners, soft hyphen, byte order mark), line and paragraph separators. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const mark = '\u{FFFD}';

export type DecodedText = {
  readonly text: string;
  /** The field holds a character that has no place in it. */
  readonly isMarked: boolean;
};

/** The same for text that is no longer bytes. */
export function shownText(written: string): DecodedText {
  const text = written.replace(unseen, mark).normalize('NFC');
  return { text, isMarked: text.includes(mark) };
}

/** Null when the bytes are not UTF-8 or hold a NUL, which the card specification forbids. */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  try {
    const written = strict.decode(bytes);
    return written.includes('\0') ? null : shownText(written);
  } catch {
    return null; // the decoder's only way to say "not UTF-8"
  }
}
