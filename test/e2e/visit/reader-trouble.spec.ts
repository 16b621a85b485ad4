/** Trouble with reader and card in the middle of a visit: each has its screen in every language, hides the data, and goes on. */
import { expect } from '@playwright/test';
import { timerDelaysMs } from '../../../kiosk/visit/visit-times.ts';
import { createVirtualCard } from '../../../simulator/card/create-virtual-card.ts';
import { withFaults } from '../../../simulator/card/with-faults.ts';
import { makeChip } from '../../../simulator/card-maker/make-chip.ts';
import { adult17 } from '../../../simulator/cards/holders.ts';
import { bringTo, surnameOnTheWay } from './bring-to.ts';
import { problem } from './citizen.ts';
import { test, timePassesUntil } from './kiosk-test.ts';
import { isThereInEveryLanguage } from './languages-on-screen.ts';
import { seesNobodysScreen } from './walk.ts';

for (const { what, code, breaks, heals } of [
  {
    what: 'the reader unplugged',
    code: 'reader.lost',
    breaks: 'unplug',
    heals: 'plugIn',
  },
  {
    what: 'the PC/SC service stopped',
    code: 'reader.service-down',
    breaks: 'stopService',
    heals: 'startService',
  },
] as const) {
  test(`${what} in mid-visit`, async ({ kiosk, citizen }) => {
    await bringTo(kiosk, 'checking-details');
    await citizen.sees('details.title');
    kiosk.device[breaks]();
    await citizen.sees(problem(code));
    expect(await citizen.page.content()).not.toContain(surnameOnTheWay);
    await isThereInEveryLanguage(citizen, problem(code));
    kiosk.device[heals]();
    await citizen.sees('details.title');
    await citizen.reads('provenance.chip');
  });

  test(`${what} while it waits for a card`, async ({ kiosk, citizen }) => {
    await bringTo(kiosk, 'awaiting-card');
    await citizen.sees('card.title');
    kiosk.device[breaks]();
    await citizen.sees(problem(code));
    await citizen.chooses('cardProblem.person');
    await citizen.sees('person.card-problem.title');
    kiosk.device[heals]();
    await citizen.chooses('person.finish');
    await seesNobodysScreen(citizen);
  });
}

test('another program holds the card, then lets go', async ({ kiosk, citizen, clock }) => {
  await bringTo(kiosk, 'awaiting-card');
  await citizen.sees('card.title');
  const release = kiosk.device.occupyExclusively();
  await kiosk.insert('adult-1.7');
  const occupied = kiosk.device.occupyExclusively();
  release();
  await timePassesUntil(clock, citizen.page, 'card-problem');
  await citizen.sees(problem('reader.busy'));
  await isThereInEveryLanguage(citizen, problem('reader.busy'));
  occupied();
  await citizen.chooses('cardProblem.retry');
  await citizen.sees('identified.title');
});

const garbage = Uint8Array.from([0x00, 0xff, 0x5a, 0xa5, 0x13, 0x37]);
const cards = {
  'a garbage answer to reset': {
    code: 'chip.mute',
    card: () => withFaults(createVirtualCard(makeChip(adult17)), [{ kind: 'atr', atr: garbage }]),
  },
  'a card of another kind': { code: 'chip.not-eid', card: () => 'not-eid' },
  'an unreadable file': { code: 'chip.memory-damaged', card: () => 'damaged-identity' },
  'no answer to any command': { code: 'reader.not-answering', card: () => 'silent' },
  'no answer in the middle of a file': {
    code: 'reader.not-answering',
    card: () => withFaults(createVirtualCard(makeChip(adult17)), [{ kind: 'silent-on-file', file: 'DF014031' }]),
  },
} as const;

for (const [what, { code, card }] of Object.entries(cards)) {
  test(`${what}, then a good card`, async ({ kiosk, citizen, clock }) => {
    await bringTo(kiosk, 'awaiting-card');
    await citizen.sees('card.title');
    await kiosk.insert(card());
    await timePassesUntil(clock, citizen.page, 'card-problem');
    await citizen.sees(problem(code));
    await isThereInEveryLanguage(citizen, problem(code));
    await kiosk.remove();
    await kiosk.insert('adult-1.7');
    await citizen.sees('identified.title');
  });
}

test.describe('a card that answers slowly', () => {
  test.use({ exchangeLatencyMs: 600 });

  test('is said to be slow, and read all the same', async ({ kiosk, citizen, clock }) => {
    await bringTo(kiosk, 'awaiting-card');
    await kiosk.insert('adult-1.7');
    await citizen.sees('reading.title');
    await clock.advance(timerDelaysMs['slow-reading']);
    await citizen.reads('reading.slow');
    await isThereInEveryLanguage(citizen, (t) => t('reading.title'));
    await timePassesUntil(clock, citizen.page, 'identified');
  });
});
