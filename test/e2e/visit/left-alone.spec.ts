/** Cards that go and people who go: the data is hidden at once, wiped in time, and never shown to the next person. */
import { expect } from '@playwright/test';
import { timerDelaysMs } from '../../../kiosk/visit/visit-times.ts';
import { bringTo, surnameOnTheWay } from './bring-to.ts';
import { test } from './kiosk-test.ts';
import { foreignSentences, isThereInEveryLanguage } from './languages-on-screen.ts';
import { seesNobodysScreen } from './walk.ts';

test.describe('the card goes out before the confirmation', () => {
  test('nobody returns for 30 seconds: everything is wiped', async ({ kiosk, citizen, clock }) => {
    await bringTo(kiosk, 'reviewing');
    await citizen.sees('review.title');
    await kiosk.remove();
    await citizen.sees('cardAway.title');
    await expect(citizen.page.locator('[data-screen="card-away"] strong')).toHaveText(/\b(30|2\d)\b/); // it counts down
    expect(await citizen.page.content()).not.toContain(surnameOnTheWay);
    await isThereInEveryLanguage(citizen, (t) => t('cardAway.title'));
    await clock.advance(timerDelaysMs['card-away'] - 1);
    await citizen.sees('cardAway.title');
    await clock.advance(1);
    await seesNobodysScreen(citizen);
    expect(kiosk.remembers()).not.toContain(surnameOnTheWay);
  });

  test('the same card within 30 seconds: the visit goes on where it was', async ({ kiosk, citizen, clock }) => {
    await bringTo(kiosk, 'reviewing');
    await citizen.sees('review.title');
    await kiosk.remove();
    await citizen.sees('cardAway.title');
    await clock.advance(timerDelaysMs['card-away'] - 1);
    await kiosk.insert('adult-1.7');
    await citizen.sees('review.title');
    await expect(citizen.page.getByText(surnameOnTheWay).first()).toBeVisible();
  });

  test('another card: everything is wiped, and the card is handed back', async ({ kiosk, citizen }) => {
    await bringTo(kiosk, 'reviewing');
    await citizen.sees('review.title');
    await kiosk.remove();
    await citizen.sees('cardAway.title');
    await kiosk.insert('long-name');
    await citizen.sees('leaving.title');
    await citizen.reads('leaving.cleared');
    expect(kiosk.remembers()).not.toContain(surnameOnTheWay);
    expect(await citizen.page.content()).not.toContain(surnameOnTheWay);
    await kiosk.remove();
    await seesNobodysScreen(citizen);
  });
});

test('nobody touches anything for 120 seconds: a warning of 45 that one key extends, then everything is wiped', async ({
  kiosk,
  citizen,
  clock,
}) => {
  const { page } = citizen;
  const warning = page.getByRole('alertdialog');
  await bringTo(kiosk, 'identified');
  for (const language of ['fr', 'de', 'en', 'nl'] as const) {
    await citizen.speaks(language);
    await citizen.sees('identified.title');
    await clock.advance(timerDelaysMs.idle - 1);
    await expect(warning).toHaveCount(0);
    await clock.advance(1);
    await expect(warning.getByRole('heading', { name: citizen.says('timeout.title') })).toBeVisible();
    expect(await foreignSentences(page, language), `sentences on the warning in ${language}`).toEqual([]);
    await clock.advance(timerDelaysMs.warning - 1);
    await page.keyboard.press('Shift');
    await expect(warning).toHaveCount(0);
    await citizen.sees('identified.title');
  }
  await clock.advance(timerDelaysMs.idle);
  await expect(warning).toContainText('45');
  await clock.advance(timerDelaysMs.warning);
  await citizen.sees('leaving.title');
  expect(kiosk.remembers()).not.toContain(surnameOnTheWay);
  await kiosk.remove();
  await seesNobodysScreen(citizen);
});
