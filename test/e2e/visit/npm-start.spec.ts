import { expect, type Page, test } from '@playwright/test';
import { surnameOnTheWay } from './bring-to.ts';
import { type Citizen, problem } from './citizen.ts';
import { type DemoPage, openDemoPage } from './demo-page.ts';
import type { RunningDemo } from './running-demo.ts';
import { asFarAsTheCard, asFarAsTheLastStep, asFarAsTheName, seesNobodysScreen, takesCardAndReceipt } from './walk.ts';

/** A whole visit as a citizen makes it, on what `npm start` runs: real PC/SC, virtual cards, embedded backend. */
let demo: RunningDemo;
let page: Page;
let citizen: Citizen;
let opened: DemoPage;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  opened = await openDemoPage(browser);
  ({ demo, page, citizen } = opened);
});

test.afterAll(async () => {
  await opened?.close();
});

test('a card of generation 1.7 leads to a receipt', async () => {
  await asFarAsTheLastStep(citizen, demo.insert);
  await citizen.chooses('confirm.yes', { amount: '' });
  await takesCardAndReceipt(citizen, demo.remove);
});

test('a card of generation 1.8 is told that it needs no new codes', async () => {
  await asFarAsTheCard(citizen);
  await demo.insert('adult-1.8');
  await citizen.sees('noReprint.title');
  await citizen.chooses('noReprint.finish');
  await citizen.sees('leaving.title');
  await demo.remove();
  await seesNobodysScreen(citizen);
});

for (const [card, code] of [
  ['mute', 'chip.mute'],
  ['not-eid', 'chip.not-eid'],
  ['damaged-identity', 'chip.memory-damaged'],
  ['forged-identity', 'data.identity-signature-invalid'],
  ['rogue-issuer', 'certificate.rrn-untrusted'],
] as const) {
  test(`the card "${card}" is explained, with a way on`, async () => {
    await asFarAsTheCard(citizen);
    await demo.insert(card);
    await citizen.sees(problem(code));
    await citizen.chooses('cardProblem.person');
    await citizen.sees('person.card-problem.title');
    await citizen.chooses('person.finish');
    await demo.remove();
    await seesNobodysScreen(citizen);
  });
}

test('a card taken out before the confirmation hides the data, and the same card goes on', async () => {
  await asFarAsTheName(citizen, demo.insert);
  await demo.remove();
  await citizen.sees('cardAway.title');
  expect(await page.content()).not.toContain(surnameOnTheWay);
  await demo.insert('adult-1.7');
  await citizen.sees('identified.title');
  await expect(page.getByText(surnameOnTheWay).first()).toBeVisible();
  await citizen.chooses('bar.stop');
  await citizen.chooses('stop.yes');
  await citizen.sees('leaving.title');
  await demo.remove();
  await seesNobodysScreen(citizen);
});

test('nothing was refused by the content security policy or went wrong unseen', () => {
  expect(opened.consoleErrors).toEqual([]);
});
