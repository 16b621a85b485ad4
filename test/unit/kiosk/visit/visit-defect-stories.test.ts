/**
 * The guided check under everything that can happen while it runs, over the real reading and a virtual reader. Every story
 * ends on a screen with a way on, and no reading takes longer than a person is asked to wait.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { guidedSteps } from '../../../../contract/diagnosis.ts';
import type { VirtualCard } from '../../../../simulator/virtual-card.ts';
import { createDefectBench, demoCard } from './defect-bench.ts';
import { createVisitDriver } from './visit-driver.ts';
import { reader, snapshot, unreadable } from './visit-fixtures.ts';

type Bench = ReturnType<typeof createDefectBench>;
let open: Bench | null = null;
const openBench = async (...options: Parameters<typeof createDefectBench>): Promise<Bench> => {
  open = createDefectBench(...options);
  await open.comesToCard();
  return open;
};
/** Card time, and the tenth of a second by which the clock of these tests moves. */
const longestMs = 20_100;

afterEach(() => {
  const bench = open;
  open = null;
  if (bench === null) return;
  const longest = Math.max(0, ...bench.readingMs);
  const ways = bench.waysOn();
  bench.visit.close();
  expect(bench.defects).toEqual([]);
  expect(longest).toBeLessThanOrEqual(longestMs);
  expect(ways).not.toEqual([]);
});

describe('a card that is silent to every command', () => {
  it('is asked for at each step again, and blamed only beside a card that answers', async () => {
    const bench = await openBench();
    await bench.insertAndRead('silent');
    expect(bench.screen('guided-check')).toMatchObject({ step: 'push-fully-in', because: 'reader.not-answering' });
    await bench.remove();
    expect(bench.screen('guided-check').step).toBe('push-fully-in');
    await bench.insertAndRead('silent');
    expect(bench.screen('guided-check').step).toBe('other-card');
    await bench.remove();
    await bench.insertAndRead('not-eid');
    expect(bench.screen('guided-check').step).toBe('own-card-again');
    await bench.remove();
    await bench.insertAndRead('silent');
    expect(bench.codes()).toEqual(['chip.dead']);
    expect(bench.screen('diagnosed').open).toEqual([]);
  });

  it('and another card that is silent too: the reader', async () => {
    const bench = await openBench();
    for (const _time of [1, 2, 3]) {
      await bench.insertAndRead('silent');
      await bench.remove();
    }
    expect(bench.codes()).toEqual(['reader.not-answering']);
    expect(bench.visit.inspect().check.observed.at(-1)?.card).toBe('other');
  });

  it('and nothing of it can be done: what is not known is said', async () => {
    const bench = await openBench();
    await bench.insertAndRead('silent');
    for (let steps = 0; steps < guidedSteps.length && bench.state() === 'guided-check'; steps += 1) {
      await bench.does({ command: 'skip-step' });
    }
    expect(bench.screen('diagnosed').open).toEqual(['card-or-reader']);
  });
});

it.each([500, 1000, 2000, 4900])(
  'a card that takes %i ms for every answer comes to an end in time',
  async (latencyMs) => {
    const bench = await openBench({ exchangeLatencyMs: latencyMs });
    await bench.insertAndRead('adult-1.7');
    expect(['diagnosed', 'guided-check']).toContain(bench.state());
  },
);

/** Calls back before the nth command of its life is answered. */
const interruptedAt = (nth: number, then: () => void, name = 'adult-1.7'): VirtualCard => {
  const card = demoCard(name);
  let commands = 0;
  return {
    ...card,
    transmit: (command) => {
      commands += 1;
      if (commands === nth) then();
      return commands === nth ? 'silence' : card.transmit(command);
    },
  };
};
const moments = [1, 2, 5, 9, 14, 20, 27, 35];

describe('a card that is taken out', () => {
  it.each(moments)('at command %i: asked for again, and read when it comes back', async (nth) => {
    const bench = await openBench();
    await bench.insertAndRead(interruptedAt(nth, () => void bench.device.slot.remove()));
    bench.screen('awaiting-card');
    expect(bench.waysOn()).toContain('back');
    await bench.insertAndRead('adult-1.7');
    expect(bench.codes()).toEqual(['certificate.test-card', 'certificate.revocation-unchecked']);
    expect(bench.visit.inspect().check.observed).toHaveLength(1);
  });

  it('at each step of the check: the step stays, and goes on with the card', async () => {
    const bench = await openBench();
    const asked: string[] = [];
    await bench.insertAndRead('mute');
    while (bench.state() === 'guided-check' && asked.length < guidedSteps.length) {
      const { step } = bench.screen('guided-check');
      asked.push(step);
      await bench.remove();
      expect(bench.screen('guided-check').step).toBe(step);
      expect(bench.waysOn()).toEqual(expect.arrayContaining(['skip-step', 'ask-person', 'back']));
      // A mute card takes a moment, so that there is a reading to break off.
      await bench.insert('mute');
      await bench.remove();
      bench.screen('awaiting-card');
      await bench.insertAndRead(step === 'other-card' ? 'adult-1.8' : 'mute');
    }
    expect(asked).toEqual([...guidedSteps]);
    expect(bench.codes()).toEqual(['chip.dead']);
    expect(bench.screen('diagnosed').open).toEqual([]);
  });
});

describe('a reader that disappears', () => {
  it.each(moments)('at command %i: said so, and goes on when it is back', async (nth) => {
    const bench = await openBench();
    await bench.insertAndRead(interruptedAt(nth, () => bench.device.unplug()));
    expect(bench.screen('card-problem').findings.map(({ code }) => code)).toEqual(['reader.lost']);
    expect(bench.waysOn()).toEqual(expect.arrayContaining(['ask-person']));
    bench.device.plugIn();
    await bench.clock.settle();
    await bench.reads();
    expect(bench.codes()).toEqual(['certificate.test-card', 'certificate.revocation-unchecked']);
  });

  it.each(['the reader', 'the service'] as const)('%s, at each step of the check', async (what) => {
    const bench = await openBench();
    await bench.insertAndRead('mute');
    for (const step of ['turn-card', 'clean-chip'] as const) {
      expect(bench.screen('guided-check').step).toBe(step);
      if (what === 'the reader') bench.device.unplug();
      else bench.device.stopService();
      await bench.clock.settle();
      bench.screen('card-problem');
      expect(bench.waysOn()).toEqual(expect.arrayContaining(['ask-person']));
      bench.device.plugIn();
      bench.device.startService();
      await bench.clock.settle();
      await bench.reads();
    }
    // What was tried before it went is still known.
    expect(bench.screen('guided-check').step).toBe('push-fully-in');
  });

  it('before a card is asked for, while one is waited for, and after the verdict', async () => {
    const bench = await openBench();
    await bench.does({ command: 'back' });
    bench.device.unplug();
    await bench.clock.settle();
    await bench.describes();
    bench.screen('card-problem');
    bench.device.plugIn();
    await bench.clock.settle();
    bench.screen('awaiting-card');
    bench.device.unplug();
    await bench.clock.settle();
    bench.screen('card-problem');
    bench.device.plugIn();
    await bench.clock.settle();
    await bench.insertAndRead('damaged-identity');
    bench.device.unplug();
    await bench.clock.settle();
    expect(bench.codes()[0]).toBe('chip.memory-damaged');
    expect(bench.waysOn()).toEqual(expect.arrayContaining(['report-defect', 'finish']));
  });
});

describe('a card that is swapped during the check', () => {
  it('while it is read: what was read of the first is dropped', async () => {
    const bench = await openBench();
    await bench.insert('silent');
    await bench.clock.advance(1000);
    bench.screen('reading');
    await bench.insertAndRead('damaged-identity');
    expect(bench.codes()[0]).toBe('chip.memory-damaged');
    expect(bench.visit.inspect().check.observed).toHaveLength(1);
  });

  it('faster than anybody looked: the event count tells it, and nothing of the first is kept', async () => {
    const visit = createVisitDriver();
    await visit.opens();
    await visit.does({ command: 'start' });
    await visit.does({ command: 'choose-language', language: 'fr' });
    await visit.does({ command: 'choose-service', service: 'card-defect' });
    await visit.does({ command: 'describe-card', seen: 'nothing-visible' });
    await visit.see(snapshot(reader('card', 7)));
    await visit.see(snapshot(reader('card', 9)));
    expect(visit.reads.map(({ options }) => options.signal.aborted)).toEqual([true, false]);
    visit.reads[0]?.resolve(unreadable('chip.memory-damaged'));
    await visit.clock.settle();
    visit.screen('reading');
    await visit.cardSays(unreadable('chip.mute'));
    expect(visit.screen('guided-check').because).toBe('chip.mute');
    expect(visit.visit.inspect().check.observed).toHaveLength(1);
    // Between two steps the same: the card is read again.
    await visit.see(snapshot(reader('card', 11)));
    visit.screen('reading');
  });

  it('between two steps, for one with a defect of its own: that one is named', async () => {
    const bench = await openBench();
    await bench.insertAndRead('mute');
    await bench.insertAndRead('damaged-identity');
    expect(bench.codes()[0]).toBe('chip.memory-damaged');
  });
});

it('a defect that changes during the check: the last word is the card’s', async () => {
  const bench = await openBench();
  const card = demoCard('damaged-identity');
  let isMute = true;
  const changing: VirtualCard = { ...card, powerOn: () => (isMute ? new Uint8Array(0) : card.powerOn()) };
  await bench.insertAndRead(changing);
  expect(bench.screen('guided-check').because).toBe('chip.mute');
  isMute = false;
  await bench.remove();
  await bench.insertAndRead(changing);
  expect(bench.codes()[0]).toBe('chip.memory-damaged');
});

it('two defects at once, one seen and one read: both are named', async () => {
  const bench = await openBench();
  await bench.does({ command: 'back' });
  await bench.does({ command: 'describe-card', seen: 'damaged' });
  await bench.insertAndRead('damaged-identity');
  expect(bench.codes()).toEqual(expect.arrayContaining(['chip.memory-damaged', 'card.damaged']));
});

describe('after the verdict', () => {
  it('a card that is no identity card is not reported, and the next card is tested beside what was seen', async () => {
    const bench = await openBench();
    await bench.does({ command: 'back' });
    await bench.does({ command: 'describe-card', seen: 'wrong-print' });
    await bench.insertAndRead('not-eid');
    // What the person saw is worth a report whatever lies in the reader.
    expect(bench.screen('diagnosed').mayReport).toBe(true);
    await bench.does({ command: 'back' });
    await bench.remove();
    await bench.describes();
    await bench.insertAndRead('not-eid');
    expect(bench.screen('diagnosed').mayReport).toBe(false);
    expect(bench.waysOn()).not.toContain('report-defect');
    await bench.insertAndRead('damaged-identity');
    expect(bench.codes()[0]).toBe('chip.memory-damaged');
    expect(bench.screen('diagnosed').mayReport).toBe(true);
    expect(bench.visit.inspect().check).toMatchObject({ reported: ['nothing-visible'], observed: [{ step: null }] });
  });

  it('a card whose chip came off is not read when it is put in all the same', async () => {
    const bench = await openBench();
    await bench.does({ command: 'back' });
    await bench.does({ command: 'describe-card', seen: 'chip-detached' });
    await bench.insertAndRead('adult-1.7');
    expect(bench.codes()).toEqual(['card.chip-detached']);
  });

  it('the reader is not reported as a card when two cards said so', async () => {
    const bench = await openBench();
    for (const _time of [1, 2, 3]) {
      await bench.insertAndRead('silent');
      await bench.remove();
    }
    expect(bench.codes()).toEqual(['reader.not-answering']);
    expect(bench.screen('diagnosed').mayReport).toBe(false);
  });
});

describe('another program that keeps the card for a minute', () => {
  it.each(['before the card is read', 'while it is read'] as const)(
    '%s: busy, and well once it lets go',
    async (when) => {
      const bench = await openBench();
      let letGo = (): void => undefined;
      const grab = (): void => {
        letGo = bench.device.occupyExclusively();
      };
      if (when === 'before the card is read') grab();
      await bench.insert(when === 'while it is read' ? interruptedAt(5, grab) : 'adult-1.7');
      if (when === 'before the card is read') grab();
      await bench.reads();
      expect(bench.waysOn()).not.toEqual([]);
      const busy = when === 'before the card is read';
      expect(bench.state()).toBe(busy ? 'diagnosed' : 'guided-check');
      await bench.clock.advance(60_000);
      letGo();
      await bench.does({ command: 'back' });
      await bench.remove();
      await bench.describes();
      await bench.insertAndRead('adult-1.7');
      expect(bench.codes()).not.toContain('reader.busy');
    },
  );
});
