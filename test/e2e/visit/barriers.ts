/** What axe finds on the screen of the moment; an empty list says only that no rule of axe was broken. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

export async function barriersOn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const screen = await page.locator('[data-screen]').first().getAttribute('data-screen');
  return violations.map(
    ({ id, nodes }) => `${screen}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}
