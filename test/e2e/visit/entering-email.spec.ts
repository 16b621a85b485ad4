/** An e-mail address typed wrong: it stays on the screen, the screen says what to look at, and it can be put right. */
import { expect } from '@playwright/test';
import { bringTo } from './bring-to.ts';
import { test } from './kiosk-test.ts';
import { isThereInEveryLanguage } from './languages-on-screen.ts';

test('an e-mail address typed wrong is kept and put right with the keyboard on the screen', async ({
  kiosk,
  citizen,
}) => {
  const { page, hands } = citizen;
  await bringTo(kiosk, 'choosing-notification');
  await citizen.sees('notification.title');
  await citizen.choosesOption(1);
  await citizen.chooses('next');
  await citizen.sees('email.title');
  const field = page.getByRole('textbox');
  const key = (name: string) => page.locator('.keyboard').getByRole('button', { name, exact: true });
  const types = async (text: string): Promise<void> => {
    for (const letter of text) await key(letter).click();
  };

  await hands.press(key('j'));
  await types('oris@voorbeeld');
  await citizen.chooses('next');
  await citizen.reads('email.problem');
  await expect(field).toHaveValue('joris@voorbeeld');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await isThereInEveryLanguage(citizen, (t) => t('email.title'));
  await citizen.speaks('nl');
  await expect(field).toHaveValue('joris@voorbeeld');

  await hands.press(key(citizen.says('keyboard.backspace')));
  await types('d');
  await key('.be').click();
  await expect(field).toHaveAttribute('aria-invalid', 'false');
  await citizen.chooses('next');
  await citizen.sees('review.title');
  await expect(page.getByText('joris@voorbeeld.be')).toBeVisible();
});
