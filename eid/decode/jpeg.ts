/** The size of a JPEG, from its frame header (ITU-T T.81 Annex B). Reads headers only; says nothing about the picture data. */
export type JpegSize = { readonly width: number; readonly height: number };

const startOfImage = [0xff, 0xd8];
/** SOF markers of sequential and progressive frames; C4, C8 and CC in that range are other segments. */
const isFrameHeader = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Start of scan and end of image: a frame header comes before them (T.81 §B.2.1). */
const endsHeaders = (marker: number): boolean => marker === 0xda || marker === 0xd9;
/** Markers without a length: TEM, restart markers, start of image. */
const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** Null when the bytes are not a JPEG whose frame header lies within them. */
export function jpegSize(bytes: Uint8Array): JpegSize | null {
  if (bytes[0] !== startOfImage[0] || bytes[1] !== startOfImage[1]) return null;
  const word = (at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  let offset = 2;
  while (offset + 4 <= bytes.length) {
    if (bytes[offset] !== 0xff) return null;
    const marker = bytes[offset + 1] ?? 0;
    if (marker === 0xff || standsAlone(marker)) {
      offset += marker === 0xff ? 1 : 2; // fill bytes may precede a marker
      continue;
    }
    if (endsHeaders(marker)) return null;
    if (isFrameHeader(marker)) {
      if (offset + 9 > bytes.length) return null;
      const size = { height: word(offset + 5), width: word(offset + 7) };
      return size.width > 0 && size.height > 0 ? size : null;
    }
    const length = word(offset + 2);
    if (length < 2) return null;
    offset += 2 + length;
  }
  return null;
}
