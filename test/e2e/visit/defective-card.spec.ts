import { expect, type Page, test } from '@playwright/test';
import { ownNames } from '../../../renderer/i18n/catalogue.ts';
import { type Citizen, problem } from './citizen.ts';
import { type DemoPage, openDemoPage } from './demo-page.ts';
import { isThereInEveryLanguage } from './languages-on-screen.ts';
import type { RunningDemo } from './running-demo.ts';
import { seesNobodysScreen } from './walk.ts';

/** Cards that do not work, on what `npm start` runs: from what the person sees to the case number for the counter. */
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

async function asFarAsTheQuestion(): Promise<void> {
  await citizen.arrivesAt('attract');
  await citizen.chooses('attract.touch');
  await citizen.arrivesAt('choosing-language');
  await citizen.hands.press(page.getByRole('button', { name: ownNames[citizen.language()] }));
  await citizen.sees('service.title');
  await citizen.chooses('service.card-defect.name');
  await citizen.sees('describe.title');
}

async function savesForTheCounter(): Promise<void> {
  await citizen.chooses('diagnosed.report');
  await citizen.sees('defectReceipt.title');
  await expect(page.locator('.case-number')).toHaveText(/^\d{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  await citizen.reads('defectReceipt.next.go');
}

/** Takes out what is in the reader and puts this in. */
async function insertsInstead(card: string): Promise<void> {
  await demo.remove();
  await demo.insert(card);
}

/* First, while no card has worked in this reader: afterwards it is known to be good, and no other card is asked for. */
test('what cannot be done is left out, and what is then still unknown is said', async () => {
  await asFarAsTheQuestion();
  await citizen.chooses('describe.nothing-visible');
  await citizen.sees('card.title');
  await demo.insert('silent');
  await citizen.sees('guided.push-fully-in.title');
  await citizen.chooses('guided.skip');
  await citizen.sees('guided.other-card.title');
  await isThereInEveryLanguage(citizen, (t) => t('guided.other-card.title'));
  await citizen.speaks('nl');
  await citizen.chooses('guided.skip');
  await citizen.sees('diagnosed.unknown.title');
  await citizen.reads('diagnosed.unknown.text');
  await citizen.chooses('cardProblem.person');
  await citizen.sees('person.card-problem.title');
  await citizen.chooses('person.finish');
  await citizen.sees('leaving.title');
  await demo.remove();
  await seesNobodysScreen(citizen);
});

test('a silent card is turned, cleaned, pushed in and told from the reader by another card, then saved', async () => {
  await asFarAsTheQuestion();
  await citizen.chooses('describe.nothing-visible');
  await citizen.sees('card.title');
  await citizen.reads('card.check.whole');
  await expect(page.getByText('Van wat op de chip staat, bewaren we niets.')).toBeVisible();
  await demo.insert('mute');
  for (const step of ['turn-card', 'clean-chip', 'push-fully-in'] as const) {
    await citizen.sees(`guided.${step}.title`);
    await citizen.reads('guided.because', { finding: citizen.says('finding.chip.mute') });
    await insertsInstead('mute');
  }
  await citizen.sees('guided.other-card.title');
  await insertsInstead('not-eid');
  await citizen.sees('guided.own-card-again.title');
  await insertsInstead('mute');
  await citizen.sees(problem('chip.dead'));
  await citizen.reads('remedy.request-defect-analysis');
  await citizen.reads('diagnosed.cost.holder');
  await isThereInEveryLanguage(citizen, problem('chip.dead'));
  await citizen.speaks('nl');
  await savesForTheCounter();
  await citizen.reads('receipt.takeCard');
  await citizen.chooses('receipt.finish');
  await citizen.sees('leaving.title');
  await demo.remove();
  await seesNobodysScreen(citizen);
});

test('a damaged memory is a verdict at once, beside what the person saw', async () => {
  await asFarAsTheQuestion();
  await citizen.chooses('describe.damaged');
  await citizen.sees('card.title');
  await demo.insert('damaged-identity');
  await citizen.sees(problem('chip.memory-damaged'));
  await citizen.reads('finding.card.damaged');
  await savesForTheCounter();
  await demo.remove();
  await citizen.chooses('receipt.finish');
  await seesNobodysScreen(citizen);
});

test('a chip that came off needs no reading', async () => {
  await asFarAsTheQuestion();
  await citizen.chooses('describe.chip-detached');
  await citizen.sees(problem('card.chip-detached'));
  await savesForTheCounter();
  await citizen.chooses('receipt.finish');
  await seesNobodysScreen(citizen);
});

test('a card that is no identity card is not reported, and the right one is tested when it is put in', async () => {
  await asFarAsTheQuestion();
  await citizen.chooses('describe.damaged');
  await citizen.sees('card.title');
  await demo.insert('not-eid');
  await citizen.sees(problem('chip.not-eid'));
  await citizen.reads('remedy.insert-eid');
  await insertsInstead('damaged-identity');
  await citizen.sees(problem('chip.memory-damaged'));
  await citizen.reads('finding.card.damaged');
  await citizen.chooses('bar.stop');
  await citizen.chooses('stop.yes');
  await citizen.sees('leaving.title');
  await demo.remove();
  await seesNobodysScreen(citizen);
});

test('a card that works is said to work', async () => {
  await asFarAsTheQuestion();
  await citizen.chooses('describe.nothing-visible');
  await citizen.sees('card.title');
  await demo.insert('adult-1.7');
  await citizen.sees('diagnosed.sound.title');
  await citizen.reads('diagnosed.maybe.pin');
  await expect(citizen.button(citizen.says('diagnosed.report'))).toHaveCount(0);
  await demo.remove();
  await citizen.chooses('person.finish');
  await seesNobodysScreen(citizen);
});

test('nothing was refused by the content security policy or went wrong unseen', () => {
  expect(opened.consoleErrors).toEqual([]);
});
