/** The kiosk around the sample views: the invented municipality and three measured panels. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Compile } from 'typebox/compile';
import type { KioskDescription } from '../../../contract/kiosk-api.ts';
import { MunicipalitySchema } from '../../../contract/municipality.ts';
import type { ScreenProfile } from '../../../contract/screen-profile.ts';

export const root = join(import.meta.dirname, '..', '..', '..');

export const panels = {
  /** 32 inch upright floor stand. */
  portrait: {
    widthPx: 1080,
    heightPx: 1920,
    widthMm: 398,
    bottomEdgeMm: 620,
    viewingDistanceMm: 600,
    headset: false,
  },
  /** 24 inch on a desk. */
  landscape: {
    widthPx: 1920,
    heightPx: 1080,
    widthMm: 531,
    bottomEdgeMm: 850,
    viewingDistanceMm: 600,
    headset: false,
  },
  /** 12.1 inch in a wall box. */
  small: { widthPx: 1280, heightPx: 800, widthMm: 261, bottomEdgeMm: 950, viewingDistanceMm: 500, headset: false },
} as const satisfies Record<string, ScreenProfile>;

export type PanelName = keyof typeof panels;

const municipalities = Compile(MunicipalitySchema);

export function describeKiosk(panel: PanelName, municipalityFile = 'voorbeeldgem'): KioskDescription {
  const file: unknown = JSON.parse(
    readFileSync(join(root, 'config', 'municipalities', `${municipalityFile}.json`), 'utf8'),
  );
  const town = municipalities.Parse(file);
  return {
    version: '0.1.0',
    simulated: ['reader', 'cards'],
    screenProfile: panels[panel],
    municipality: {
      names: town.names,
      kioskLanguages: town.kioskLanguages,
      officialTextLanguages: town.officialTextLanguages,
      actionColour: town.actionColour,
      sites: town.sites,
      pickupSites: town.services.pinReprint.pickup.sites,
      pinReprint: town.services.pinReprint.texts,
      cardDefect: town.services.cardDefect.texts,
      legalBasis: town.privacy.legalBasis,
    },
  };
}
