/** The counter's page with real reports: nothing that axe can find, everything by keyboard, and a clear word for every trouble. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test as base } from '@playwright/test';
import type { FailureCode } from '../../../contract/failures.ts';
import { languages } from '../../../contract/languages.ts';
import { counterWords } from '../../../renderer/i18n/counter-catalogue.ts';
import type { CounterKey } from '../../../renderer/i18n/counter-texts.ts';
import { makeCounterReports, type NamedReport } from '../../counter/counter-reports.ts';
import { openCounterPage } from './counter-page.ts';
import { type ScreenServer, serveScreens } from './screen-server.ts';

const test = base.extend<object, { server: ScreenServer; made: readonly NamedReport[] }>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's dependencies from this pattern
    async ({}, use) => {
      const server = await serveScreens();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  // oxlint-disable-next-line no-empty-pattern -- as above
  made: [async ({}, use) => use(await makeCounterReports()), { scope: 'worker' }],
});

const axeSource = readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);

for (const language of languages) {
  test(`axe finds nothing on any report in ${language}, and no line is wider than the page`, async ({
    page,
    server,
    made,
  }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const counter = await openCounterPage(page, server.url, { reports: made.map(({ report }) => report) });
    await page.evaluate(axeSource);
    await counter.speak(language);
    const found: string[] = [];
    for (const { name, report } of made) {
      const { caseNumber } = report.receipt;
      await counter.lookUp(caseNumber);
      await page.locator('.case-number', { hasText: caseNumber }).waitFor();
      await page.locator('summary').click();
      const violations = await page.evaluate(async () => {
        const result = await window.axe.run(document, { resultTypes: ['violations'] });
        return result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
      });
      found.push(...violations.map((violation) => `${name} ${violation}`));
      const isWide = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      if (isWide) found.push(`${name} is wider than the page`);
    }
    expect(found).toEqual([]);
    expect(counter.consoleErrors).toEqual([]);
  });
}

test('a report is found by typing, read, copied and left for the next, without a mouse', async ({
  page,
  server,
  made,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const counter = await openCounterPage(page, server.url, { reports: made.map(({ report }) => report) });
  await counter.speak('nl');
  const { t, clerk } = counterWords('nl');
  await page.keyboard.press('Escape');
  await expect(page.locator('#case-number')).toBeFocused();
  await page.keyboard.type('2026 k7m4 03qf');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: t('outcome.rewrite-address') })).toBeVisible();
  await expect(page.getByText(clerk('data.address-signature-invalid')).first()).toBeVisible();
  await expect(page).toHaveTitle(/2026-K7M4-03QF/);

  const copy = page.getByRole('button', { name: t('ticket.copy') });
  for (
    let pressed = 0;
    pressed < 20 && !(await copy.evaluate((button) => button === document.activeElement));
    pressed += 1
  ) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('ticket.copied'))).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('2026-K7M4-03QF');

  await page.keyboard.press('Escape');
  await page.keyboard.type('2026-K7M4-00QF');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: t('outcome.send-for-analysis') })).toBeVisible();
  await expect(page.getByText(t('simulated.sign'), { exact: true })).toBeVisible();
});

test('where the clipboard is refused the text is selected instead', async ({ page, server, made }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
  });
  const counter = await openCounterPage(page, server.url, { reports: made.map(({ report }) => report) });
  await counter.speak('fr');
  await counter.lookUp('2026-K7M4-01QF');
  const { t } = counterWords('fr');
  await page.getByRole('button', { name: t('ticket.copy') }).click();
  await expect(page.getByText(t('ticket.copyFailed'))).toBeVisible();
  const chosen = await page.evaluate(() => document.getSelection()?.toString() ?? '');
  expect(chosen).toContain('2026-K7M4-01QF');
});

const troubles: readonly (readonly [string, FailureCode | 'gone' | null, CounterKey])[] = [
  ['2026-0000-0000', null, 'problem.unknown'],
  ['2026', null, 'problem.number'],
  ['2026-0000-0000', 'backend.unreachable', 'problem.away'],
  ['2026-0000-0000', 'backend.unavailable', 'problem.away'],
  ['2026-0000-0000', 'backend.slow', 'problem.limited'],
  ['2026-0000-0000', 'backend.refused', 'problem.refused'],
  ['2026-0000-0000', 'method.forbidden', 'problem.session'],
  ['2026-0000-0000', 'gone', 'problem.session'],
  ['2026-0000-0000', 'defect.internal', 'problem.defect'],
];
for (const [typed, failing, key] of troubles) {
  test(`${failing ?? 'no report'} for ${typed} is said as ${key}`, async ({ page, server }) => {
    const counter = await openCounterPage(page, server.url, { failing });
    await counter.speak('de');
    await counter.lookUp(typed);
    const words = counterWords('de').t(key, { incident: 'a1b2c3d4' });
    await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
    await expect(page.locator('.report')).toHaveCount(0);
  });
}
