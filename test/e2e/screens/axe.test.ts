/** Every screen in every language, and every panel, without a violation that axe can find. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { languages } from '../../../contract/languages.ts';
import { adapt, pressUntil } from './gallery.ts';
import { expect, test } from './gallery-test.ts';
import { samples } from './sample-views.ts';

/** The same axe that @axe-core/playwright brings, injected once per page instead of once per screen. */
const axeSource = readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);

type AxeResult = {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
};

declare global {
  interface Window {
    axe: { run(context: Document, options: object): Promise<AxeResult> };
  }
}

const violations = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const result = await window.axe.run(document, { resultTypes: ['violations'] });
    return result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });

for (const language of languages) {
  test(`axe finds nothing on any screen in ${language}`, async ({ gallery }) => {
    await gallery.page.evaluate(axeSource);
    const found: string[] = [];
    for (const sample of samples) {
      await gallery.show(sample, language);
      found.push(...(await violations(gallery.page)).map((violation) => `${sample.name} ${violation}`));
    }
    expect(found).toEqual([]);
  });
}

test('axe finds nothing on the panels and the time-out warning', async ({ gallery }) => {
  const { page } = gallery;
  await page.evaluate(axeSource);
  await gallery.show('choosing-pickup/plain', 'de');
  const found: string[] = [];
  for (const name of ['language', 'display', 'help', 'stop']) {
    const panel = page.locator('.panel');
    await pressUntil(page.locator(`#bar-${name}`), () => panel.isVisible());
    found.push(...(await violations(page)).map((violation) => `${name} ${violation}`));
    await pressUntil(page.locator(`#bar-${name}`), async () => !(await panel.isVisible()));
  }
  await gallery.show('choosing-pickup/plain', 'de', { warning: { endsInMs: 45_000 } });
  found.push(...(await violations(page)).map((violation) => `warning ${violation}`));
  expect(found).toEqual([]);
});

test('axe finds nothing in any contrast mode', async ({ gallery }) => {
  const { page } = gallery;
  await page.evaluate(axeSource);
  const found: string[] = [];
  for (const contrast of [1, 2, 3, 4]) {
    await gallery.show('reviewing/long', 'fr');
    await adapt(gallery, 'contrast', contrast);
    for (const name of ['reviewing/long', 'choosing-notification/plain', 'entering-email/wrong', 'receipt/test']) {
      await gallery.show(name, 'fr');
      found.push(...(await violations(page)).map((violation) => `${contrast} ${name} ${violation}`));
    }
  }
  expect(found).toEqual([]);
});
