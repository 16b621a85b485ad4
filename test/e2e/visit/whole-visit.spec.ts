/** The whole visit without a pointer, and in German on a small wide panel: axe finds nothing on any screen on the way. */
import { expect, type Page } from '@playwright/test';
import type { ScreenProfile } from '../../../contract/screen-profile.ts';
import type { Language } from '../../../contract/languages.ts';
import { barriersOn, bringAxe } from './barriers.ts';
import { bringTo } from './bring-to.ts';
import { type Citizen, createCitizen } from './citizen.ts';
import { type Hands, humanPause, keyboardHands, touchingHands } from './hands.ts';
import type { HostedVisit } from './hosted-visit.ts';
import { test } from './kiosk-test.ts';
import { asFarAsTheLastStep, takesCardAndReceipt } from './walk.ts';

type Looks = { readonly screens: number; readonly barriers: readonly string[] };

/** A person whose every screen is looked at by axe. */
async function lookedAt(
  page: Page,
  language: Language,
  hands: Hands,
): Promise<{ citizen: Citizen; found: () => Looks }> {
  await bringAxe(page);
  const barriers: string[] = [];
  let screens = 0;
  const onScreen = async (): Promise<void> => {
    screens += 1;
    barriers.push(...(await barriersOn(page)));
  };
  return { citizen: createCitizen(page, { language, hands, onScreen }), found: () => ({ screens, barriers }) };
}

async function visits(citizen: Citizen, kiosk: HostedVisit): Promise<void> {
  await asFarAsTheLastStep(citizen, kiosk.insert);
  await citizen.chooses('confirm.yes', { amount: '' });
  await takesCardAndReceipt(citizen, kiosk.remove);
}

/** From the first screen to the receipt, and the first again. */
const screensOfAVisit = 14;

test('by keyboard only: Tab, arrows and Enter', async ({ kiosk, kioskPage, town }) => {
  const before = await town.filed();
  const { citizen, found } = await lookedAt(kioskPage, 'nl', keyboardHands(kioskPage));
  await visits(citizen, kiosk);
  expect(found()).toEqual({ screens: screensOfAVisit, barriers: [] });
  expect(await town.filed()).toBe(before + 1);
});

test('the arrow keys go on and back, and stop before what cannot be undone', async ({ kiosk, citizen }) => {
  const { page } = citizen;
  await bringTo(kiosk, 'reviewing');
  await citizen.sees('review.title');
  await humanPause(page);
  await page.keyboard.press('ArrowRight');
  await citizen.sees('confirm.title');
  await humanPause(page);
  await page.keyboard.press('ArrowRight');
  await expect(citizen.button(citizen.says('confirm.yes', { amount: '' }).trim())).toBeFocused();
  await citizen.sees('confirm.title');
  await page.keyboard.press('ArrowLeft');
  await citizen.sees('review.title');
  await page.keyboard.press('F1');
  await citizen.sees('help.title');
  await page.keyboard.press('Escape');
  await citizen.sees('review.title');
  await page.keyboard.press('Escape');
  await citizen.sees('stop.title');
});

/** 12.1 inches in a wall box. */
const smallAndWide: ScreenProfile = {
  widthPx: 1280,
  heightPx: 800,
  widthMm: 261,
  bottomEdgeMm: 950,
  viewingDistanceMm: 500,
  headset: false,
};

test.describe('on a panel of 1280 by 800', () => {
  test.use({ screenProfile: smallAndWide });

  test('in German', async ({ kiosk, kioskPage, town }) => {
    const before = await town.filed();
    const { citizen, found } = await lookedAt(kioskPage, 'de', touchingHands);
    await visits(citizen, kiosk);
    expect(found()).toEqual({ screens: screensOfAVisit, barriers: [] });
    expect(await town.filed()).toBe(before + 1);
  });
});
