/** Two ways to use the kiosk: a finger, and a keyboard without a pointer. */
import { expect, type Locator, type Page } from '@playwright/test';
import { quietAfterPaintMs } from '../../../renderer/ui/input-guard.ts';

/** A person reads before acting; what comes with the paint of a screen is held back on purpose (renderer/ui/input-guard.ts). */
const humanPauseMs = quietAfterPaintMs + 100;
export const humanPause = (page: Page): Promise<void> => page.waitForTimeout(humanPauseMs);

export type Hands = {
  /** Presses a button or chooses a radio. */
  press(target: Locator): Promise<void>;
};

export const touchingHands: Hands & { pressTwice(target: Locator): Promise<void> } = {
  async press(target) {
    await target.waitFor();
    await humanPause(target.page());
    await target.click();
  },
  /** A double tap: both land before anything can have answered the first. */
  async pressTwice(target) {
    await target.waitFor();
    await humanPause(target.page());
    await target.dblclick();
  },
};

const mostStops = 60;
const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === element.ownerDocument.activeElement);

/** Walks to what it wants with one key, by turns Tab and arrow, and presses Enter there. */
export function keyboardHands(page: Page): Hands {
  const steps = ['Tab', 'ArrowDown', 'ArrowUp'] as const;
  let turn = 0;
  return {
    async press(target) {
      await target.waitFor({ state: 'attached' });
      await humanPause(page);
      const step = steps[turn % steps.length] ?? 'Tab';
      turn += 1;
      for (let stop = 0; stop < mostStops && !(await isFocused(target)); stop += 1) await page.keyboard.press(step);
      await expect(target, `is reached by ${step}`).toBeFocused();
      await page.keyboard.press('Enter');
    },
  };
}
