/** One real visit, end to end, in one process: from a card in the reader to a row in the database, exactly one. */
import { afterEach, expect, it } from 'vitest';
import { failure } from '../../contract/failures.ts';
import { failed } from '../../contract/result.ts';
import { createTown } from './visit-fixtures.ts';

type Town = Awaited<ReturnType<typeof createTown>>;
let open: Town | null = null;
const openTown = async (...options: Parameters<typeof createTown>): Promise<Town> => {
  open = await createTown(...options);
  return open;
};
const close = async (): Promise<{ readonly filed: number }> => {
  const town = open;
  open = null;
  return town === null ? { filed: 0 } : town.close();
};
afterEach(async () => {
  await close();
});

it('takes a 1.7 card from insertion to receipt, and files one request however often confirm is pressed', async () => {
  const town = await openTown();
  await town.asksForCard();
  await town.insert('adult-1.7');
  const identified = await town.shows('identified');
  expect(identified).toMatchObject({ surname: 'Proefpersoon', testCard: true });
  await town.reviews();
  await town.does({ command: 'accept-review' });
  await town.shows('confirming');
  const { revision } = town.view();
  const confirmed = await Promise.all(
    [1, 2, 3].map(() => town.host.call('visit.act', { revision, command: { command: 'confirm' } })),
  );
  expect(confirmed.map((answer) => answer.ok)).toEqual([true, false, false]);
  await town.shows('taking-card');
  await town.device.slot.remove();
  const { receipt } = await town.shows('receipt');
  expect(receipt).toMatchObject({ type: 'pin-reprint', state: 'awaiting-payment', simulated: true });
  await town.does({ command: 'finish' });
  await town.shows('attract');
  expect(JSON.stringify([town.kiosk.visit.inspect(), town.entries])).not.toContain('Proefpersoon');
  expect(await close()).toEqual({ filed: 1 });
});

it('tells a 1.8 card that no reprint is needed, and files nothing', async () => {
  const town = await openTown();
  await town.asksForCard();
  await town.insert('adult-1.8');
  await town.shows('reprint-not-needed');
  await town.does({ command: 'finish' });
  await town.shows('leaving');
  await town.device.slot.remove();
  await town.shows('attract');
  expect(await close()).toEqual({ filed: 0 });
});

it('files one request when the answer to the first attempt was lost on the way', async () => {
  let lost = 0;
  const town = await openTown({
    around: (port) => ({
      ...port,
      submitPinReprint: async (submission, key) => {
        const answer = await port.submitPinReprint(submission, key);
        lost += 1;
        return lost === 1 ? failed(failure('request.outcome-unknown')) : answer;
      },
    }),
  });
  await town.asksForCard();
  await town.insert('adult-1.7');
  await town.shows('identified');
  await town.reviews();
  await town.does({ command: 'accept-review' });
  await town.does({ command: 'confirm' });
  expect(await town.shows('submit-failed')).toMatchObject({ code: 'request.outcome-unknown', mayRetry: true });
  await town.does({ command: 'retry' });
  await town.shows('taking-card');
  expect(await close()).toEqual({ filed: 1 });
});

it('knows the same card again, and wipes for another', async () => {
  const town = await openTown();
  await town.asksForCard();
  await town.insert('adult-1.7');
  await town.shows('identified');
  await town.device.slot.remove();
  await town.shows('card-away');
  await town.insert('adult-1.7');
  await town.shows('identified');
  await town.device.slot.remove();
  await town.shows('card-away');
  await town.insert('long-name');
  await town.shows('leaving');
  expect(JSON.stringify(town.kiosk.visit.inspect())).not.toContain('Proefpersoon');
});

it('says what is wrong when the reader goes or its service dies, and goes on when they are back', async () => {
  const town = await openTown();
  await town.asksForCard();
  town.device.unplug();
  expect((await town.shows('card-problem')).findings[0]?.code).toBe('reader.lost');
  town.device.plugIn();
  await town.shows('awaiting-card');
  town.device.stopService();
  expect((await town.shows('card-problem')).findings[0]?.code).toBe('reader.service-down');
  town.device.startService();
  await town.shows('awaiting-card');
  await town.insert('adult-1.7');
  await town.shows('identified');
});

it('names a card that never answers, and another kind of card, and helps on', async () => {
  const town = await openTown();
  await town.asksForCard();
  await town.insert('silent');
  await town.shows('reading');
  for (let seconds = 0; seconds < 60 && town.view().screen.state === 'reading'; seconds += 1) {
    await town.clock.advance(1_000);
  }
  expect((await town.shows('card-problem')).findings.map(({ code }) => code)).toContain('reader.not-answering');
  await town.device.slot.remove();
  await town.insert('not-eid');
  for (let seconds = 0; seconds < 60 && town.view().screen.state !== 'card-problem'; seconds += 1) {
    await town.clock.advance(1_000);
  }
  const problem = await town.shows('card-problem');
  expect(problem.findings[0]?.code).toBe('chip.not-eid');
  await town.does({ command: 'ask-person' });
  expect((await town.shows('to-person')).reason).toBe('card-problem');
});
