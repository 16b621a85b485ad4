/** The backend down or slow at the very moment of filing: each has its screen and a way on, and nothing is filed twice. */
import { expect } from '@playwright/test';
import { timerDelaysMs } from '../../../kiosk/visit/visit-times.ts';
import { bringTo } from './bring-to.ts';
import { test, timePassesUntil } from './kiosk-test.ts';
import { isThereInEveryLanguage } from './languages-on-screen.ts';
import { seesNobodysScreen, takesCardAndReceipt } from './walk.ts';

test('the backend is down, comes back, and the same request is filed', async ({
  kiosk,
  citizen,
  clock,
  road,
  town,
}) => {
  const before = await town.filed();
  await bringTo(kiosk, 'confirming');
  await citizen.sees('confirm.title');
  await road.close();
  await citizen.chooses('confirm.yes', { amount: '' });
  await timePassesUntil(clock, citizen.page, 'submit-failed');
  await citizen.sees('submitFailed.backend.unreachable.title');
  await citizen.reads('submitFailed.stays');
  await isThereInEveryLanguage(citizen, (t) => t('submitFailed.backend.unreachable.title'));
  await citizen.speaks('nl');
  await road.open();
  await citizen.chooses('cardProblem.retry');
  await timePassesUntil(clock, citizen.page, 'taking-card');
  await takesCardAndReceipt(citizen, kiosk.remove);
  expect(await town.filed()).toBe(before + 1);
});

test('the backend stays down, and a person takes over', async ({ kiosk, citizen, clock, road, town }) => {
  const before = await town.filed();
  await bringTo(kiosk, 'confirming');
  await citizen.sees('confirm.title');
  await road.close();
  await citizen.chooses('confirm.yes', { amount: '' });
  await timePassesUntil(clock, citizen.page, 'submit-failed');
  await citizen.chooses('cardProblem.person');
  await citizen.sees('person.something-else.title');
  await citizen.chooses('person.finish');
  await citizen.sees('leaving.title');
  await kiosk.remove();
  await seesNobodysScreen(citizen);
  expect(await town.filed()).toBe(before);
});

test('the backend is slow: the answer that comes after all is taken', async ({ kiosk, citizen, clock, road, town }) => {
  const before = await town.filed();
  await bringTo(kiosk, 'confirming');
  await citizen.sees('confirm.title');
  const held = road.holdAnswers();
  await citizen.chooses('confirm.yes', { amount: '' });
  await citizen.sees('submitting.title');
  await held;
  expect(await town.filed()).toBe(before + 1);
  await clock.advance(timerDelaysMs['slow-submit']);
  await citizen.sees('submitFailed.backend.slow.title');
  await isThereInEveryLanguage(citizen, (t) => t('submitFailed.backend.slow.title'));
  await citizen.speaks('nl');
  road.releaseAnswers();
  await timePassesUntil(clock, citizen.page, 'taking-card');
  await takesCardAndReceipt(citizen, kiosk.remove);
  expect(await town.filed()).toBe(before + 1);
});

test('the backend is slow: trying again while the first attempt is under way files once', async ({
  kiosk,
  citizen,
  clock,
  road,
  town,
}) => {
  const before = await town.filed();
  await bringTo(kiosk, 'confirming');
  await citizen.sees('confirm.title');
  const held = road.holdAnswers();
  await citizen.chooses('confirm.yes', { amount: '' });
  await held;
  await clock.advance(timerDelaysMs['slow-submit']);
  await citizen.sees('submitFailed.backend.slow.title');
  await citizen.chooses('cardProblem.retry');
  await citizen.sees('submitting.title');
  await citizen.reads('submitting.again');
  road.releaseAnswers();
  await timePassesUntil(clock, citizen.page, 'taking-card');
  await takesCardAndReceipt(citizen, kiosk.remove);
  expect(await town.filed()).toBe(before + 1);
});

test('the backend is slow: who does not wait is told not to ask twice, and gets the receipt if it comes', async ({
  kiosk,
  citizen,
  clock,
  road,
  town,
}) => {
  const before = await town.filed();
  await bringTo(kiosk, 'confirming');
  await citizen.sees('confirm.title');
  const held = road.holdAnswers();
  await citizen.chooses('confirm.yes', { amount: '' });
  await held;
  await clock.advance(timerDelaysMs['slow-submit']);
  await citizen.sees('submitFailed.backend.slow.title');
  await citizen.chooses('cardProblem.person');
  await citizen.sees('person.outcome-unknown.title');
  await citizen.reads('person.outcome-unknown.text');
  await isThereInEveryLanguage(citizen, (t) => t('person.outcome-unknown.title'));
  await citizen.speaks('nl');
  road.releaseAnswers();
  await timePassesUntil(clock, citizen.page, 'taking-card');
  await takesCardAndReceipt(citizen, kiosk.remove);
  expect(await town.filed()).toBe(before + 1);
});
