/** Nothing personal outlives the visit: the canary is there before each exit and nowhere after it. */
import { describe, expect, it } from 'vitest';
import { failure } from '../../../../contract/failures.ts';
import { failed } from '../../../../contract/result.ts';
import { createVisitDriver } from './visit-driver.ts';

type Driver = ReturnType<typeof createVisitDriver>;

const places: Readonly<Record<string, (visit: Driver) => Promise<void>>> = {
  identified: (visit) => visit.isIdentified(),
  reviewing: (visit) => visit.reviews(),
  'card-away': async (visit) => {
    await visit.reviews();
    await visit.remove();
  },
  'to-person': async (visit) => {
    await visit.reviews();
    await visit.does({ command: 'ask-person' });
  },
  'card-problem': async (visit) => {
    await visit.reviews();
    await visit.unplug();
  },
  'submit-failed': async (visit) => {
    await visit.confirms();
    await visit.backendSays(failed(failure('backend.unreachable')));
  },
};

const exits: Readonly<Record<string, (visit: Driver) => Promise<void>>> = {
  stop: (visit) => visit.does({ command: 'stop' }),
  'nobody there': (visit) => visit.clock.advance(165_000),
  'a bug elsewhere': async (visit) => visit.visit.abort(),
  closing: async (visit) => visit.visit.close(),
};

describe.each(Object.keys(places))('from %s', (place) => {
  it.each(Object.keys(exits))('%s leaves nothing', async (exit) => {
    const visit = createVisitDriver();
    await places[place]?.(visit);
    expect(visit.state()).toBe(place);
    expect(visit.traces()).not.toEqual([]);
    await exits[exit]?.(visit);
    expect(['attract', 'leaving', 'out-of-service']).toContain(visit.state());
    expect(visit.traces()).toEqual([]);
  });
});
