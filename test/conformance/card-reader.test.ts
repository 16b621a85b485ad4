/**
 * What every CardReaderPort owes the kiosk (kiosk/ports.ts), asked of the real thing and of the virtual reader alike, so
 * that a test or a demo over the one says something about the other. The cases are in card-reader/, by what they are about.
 */
import { afterAll, beforeEach, describe } from 'vitest';
import { type CardReaderBench, cardReaderBenches } from './card-reader-benches.ts';
import { atTheBench } from './card-reader/at-the-bench.ts';
import { exchangeCases } from './card-reader/exchanges.ts';
import { presenceCases } from './card-reader/presence.ts';
import { serviceCases } from './card-reader/service.ts';
import { sharingCases } from './card-reader/sharing.ts';

// Opened before the tests are collected, because a skip needs its reason.
const benches: { readonly name: string; readonly bench: CardReaderBench }[] = [];
for (const { name, open } of cardReaderBenches) benches.push({ name, bench: await open() });

describe.for(benches)('$name', ({ bench }) => {
  const here = atTheBench(bench);

  beforeEach(async (context) => {
    if (bench.skipReason !== null) context.skip(bench.skipReason);
    await bench.slot.remove();
    await here.untilSlotIs('empty');
  });
  afterAll(() => bench.close());

  presenceCases(here);
  exchangeCases(here);
  sharingCases(here);
  serviceCases(here);
});
