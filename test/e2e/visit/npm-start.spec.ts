import { expect, type Locator, type Page, test } from '@playwright/test';
import { quietAfterPaintMs } from '../../../renderer/ui/input-guard.ts';
import { type RunningDemo, runDemo } from './running-demo.ts';

/** A whole visit as a citizen makes it, on what `npm start` runs: real PC/SC, virtual cards, embedded backend. */
let demo: RunningDemo;
let page: Page;
const consoleErrors: string[] = [];

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  demo = await runDemo();
  page = await browser.newPage({ viewport: { width: 1080, height: 1920 } });
  page.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text());
  });
  await page.goto(demo.kioskAddress);
});

test.afterAll(async () => {
  await page?.close();
  const ended = await demo?.stop();
  expect(ended?.output).toContain('Everything that was started has ended.');
});

const heading = (text: string | RegExp) =>
  expect(page.getByRole('heading', { level: 1 })).toHaveText(text, { timeout: 20_000 });
/** A person reads before touching; a touch that comes with the paint of a screen is held back on purpose (renderer/ui/input-guard.ts). */
const humanPauseMs = quietAfterPaintMs + 100;
const touch = async (target: Locator): Promise<void> => {
  await target.waitFor();
  await page.waitForTimeout(humanPauseMs);
  await target.click();
};
const choose = (name: string | RegExp): Promise<void> => touch(page.getByRole('button', { name }));

async function asFarAsTheCard(): Promise<void> {
  await choose(/Raak aan om te beginnen/);
  await heading(/Kies uw taal/);
  await choose('Nederlands');
  await heading('Wat kunnen we voor u doen?');
  await choose(/Nieuwe codes vragen/);
  await heading('Vindt u de brief met uw codes nog?');
  await choose('Nee, ik ben de brief kwijt');
  await heading('Steek uw identiteitskaart in de lezer');
}

test('a card of generation 1.7 leads to a receipt', async () => {
  await asFarAsTheCard();
  await demo.insert('adult-1.7');
  await heading('Bent u dit?');
  await choose('Ja, dat ben ik');
  await heading('Kloppen uw gegevens?');
  await expect(page.getByText('van uw kaart').first()).toBeVisible();
  await choose('Ja, dat klopt');
  await heading('Waar wilt u uw codes afhalen?');
  await touch(page.getByRole('radio').first());
  await choose('Volgende');
  await heading('Hoe mogen we zeggen dat uw codes er zijn?');
  await choose('Volgende');
  await heading('Kijk uw aanvraag na');
  await expect(page.getByText('U betaalt aan het loket.')).toBeVisible();
  await choose('Ga naar de laatste stap');
  await heading('Let op: dit kunt u niet ongedaan maken');
  await choose(/Ja, vraag nieuwe codes/);
  await heading('Neem uw kaart mee');
  await demo.remove();
  await heading('Uw aanvraag is ingediend');
  await expect(page.getByText(/^\d{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)).toBeVisible();
  await choose('Klaar');
  await expect(page.getByRole('button', { name: /Raak aan om te beginnen/ })).toBeVisible();
});

test('a card of generation 1.8 is told that it needs no new codes', async () => {
  await asFarAsTheCard();
  await demo.insert('adult-1.8');
  await heading('U hoeft geen nieuwe codes te bestellen');
  await choose('Klaar');
  await heading('Neem uw kaart mee');
  await demo.remove();
  await expect(page.getByRole('button', { name: /Raak aan om te beginnen/ })).toBeVisible();
});

for (const [card, sentence] of [
  ['mute', 'We kunnen de chip niet lezen'],
  ['not-eid', 'Dit is geen Belgische identiteitskaart'],
  ['damaged-identity', 'Een deel van de chip is niet leesbaar'],
  ['forged-identity', 'We kunnen de gegevens op de chip niet bevestigen'],
  ['rogue-issuer', 'We kunnen niet bevestigen dat deze kaart echt is'],
] as const) {
  test(`the card "${card}" is explained, with a way on`, async () => {
    await asFarAsTheCard();
    await demo.insert(card);
    await heading(sentence);
    await choose('Ga naar een medewerker');
    await heading('Een medewerker bekijkt uw kaart');
    await choose('Klaar');
    await demo.remove();
    await expect(page.getByRole('button', { name: /Raak aan om te beginnen/ })).toBeVisible({ timeout: 20_000 });
  });
}

test('a card taken out before the confirmation hides the data, and the same card goes on', async () => {
  await asFarAsTheCard();
  await demo.insert('adult-1.7');
  await heading('Bent u dit?');
  const name = await page.getByRole('heading', { level: 1 }).locator('xpath=following::*').first().textContent();
  await demo.remove();
  await heading('Steek uw kaart terug');
  expect(name === null || name === '' ? 0 : await page.getByText(name, { exact: true }).count()).toBe(0);
  await demo.insert('adult-1.7');
  await heading('Bent u dit?');
  await choose('Stop');
  await choose('Ja, stop');
  await heading('Neem uw kaart mee');
  await demo.remove();
  await expect(page.getByRole('button', { name: /Raak aan om te beginnen/ })).toBeVisible();
});

test('nothing was refused by the content security policy or went wrong unseen', () => {
  expect(consoleErrors).toEqual([]);
});
