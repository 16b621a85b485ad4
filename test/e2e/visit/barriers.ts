/** What axe finds on the screen of the moment; an empty list says only that no rule of axe was broken. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

/** The axe that @axe-core/playwright brings, put into the page itself: its own way opens a further page for every look. */
const axeSource = readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);

type AxeResult = {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
};

/** Once for every page; the page must not be left afterwards. */
export const bringAxe = (page: Page): Promise<void> => page.evaluate(axeSource);

/** A screen that is still fading in has no colours to judge yet. What moves for ever is not waited for. */
const atRest = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });

export async function barriersOn(page: Page): Promise<readonly string[]> {
  await atRest(page);
  const screen = await page.locator('[data-screen]').first().getAttribute('data-screen');
  const { violations } = await page.evaluate<AxeResult>("axe.run(document, { resultTypes: ['violations'] })");
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${screen}: ${id} at ${html.slice(0, 160)}`));
}
