/** What a person does on the screens: by touch, by keys only, in a hurry, slowly, and when the kiosk goes away. */
import { adapt, pressUntil } from './gallery.ts';
import { expect, test } from './gallery-test.ts';

const quietMs = 350; // the input guard of a fresh screen, and a little more

test('ten taps across a screen change act once', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.show('choosing-service/plain', 'nl');
  await page.waitForTimeout(quietMs);
  await page.evaluate(async () => {
    const button = document.querySelector<HTMLButtonElement>('.tile');
    for (let tap = 0; tap < 5; tap += 1) button?.click();
    await new Promise((resolve) => setTimeout(resolve, 20));
  });
  await gallery.show('looking-for-letter/plain', 'nl');
  await page.evaluate(() => {
    for (let tap = 0; tap < 5; tap += 1) document.querySelector<HTMLButtonElement>('.tile')?.click();
  });
  expect((await gallery.acts()).map(({ command }) => command)).toEqual([
    { command: 'choose-service', service: 'pin-reprint' },
  ]);
});

test('commands name the revision they were given on', async ({ gallery }) => {
  await gallery.show('identified/plain', 'fr');
  const tile = gallery.page.locator('.tile').first();
  await pressUntil(tile, async () => (await gallery.acts()).length > 0);
  const [act] = await gallery.acts();
  expect(act?.revision).toBe(await gallery.page.evaluate(() => window.stage.view.revision));
});

test('keys alone go through a screen: arrows move, Enter chooses, the bar is reached, Esc asks', async ({
  gallery,
}) => {
  const { page } = gallery;
  await gallery.show('choosing-pickup/plain', 'nl');
  await expect(page.locator('h1')).toBeFocused();
  await page.waitForTimeout(quietMs);
  const stops: string[] = [];
  for (let press = 0; press < 9; press += 1) {
    await page.keyboard.press('ArrowDown');
    stops.push(
      await page.evaluate(() => {
        const active = document.activeElement;
        const holder = active?.closest('label, button');
        const rect = (holder ?? active)?.getBoundingClientRect();
        const found =
          rect === undefined ? null : document.elementFromPoint(rect.x + rect.width / 2, rect.y + rect.height / 2);
        return holder !== null && holder !== undefined && found !== null && holder.contains(found)
          ? (holder.textContent ?? '').slice(0, 40)
          : 'covered';
      }),
    );
  }
  expect(stops).not.toContain('covered');
  expect(new Set(stops).size).toBe(9);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('input[value="deelgemeente-oost"]')).toBeChecked();
  await page.keyboard.press('ArrowRight');
  expect((await gallery.acts()).at(-1)?.command).toEqual({ command: 'choose-pickup', site: 'deelgemeente-oost' });
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-screen="stop-panel"]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('#bar-stop')).toBeFocused();
  await page.keyboard.press('F1');
  await expect(page.locator('[data-screen="help-panel"]')).toBeVisible();
});

test('forward never presses the button that cannot be undone', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.show('confirming/plain', 'de');
  await page.waitForTimeout(quietMs);
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.two-ways .main')).toBeFocused();
  expect(await gallery.acts()).toEqual([]);
  await page.keyboard.press('Enter');
  expect((await gallery.acts()).map(({ command }) => command)).toEqual([{ command: 'confirm' }]);
});

test('an e-mail address by the own keyboard and by hardware keys, corrected and sent as typed', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.show('entering-email/empty', 'nl');
  await page.waitForTimeout(quietMs);
  const key = (name: string) => page.locator('.keyboard').getByRole('button', { name, exact: true });
  for (const name of ['a', 'n', 'n', 'Wis laatste']) await key(name).click();
  await page.keyboard.type('7');
  for (const name of ['@', 'v', 'b', '.be']) await key(name).click();
  await expect(page.locator('.field')).toHaveValue('an7@vb.be');
  await page.locator('.field').press('ArrowLeft');
  await key('-').click();
  await expect(page.locator('.field')).toHaveValue('an7@vb.b-e');
  await key('Volgende').click();
  expect((await gallery.acts()).map(({ command }) => command)).toEqual([
    { command: 'enter-email', address: 'an7@vb.b-e' },
  ]);
});

test('an address in three parts, stepping back inside it, a postcode with a space accepted', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.show('entering-address/empty', 'nl');
  await page.waitForTimeout(quietMs);
  await page.keyboard.type('Meir 1');
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toContainText('postcode');
  await page.keyboard.type('20');
  await page.keyboard.press('Enter');
  await expect(page.locator('.note')).toContainText('vier cijfers');
  await page.keyboard.type(' 00');
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toContainText('gemeente');
  await page.locator('#bar-back').click();
  await expect(page.locator('.field')).toHaveValue('20 00');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Antwerpen');
  await page.keyboard.press('Enter');
  expect((await gallery.acts()).map(({ command }) => command)).toEqual([
    { command: 'enter-address', address: { streetAndNumber: 'Meir 1', zip: '2000', municipality: 'Antwerpen' } },
  ]);
});

test('the national number is masked, shown on request, and masked again', async ({ gallery }) => {
  const { page } = gallery;
  await page.clock.install();
  await gallery.show('checking-details/plain', 'nl');
  await page.clock.runFor(quietMs);
  await expect(page.locator('.answers')).toContainText('71.87.21-***.**');
  await page.getByRole('button', { name: 'Toon nummer' }).click();
  await expect(page.locator('.answers')).toContainText('71.87.21-001.93');
  await page.clock.runFor(10_100);
  await expect(page.locator('.answers')).toContainText('71.87.21-***.**');
});

test('the warning covers everything, takes the focus, and any key or touch extends', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.show('choosing-service/plain', 'nl', { warning: { endsInMs: 45_000 } });
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Meer tijd' })).toBeFocused();
  const before = await page.evaluate(() => window.stage.touches);
  await page.keyboard.press('x');
  await page.mouse.click(300, 1500);
  expect(await page.evaluate(() => window.stage.touches)).toBeGreaterThanOrEqual(before + 2);
  expect(await gallery.acts()).toEqual([]);
  await gallery.show('choosing-service/plain', 'nl');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
});

test('signs of life are sent at most once a second', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.show('choosing-service/plain', 'nl');
  await page.evaluate(() => {
    for (let press = 0; press < 30; press += 1) document.dispatchEvent(new PointerEvent('pointerdown'));
  });
  expect(await page.evaluate(() => window.stage.touches)).toBe(1);
});

test('a host that goes away leaves a calm screen in the same language, and it heals alone', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.show('choosing-service/plain', 'de');
  await page.evaluate(() => {
    window.stage.gone = true;
  });
  await expect(page.locator('h1')).toHaveText('Das geht an diesem Gerät gerade nicht', { timeout: 15_000 });
  await page.evaluate(() => {
    window.stage.gone = false;
  });
  await expect(page.locator('h1')).toHaveText('Was können wir für Sie tun?', { timeout: 15_000 });
});

test('stop asks once; the display goes back to normal with the visit', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.show('checking-details/plain', 'fr');
  await adapt(gallery, 'size', 2);
  await adapt(gallery, 'contrast', 1);
  await expect(page.locator('html')).toHaveAttribute('data-size', 'xl');
  const yes = page.getByRole('button', { name: 'Oui, arrêter' });
  await pressUntil(page.locator('#bar-stop'), () => yes.isVisible());
  expect(await gallery.acts()).toEqual([]);
  await pressUntil(yes, async () => (await gallery.acts()).length > 0);
  expect((await gallery.acts()).at(-1)?.command).toEqual({ command: 'stop' });
  await gallery.show('attract/plain', 'nl');
  await expect(page.locator('html')).toHaveAttribute('data-size', 'm');
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'light');
});

test('letters from elsewhere are drawn with the bundled faces', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.show('identified/plain', 'nl', {
    screen: {
      state: 'identified',
      surname: 'Nguyễn Đặng Őry',
      givenNames: 'Жанна Ελένη',
      photo: null,
      testCard: false,
    },
  });
  const loaded = await page.evaluate(() =>
    [...document.fonts].filter((face) => face.status === 'loaded').map((face) => face.family.replaceAll('"', '')),
  );
  expect(new Set(loaded)).toEqual(new Set(['Atkinson Hyperlegible Next', 'Noto Sans']));
});
