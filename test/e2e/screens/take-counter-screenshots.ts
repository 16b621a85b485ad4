/** Pictures of the counter's page, to be looked at: `node test/e2e/screens/take-counter-screenshots.ts FOLDER [name]`. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { chromium as browserType } from '@playwright/test';
import type { Language } from '../../../contract/languages.ts';
import { makeCounterReports } from '../../counter/counter-reports.ts';
import { chromium } from './chromium.ts';
import { openCounterPage } from './counter-page.ts';
import { serveScreens } from './screen-server.ts';

const [folder = '/tmp/counter-shots', only = ''] = process.argv.slice(2);

const shots: readonly { readonly language: Language; readonly width: number; readonly unfolded: boolean }[] = [
  { language: 'nl', width: 1440, unfolded: false },
  { language: 'fr', width: 1440, unfolded: false },
  { language: 'de', width: 1280, unfolded: true },
];

const made = await makeCounterReports();
const server = await serveScreens();
const browser = await browserType.launch(chromium);
try {
  mkdirSync(folder, { recursive: true });
  for (const { language, width, unfolded } of shots) {
    const page = await browser.newPage({ viewport: { width, height: 1000 } });
    const counter = await openCounterPage(page, server.url, { reports: made.map(({ report }) => report) });
    await counter.speak(language);
    await page.screenshot({ path: join(folder, `${language}-start.png`), fullPage: true });
    for (const { name, report } of made) {
      if (!name.includes(only)) continue;
      await counter.lookUp(report.receipt.caseNumber);
      await page.locator('.case-number', { hasText: report.receipt.caseNumber }).waitFor();
      if (unfolded) await page.locator('summary').click();
      await page.screenshot({ path: join(folder, `${language}-${name}.png`), fullPage: true });
    }
    if (counter.consoleErrors.length > 0) console.error(language, counter.consoleErrors);
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
