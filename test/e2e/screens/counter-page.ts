/** The counter's page as it is built, on a host that answers every look-up with the reports it was given. */
import type { Page } from '@playwright/test';
import type { KioskDescription } from '../../../contract/kiosk-api.ts';
import type { Language } from '../../../contract/languages.ts';
import type { CardDefectReport } from '../../../contract/municipal-api.ts';
import { ownNames } from '../../../renderer/i18n/own-names.ts';
import { describeKiosk } from './sample-kiosk.ts';

type Answers = {
  readonly reports: readonly CardDefectReport[];
  /** Failure code for every look-up instead; `gone` is a link that is no longer there. */
  readonly failing: string | null;
};

/** Runs in the page before the renderer. */
function installHost({ description, reports, failing }: Answers & { readonly description: KioskDescription }): void {
  const host = {
    link: 'direct',
    call: async (method: string, params: { readonly caseNumber?: string }) => {
      if (method === 'kiosk.describe') return { ok: true, value: description };
      if (failing === 'gone') throw new Error('the host is gone');
      if (failing !== null) return { ok: false, failure: { code: failing, retry: 'now', incident: 'a1b2c3d4' } };
      const report = reports.find(({ receipt }) => receipt.caseNumber === params.caseNumber) ?? null;
      return { ok: true, value: { report } };
    },
    on: () => () => undefined,
  };
  Object.assign(window, { kiosk: host });
}

export type CounterPage = {
  readonly page: Page;
  readonly consoleErrors: readonly string[];
  speak(language: Language): Promise<void>;
  /** Types the number and presses Enter, as a clerk does; resolves when the report is there. */
  lookUp(typed: string): Promise<void>;
};

export async function openCounterPage(
  page: Page,
  url: string,
  { reports = [], failing = null }: Partial<Answers>,
): Promise<CounterPage> {
  const consoleErrors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') consoleErrors.push(message.text());
  });
  page.on('pageerror', (error) => consoleErrors.push(String(error)));
  await page.addInitScript(installHost, { description: describeKiosk('landscape'), reports, failing });
  await page.goto(`${url}counter.html`);
  await page.locator('#case-number').waitFor();
  await page.evaluate(() => document.fonts.ready);
  return {
    page,
    consoleErrors,
    speak: (language) => page.getByRole('button', { name: ownNames[language] }).click(),
    lookUp: async (typed) => {
      await page.locator('#case-number').fill(typed);
      await page.keyboard.press('Enter');
      await page.locator('.report, .problem').waitFor();
    },
  };
}
