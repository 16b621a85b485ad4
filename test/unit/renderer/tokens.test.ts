/** Sizes in millimetres, and contrast for every mode and municipal colour (reference accessible-kiosk.md §1, §2). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { contrastRatio, mix } from '../../../renderer/ui/colour.ts';
import { modeAxes, normalModes } from '../../../renderer/ui/modes.ts';
import {
  capHeightRatio,
  metricsFor,
  municipalAction,
  rolesFor,
  shapeContrast,
  textContrast,
  tokensFor,
} from '../../../renderer/ui/tokens.ts';

const root = join(import.meta.dirname, '..', '..', '..');

const profile = (
  widthPx: number,
  heightPx: number,
  widthMm: number,
  viewingDistanceMm: number,
  bottomEdgeMm = 700,
) => ({
  widthPx,
  heightPx,
  widthMm,
  viewingDistanceMm,
  bottomEdgeMm,
  headset: false,
});

const panels = {
  '32 inch upright': profile(1080, 1920, 398, 600),
  '15.6 inch': profile(1920, 1080, 345, 600),
  '10.1 inch': profile(1280, 800, 217, 450),
  'far away': profile(1080, 1920, 480, 1000),
};

describe.each(Object.entries(panels))('on a panel of %s', (_name, panel) => {
  const capitalsMm = (size: 'm' | 'l' | 'xl', part: 'bodyPx' | 'smallPx'): number => {
    const metrics = metricsFor(panel, { ...normalModes, size }, panel);
    return (metrics[part] * capHeightRatio) / metrics.pxPerMm;
  };

  it('capitals are at least 4.8 mm, and larger sizes reach the published ranges', () => {
    expect(capitalsMm('m', 'bodyPx')).toBeGreaterThanOrEqual(4.8);
    expect(capitalsMm('l', 'bodyPx')).toBeGreaterThanOrEqual(6.4);
    expect(capitalsMm('xl', 'bodyPx')).toBeGreaterThanOrEqual(8.5);
  });

  it('all text subtends 0.7 degrees at the largest size (EN 301 549, 5.1.4)', () => {
    expect(capitalsMm('xl', 'smallPx')).toBeGreaterThanOrEqual(0.01222 * panel.viewingDistanceMm);
  });

  it('200 % is twice the body, targets are 15 mm and 64 px, gaps 5 mm', () => {
    const normal = metricsFor(panel, normalModes, panel);
    const double = metricsFor(panel, { ...normalModes, size: 'xl' }, panel);
    expect(double.bodyPx).toBeCloseTo(2 * normal.bodyPx);
    expect(normal.bodyPx).toBeGreaterThanOrEqual(28);
    expect(normal.targetPx).toBeGreaterThanOrEqual(64);
    expect(normal.targetPx / normal.pxPerMm).toBeGreaterThanOrEqual(15);
    expect(normal.gapPx / normal.pxPerMm).toBeCloseTo(5);
  });
});

it('low reach keeps controls under 1100 mm, normal reach under 1200 mm', () => {
  const panel = profile(1080, 1920, 398, 600, 700);
  for (const [reach, limitMm] of [
    ['normal', 1200],
    ['low', 1100],
  ] as const) {
    const metrics = metricsFor(panel, { ...normalModes, reach }, panel);
    const heightMm = 700 + (panel.heightPx - metrics.reachTopPx) / metrics.pxPerMm;
    expect(heightMm).toBeLessThanOrEqual(limitMm + 0.5);
  }
});

describe('contrast', () => {
  const colours = [
    null,
    '#0B5D66',
    '#7A2E4A',
    '#C8102E',
    '#00205B',
    '#F4B400',
    '#009639',
    '#777777',
    '#FFFFFF',
    '#000000',
  ];

  it.each(modeAxes.contrast.flatMap((contrast) => colours.map((colour) => ({ contrast, colour }))))(
    '$contrast with $colour: text 7:1, shapes 3:1',
    ({ contrast, colour }) => {
      const roles = rolesFor(contrast, colour);
      for (const ground of [roles.ground, roles.surface]) {
        for (const text of [roles.ink, roles.quiet, roles.action, roles.good, roles.caution, roles.stop]) {
          expect(contrastRatio(text, ground)).toBeGreaterThanOrEqual(textContrast);
        }
        expect(contrastRatio(roles.line, ground)).toBeGreaterThanOrEqual(shapeContrast);
      }
      expect(contrastRatio(roles.actionInk, roles.action)).toBeGreaterThanOrEqual(textContrast);
      const tint = tokensFor(metricsFor(panels['15.6 inch'], normalModes, panels['15.6 inch']), roles, normalModes)[
        '--tint'
      ];
      expect(contrastRatio(roles.ink, tint ?? mix(roles.action, roles.surface, 0.1))).toBeGreaterThanOrEqual(
        textContrast,
      );
    },
  );

  it('refuses what is no colour and what would have to change beyond recognition', () => {
    expect(municipalAction('teal', 'light')).toBeNull();
    expect(municipalAction('#12345', 'light')).toBeNull();
    expect(municipalAction('#FFF200', 'light')).toBeNull();
    expect(rolesFor('light', '#FFF200').action).toBe(rolesFor('light', null).action);
  });

  it('keeps a readable colour as it was given, and moves only the lightness of another', () => {
    expect(municipalAction('#0B5D66', 'light')).toBe('#0B5D66');
    expect(contrastRatio(municipalAction('#C8102E', 'light') ?? '#FFFFFF', '#FAF7F2')).toBeGreaterThanOrEqual(7);
  });
});

it('no motion means no duration and no distance', () => {
  const metrics = metricsFor(panels['15.6 inch'], normalModes, panels['15.6 inch']);
  const tokens = tokensFor(metrics, rolesFor('light', null), { ...normalModes, motion: 'none' });
  expect([tokens['--quick'], tokens['--slow'], tokens['--slide']]).toEqual(['0ms', '0ms', '0px']);
});

/** Cap height over units per em, from the OS/2 and head tables of a WOFF 2.0 file (W3C WOFF2 §4, §5). */
function capHeightOf(file: string): number {
  const bytes = readFileSync(file);
  const tables = bytes.readUInt16BE(12);
  let at = 48;
  let start = 0;
  const places = new Map<number, number>();
  const base128 = (): number => {
    for (let value = 0; ; ) {
      const byte = bytes.readUInt8(at);
      at += 1;
      value = value * 128 + (byte & 0x7f);
      if ((byte & 0x80) === 0) return value;
    }
  };
  for (let table = 0; table < tables; table += 1) {
    const flags = bytes.readUInt8(at);
    at += (flags & 0x3f) === 0x3f ? 5 : 1;
    const tag = flags & 0x3f;
    const version = flags >> 6;
    const original = base128();
    const transformed = tag === 10 || tag === 11 ? version !== 3 : version !== 0; // glyf and loca are the other way round
    places.set(tag, start);
    start += transformed ? base128() : original;
  }
  const data = brotliDecompressSync(bytes.subarray(at, at + bytes.readUInt32BE(20)));
  const [head, os2] = [places.get(1), places.get(6)]; // indices of the known table tags, WOFF2 §4.1
  if (head === undefined || os2 === undefined) throw new Error('not a font with head and OS/2 tables');
  return data.readInt16BE(os2 + 88) / data.readUInt16BE(head + 18);
}

it('the capital ratio is that of the bundled face', () => {
  const files = join(root, 'node_modules', '@fontsource', 'atkinson-hyperlegible-next', 'files');
  const ratio = capHeightOf(join(files, 'atkinson-hyperlegible-next-latin-400-normal.woff2'));
  expect(ratio).toBeCloseTo(capHeightRatio, 3);
});

it('style sheets name no raw colour and no raw pixel, and every token they use exists', () => {
  const folder = join(root, 'renderer', 'ui');
  const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.css') && name !== 'fonts.css',
  );
  expect(sheets.length).toBeGreaterThan(5);
  const metrics = metricsFor(panels['15.6 inch'], normalModes, panels['15.6 inch']);
  const known = new Set([...Object.keys(tokensFor(metrics, rolesFor('light', null), normalModes)), '--fit']);
  const found = sheets.flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
    const raw = [...text.matchAll(/#[0-9a-f]{3,8}\b|\brgba?\(|(?<![\w.-])(?!1px|12px|96px)\d+px/gi)].map(
      ([hit]) => `${name}: ${hit}`,
    );
    const unknown = [...text.matchAll(/var\((--[a-z-]+)/g)]
      .map(([, token]) => token ?? '')
      .filter((token) => !known.has(token))
      .map((token) => `${name}: ${token}`);
    return [...raw, ...unknown];
  });
  expect(found).toEqual([]);
});
