/** The part of fontkit (the font library beneath pdfkit, which ships no types) that the receipt needs. */
declare module 'fontkit' {
  export function create(file: Uint8Array): { hasGlyphForCodePoint(codePoint: number): boolean };
}
