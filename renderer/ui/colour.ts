/**
 * Colour arithmetic: WCAG contrast, and a lightness shift in OKLCH that leaves hue and chroma alone as far as sRGB allows.
 * Formulas: WCAG 2.2 "relative luminance"; Björn Ottosson's OKLab matrices.
 */

export type Rgb = { readonly red: number; readonly green: number; readonly blue: number };

/** Channels from 0 to 1, or null when the text is not six hexadecimal digits behind a `#`. */
export function parseHex(text: string): Rgb | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  if (match === null) return null;
  const channel = (index: number): number => Number.parseInt(match[index] ?? '0', 16) / 255;
  return { red: channel(1), green: channel(2), blue: channel(3) };
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
const byte = (value: number): string =>
  Math.round(clamp(value) * 255)
    .toString(16)
    .padStart(2, '0')
    .toUpperCase();

export const toHex = ({ red, green, blue }: Rgb): string => `#${byte(red)}${byte(green)}${byte(blue)}`;

const toLinear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const fromLinear = (value: number): number => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);

function luminance(hex: string): number {
  const rgb = parseHex(hex);
  if (rgb === null) throw new Error(`not a colour: ${hex}`);
  return 0.2126 * toLinear(rgb.red) + 0.7152 * toLinear(rgb.green) + 0.0722 * toLinear(rgb.blue);
}

/** From 1 (the same) to 21 (black on white). */
export function contrastRatio(one: string, other: string): number {
  const [first, second] = [luminance(one), luminance(other)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** `share` of `one` (0 to 1) in `other`, mixed in sRGB. */
export function mix(one: string, other: string, share: number): string {
  const [a, b] = [parseHex(one), parseHex(other)];
  if (a === null || b === null) throw new Error(`not colours: ${one}, ${other}`);
  const blend = (x: number, y: number): number => x * share + y * (1 - share);
  return toHex({ red: blend(a.red, b.red), green: blend(a.green, b.green), blue: blend(a.blue, b.blue) });
}

export type Oklch = { readonly lightness: number; readonly chroma: number; readonly hue: number };

export function toOklch({ red, green, blue }: Rgb): Oklch {
  const [r, g, b] = [toLinear(red), toLinear(green), toLinear(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return { lightness, chroma: Math.hypot(a, bb), hue: Math.atan2(bb, a) };
}

/** Chroma is lowered until the colour exists in sRGB; lightness and hue stay. */
export function fromOklch({ lightness, chroma, hue }: Oklch): Rgb {
  for (let share = 1; share > 0; share -= 0.02) {
    const rgb = unclampedRgb(lightness, chroma * share, hue);
    const inside = [rgb.red, rgb.green, rgb.blue].every((value) => value >= -0.0005 && value <= 1.0005);
    if (inside) return rgb;
  }
  return unclampedRgb(lightness, 0, hue);
}

function unclampedRgb(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return {
    red: fromLinear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    green: fromLinear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    blue: fromLinear(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  };
}
