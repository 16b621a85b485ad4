/** What a citizen's visit filed is found by its number at the counter, through kiosk, backend and both pages. */
import { expect } from '@playwright/test';
import { counterWords } from '../../../renderer/i18n/counter-catalogue.ts';
import { ownNames } from '../../../renderer/i18n/own-names.ts';
import { problem } from './citizen.ts';
import { test } from './kiosk-test.ts';

const { t, clerk } = counterWords('fr');

test('the number of a citizen’s receipt brings up the report, and nothing about the citizen', async ({
  kiosk,
  kioskPage,
  citizen,
  browser,
}) => {
  await citizen.arrivesAt('attract');
  await citizen.chooses('attract.touch');
  await citizen.arrivesAt('choosing-language');
  await citizen.hands.press(kioskPage.getByRole('button', { name: ownNames.nl }));
  await citizen.sees('service.title');
  await citizen.chooses('service.card-defect.name');
  await citizen.sees('describe.title');
  await citizen.chooses('describe.nothing-visible');
  await citizen.sees('card.title');
  await kiosk.insert('moved');
  await citizen.sees(problem('data.address-signature-invalid'));
  await citizen.chooses('diagnosed.report');
  await citizen.sees('defectReceipt.title');
  const caseNumber = (await kioskPage.locator('.case-number').textContent()) ?? '';

  const desk = await browser.newPage();
  const complaints: string[] = [];
  desk.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await desk.goto(kiosk.entryAddress('counter'));
  await desk.getByRole('button', { name: ownNames.fr }).click();
  await desk.getByLabel(t('counter.number')).fill(caseNumber.toLowerCase());
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('heading', { name: t('outcome.rewrite-address') })).toBeVisible();
  await expect(desk.getByText(clerk('data.address-signature-invalid')).first()).toBeVisible();
  await expect(desk.getByText(t('simulated.sign'), { exact: true })).toBeVisible();
  const shown = await desk.content();
  for (const value of ['Proefpersoon', 'Joris', 'Nieuwbouwdroom', 'Denkbeeldige', '9999']) {
    expect(shown).not.toContain(value);
  }

  await desk.getByLabel(t('counter.number')).fill('2026-BCDF-GHJK');
  await desk.keyboard.press('Enter');
  await expect(desk.getByText(t('problem.unknown'))).toBeVisible();
  await expect(desk.locator('.report')).toHaveCount(0);
  expect(complaints).toEqual([]);
  await desk.close();
});
