/**
 * Pictures of every screen, to be looked at: `node test/e2e/screens/take-screenshots.ts FOLDER [filter]`.
 * With `--readme` it writes docs/screenshot.png instead.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { chromium as browserType } from '@playwright/test';
import type { Language } from '../../../contract/languages.ts';
import { chromium } from './chromium.ts';
import { adapt, openGallery } from './gallery.ts';
import { type PanelName, root } from './sample-kiosk.ts';
import { samples } from './sample-views.ts';
import { serveScreens } from './screen-server.ts';

const [folder = '/tmp/shots', filter = ''] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const forReadme = process.argv.includes('--readme');

type Shot = {
  readonly panel: PanelName;
  readonly languages: readonly Language[];
  readonly size: number;
  readonly contrast: number;
};

const few = [
  'choosing-service',
  'looking-for-letter',
  'awaiting-card',
  'checking-details',
  'choosing-pickup',
  'entering-email',
  'reviewing',
  'confirming',
  'receipt',
  'card-problem',
  'describing-card',
  'guided-check',
  'diagnosed',
  'defect-receipt',
];

const shots: readonly (Shot & { readonly only?: readonly string[] })[] = [
  { panel: 'portrait', languages: ['nl', 'fr'], size: 0, contrast: 0 },
  { panel: 'landscape', languages: ['de'], size: 0, contrast: 0, only: few },
  { panel: 'small', languages: ['fr'], size: 0, contrast: 0, only: few },
  { panel: 'portrait', languages: ['de'], size: 2, contrast: 0, only: few },
  { panel: 'landscape', languages: ['fr'], size: 2, contrast: 4, only: few },
  { panel: 'small', languages: ['de'], size: 2, contrast: 0, only: few },
  { panel: 'portrait', languages: ['en'], size: 0, contrast: 1, only: few },
  { panel: 'small', languages: ['nl'], size: 1, contrast: 3, only: few },
];

const server = await serveScreens();
const browser = await browserType.launch(chromium);
try {
  mkdirSync(folder, { recursive: true });
  if (forReadme) {
    const gallery = await openGallery(await browser.newPage(), server.url, 'landscape');
    await gallery.show('awaiting-card/plain', 'en');
    await gallery.page.screenshot({ path: join(root, 'docs', 'screenshot.png') });
  } else {
    for (const { panel, languages, size, contrast, only } of shots) {
      const label = `${panel}-${['m', 'l', 'xl'][size]}-${['light', 'dark', 'black', 'white', 'calm'][contrast]}`;
      if (filter !== '' && !label.includes(filter.split(':')[0] ?? '')) continue;
      const page = await browser.newPage();
      const gallery = await openGallery(page, server.url, panel);
      await gallery.show('choosing-service/plain', languages[0] ?? 'nl');
      if (size !== 0) await adapt(gallery, 'size', size);
      if (contrast !== 0) await adapt(gallery, 'contrast', contrast);
      for (const language of languages) {
        for (const sample of samples) {
          if (only !== undefined && !only.some((name) => sample.name.startsWith(`${name}/`))) continue;
          if (!sample.name.includes(filter.split(':')[1] ?? '')) continue;
          if (sample.name.startsWith('attract/') && (size !== 0 || contrast !== 0)) continue; // a new visit resets both
          await gallery.show(sample, language);
          await page.screenshot({ path: join(folder, `${label}-${language}-${sample.name.replace('/', '-')}.png`) });
        }
      }
      if (gallery.consoleErrors.length > 0) console.error(label, gallery.consoleErrors);
      await page.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
}
