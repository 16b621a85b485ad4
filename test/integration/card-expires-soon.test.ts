/** What the municipality calls "soon" (cardExpiresSoonDays) decides at every reading of a visit. */
import { afterEach, expect, it } from 'vitest';
import { success } from '../../contract/result.ts';
import { createTown } from './visit-fixtures.ts';

let end = async (): Promise<unknown> => undefined;
afterEach(() => end());

/** adult-1.7 is valid until 2032-04-12: 316 days to go. */
const startsAt = '2031-06-01T09:00:00Z';

it.each([
  [10, false],
  [400, true],
])('with %i days, a card with 316 days to go expires soon: %s', async (cardExpiresSoonDays, expected) => {
  const town = await createTown({
    startsAt,
    around: (port) => ({
      ...port,
      catalogue: async () => {
        const catalogue = await port.catalogue();
        return catalogue.ok ? success({ ...catalogue.value, cardExpiresSoonDays }) : catalogue;
      },
    }),
  });
  end = () => town.close();
  await town.asksForCard();
  await town.insert('adult-1.7');
  await town.shows('identified');
  await town.device.slot.remove();
  await town.shows('card-away');
  await town.insert('adult-1.7');
  await town.shows('identified');
  const readings = town.entries.filter(({ event }) => event === 'card.read').map(({ facts }) => facts ?? {});
  expect(readings.map(({ purpose }) => purpose)).toEqual(['first', 'recheck']);
  const told = readings.map(({ findings }) => String(findings).split(' ').includes('card.expires-soon'));
  expect(told).toEqual([expected, expected]);
});
