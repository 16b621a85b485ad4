/**
 * Every size, colour and duration of the citizen's screen, in three layers: raw scale, roles, component aliases
 * (reference accessible-kiosk.md §2). Sizes are millimetres turned into pixels by the screen profile. Style sheets use the
 * aliases and roles only; no component branches on a mode.
 */
import type { ScreenProfile } from '../../contract/screen-profile.ts';
import { contrastRatio, fromOklch, mix, parseHex, toHex, toOklch } from './colour.ts';
import type { Contrast, Modes } from './modes.ts';

/** Raw scale. */
export const capHeightRatio = 0.668; // of Atkinson Hyperlegible Next; a test reads it from the font file
const capMm = { at600: 5.2, floor: 4.8 };
const bodyFloorPx = 28;
const bodyFactor = { m: 1, l: 1.45, xl: 2 } as const;
/** Headings shrink relatively as the body grows. */
const headingFactor = { m: 2.2, l: 1.8, xl: 1.4 } as const;
/** Labels of the bar, the header and remarks. At xl their capitals still subtend 0.7 degrees (EN 301 549, 5.1.4). */
const smallFactor = { m: 1, l: 1.2, xl: 1.43 } as const;
/** Answers speak a little louder than the text around them, as long as there is room. */
const answerFactor = { m: 1.2, l: 1.1, xl: 1 } as const;
const targetMm = 15;
const targetFloorPx = 64;
const gapMm = 5;
/** VVSG 2.0 7.2-I asks 2.54 mm; a keyboard with gaps of 5 mm would not fit a small panel. */
const keyGapMm = 2.6;
const reachLimitMm = { normal: 1200, low: 1100 } as const;

export type Roles = {
  readonly ground: string;
  readonly surface: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly action: string;
  readonly actionInk: string;
  readonly good: string;
  readonly caution: string;
  readonly stop: string;
};

/** Roles per contrast mode. Text and meaning colours reach 7:1 on ground and surface, lines 3:1. */
const roleTables: { readonly [C in Contrast]: Roles } = {
  light: {
    ground: '#FAF7F2',
    surface: '#FFFFFF',
    ink: '#1A1C20',
    quiet: '#4B4F57',
    line: '#7A7670',
    action: '#0A4F78',
    actionInk: '#FFFFFF',
    good: '#0B5A38',
    caution: '#6B4300',
    stop: '#8C1D18',
  },
  dark: {
    ground: '#14171B',
    surface: '#1E2228',
    ink: '#F5F2EC',
    quiet: '#C8C4BC',
    line: '#8A8F97',
    action: '#9AD1F2',
    actionInk: '#14171B',
    good: '#8FDDB0',
    caution: '#FFCF70',
    stop: '#FFB4AB',
  },
  black: {
    ground: '#FFFFFF',
    surface: '#FFFFFF',
    ink: '#000000',
    quiet: '#000000',
    line: '#000000',
    action: '#000000',
    actionInk: '#FFFFFF',
    good: '#00401F',
    caution: '#4A2E00',
    stop: '#6E0000',
  },
  white: {
    ground: '#000000',
    surface: '#000000',
    ink: '#FFFFFF',
    quiet: '#FFFFFF',
    line: '#FFFFFF',
    action: '#FFFFFF',
    actionInk: '#000000',
    good: '#A9F0C6',
    caution: '#FFDD8C',
    stop: '#FFC9C2',
  },
  calm: {
    ground: '#E4DFD3',
    surface: '#ECE8DE',
    ink: '#35383D',
    quiet: '#3F4248',
    line: '#6E6A61',
    action: '#1F4659',
    actionInk: '#F1EEE6',
    good: '#1D4A33',
    caution: '#553A0A',
    stop: '#6B2420',
  },
};

/** High contrast means the most the panel can do: a municipal colour never weakens it. */
const takesMunicipalColour: { readonly [C in Contrast]: boolean } = {
  light: true,
  dark: true,
  black: false,
  white: false,
  calm: true,
};

export const textContrast = 7;
export const shapeContrast = 3;
/** Further than this from the colour that was given, nobody recognises it as the municipality's. */
const farthestShift = 0.4;

/**
 * The municipality's colour, its lightness moved until it is readable on the mode's ground and carries the mode's action ink.
 * Null (refused) for something that is no colour and, on light grounds, for one that would have to change beyond recognition.
 */
export function municipalAction(colour: string, contrast: Contrast): string | null {
  const rgb = parseHex(colour);
  if (rgb === null) return null;
  const { ground, surface, actionInk } = roleTables[contrast];
  const readable = (hex: string): boolean =>
    [ground, surface, actionInk].every((other) => contrastRatio(hex, other) >= textContrast);
  const given = toOklch(rgb);
  const darker = contrast !== 'dark';
  for (let step = 0; step <= 100; step += 1) {
    const lightness = given.lightness + (darker ? -step : step) / 100;
    if (lightness < 0 || lightness > 1 || (darker && step / 100 > farthestShift)) return null;
    const hex = toHex(fromOklch({ ...given, lightness }));
    if (readable(hex)) return hex;
  }
  return null;
}

export function rolesFor(contrast: Contrast, municipalColour: string | null): Roles {
  const table = roleTables[contrast];
  if (municipalColour === null || !takesMunicipalColour[contrast]) return table;
  return { ...table, action: municipalAction(municipalColour, contrast) ?? table.action };
}

/** beside: question left, answers right. stacked: question above answers. cramped: question and answers take turns. */
export type Layout = 'beside' | 'stacked' | 'cramped';

export type Metrics = {
  readonly pxPerMm: number;
  readonly bodyPx: number;
  readonly headingPx: number;
  readonly answerPx: number;
  readonly smallPx: number;
  readonly targetPx: number;
  readonly gapPx: number;
  readonly keyGapPx: number;
  /** Height of the fixed bar, and of a row that turns pages with its gap. */
  readonly barPx: number;
  readonly pagerPx: number;
  /** Distance from the top of the screen above which nothing can be touched. */
  readonly reachTopPx: number;
  readonly layout: Layout;
  /** Little height for the size of the text: the frame around the screen gives up its pictures. */
  readonly compact: boolean;
};

/** What the browser offers; differs from the profile only outside an installation. */
export type Viewport = { readonly widthPx: number; readonly heightPx: number };

export function metricsFor(profile: ScreenProfile, modes: Modes, viewport: Viewport): Metrics {
  const pxPerMm = profile.widthPx / profile.widthMm;
  const cap = Math.max(capMm.floor, (capMm.at600 * profile.viewingDistanceMm) / 600);
  const base = Math.max(bodyFloorPx, (cap * pxPerMm) / capHeightRatio);
  const bodyPx = base * bodyFactor[modes.size];
  const targetPx = Math.max(targetFloorPx, targetMm * pxPerMm);
  const beside = viewport.widthPx > viewport.heightPx && viewport.widthPx / bodyPx >= 30;
  const layout = beside ? 'beside' : viewport.heightPx / bodyPx < 20 ? 'cramped' : 'stacked';
  const smallPx = base * smallFactor[modes.size];
  const gapPx = gapMm * pxPerMm;
  const compact = viewport.heightPx / bodyPx < 26;
  const withinReachPx = (reachLimitMm[modes.reach] - profile.bottomEdgeMm) * pxPerMm;
  const shareOfScreen = layout === 'stacked' ? 0.55 : 0; // the stage keeps the upper part of a portrait screen
  const lowestTop = Math.max(0, viewport.heightPx - 5 * targetPx); // a panel mounted too high still gets its controls
  return {
    pxPerMm,
    bodyPx,
    headingPx: bodyPx * headingFactor[modes.size],
    answerPx: bodyPx * answerFactor[modes.size],
    smallPx,
    targetPx,
    gapPx,
    keyGapPx: keyGapMm * pxPerMm,
    barPx: Math.max(targetPx, smallPx * (compact ? 1.5 : 2.9)) + gapPx * (compact ? 1 : 1.5),
    pagerPx: Math.max(targetPx, smallPx * 1.5) + gapPx,
    reachTopPx: Math.min(lowestTop, Math.max(viewport.heightPx * shareOfScreen, viewport.heightPx - withinReachPx)),
    layout,
    compact,
  };
}

export type Tokens = { readonly [name: `--${string}`]: string };

const px = (value: number): string => `${Math.round(value * 100) / 100}px`;

/** The custom properties of the root element: roles first, then what single components use. */
export function tokensFor(metrics: Metrics, roles: Roles, modes: Modes): Tokens {
  const moving = modes.motion === 'full';
  const tint = mix(roles.action, roles.surface, 0.1);
  return {
    '--mm': px(metrics.pxPerMm),
    '--body': px(metrics.bodyPx),
    '--heading': px(metrics.headingPx),
    '--answer': px(metrics.answerPx),
    '--small': px(metrics.smallPx),
    '--target': px(metrics.targetPx),
    '--gap': px(metrics.gapPx),
    '--key-gap': px(metrics.keyGapPx),
    '--bar': px(metrics.barPx),
    '--pager': px(metrics.pagerPx - metrics.gapPx),
    '--reach-top': px(metrics.reachTopPx),
    '--ring': '4px',
    '--hairline': '2px',
    '--corner': px(Math.max(10, metrics.bodyPx * 0.36)),
    '--quick': moving ? '150ms' : '0ms',
    '--slow': moving ? '250ms' : '0ms',
    '--slide': moving ? '24px' : '0px',

    '--ground': roles.ground,
    '--surface': roles.surface,
    '--ink': roles.ink,
    '--quiet': roles.quiet,
    '--line': roles.line,
    '--action': roles.action,
    '--action-ink': roles.actionInk,
    '--good': roles.good,
    '--caution': roles.caution,
    '--stop': roles.stop,
    '--tint': tint,

    '--tile-ground': roles.surface,
    '--tile-ink': roles.ink,
    '--tile-line': roles.line,
    '--tile-chosen-ground': tint,
    '--tile-chosen-line': roles.action,
    '--main-ground': roles.action,
    '--main-ink': roles.actionInk,
    '--bar-ground': roles.surface,
    '--bar-ink': roles.ink,
    '--field-ground': roles.surface,
    '--field-line': roles.ink,
    '--key-ground': roles.surface,
    '--key-line': roles.line,
    '--picture-line': roles.ink,
    '--picture-paper': roles.surface,
    '--picture-plate': mix(roles.action, roles.ground, 0.07),
    '--picture-accent': roles.action,
    '--picture-accent-ink': roles.actionInk,
    '--picture-soft': mix(roles.action, roles.surface, 0.22),
    '--focus': roles.ink,
    '--focus-halo': roles.ground,
  };
}
