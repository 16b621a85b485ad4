/** Whatever a transport does, a reading goes on after three seconds; and what may be told of a question. */
import { expect, test } from 'vitest';
import { success } from '../../../../contract/result.ts';
import type { RevocationTransportPort } from '../../../../eid/index.ts';
import { createSystemRandom } from '../../../../kiosk/adapters/system/system-random.ts';
import {
  lookUpRevocation,
  type RevocationQuestion,
  type RevocationTraceLine,
  revocationDeadlineMs,
} from '../../../../kiosk/card-reading/look-up-revocation.ts';
import { makeChip } from '../../../../simulator/card-maker/make-chip.ts';
import { adult18 } from '../../../../simulator/cards/holders.ts';
import { createSimulatedRevocation } from '../../../../simulator/revocation/simulated-revocation.ts';
import { createSimulatedClock } from '../../../simulated-clock.ts';
import { asTestCard, imageOf } from '../../eid/card-images.ts';

const startsAt = '2026-06-01T10:00:00Z';
const image = imageOf(makeChip(adult18));

const setUp = (transport: RevocationTransportPort | null) => {
  const clock = createSimulatedClock(startsAt);
  const trace: RevocationTraceLine[] = [];
  const { crypto, roots } = asTestCard;
  const lookUp = (changes: Partial<RevocationQuestion> = {}) =>
    lookUpRevocation(
      image,
      { transport, crypto, roots, clock, random: createSystemRandom() },
      { now: startsAt, signal: null, onTrace: (line) => void trace.push(line), ...changes },
    );
  return { clock, trace, lookUp };
};

const neverHeardOfDeadlines = (asked: () => void): RevocationTransportPort => {
  const never = () => {
    asked();
    return new Promise<never>(() => undefined);
  };
  return { askOcsp: never, fetchCrl: never };
};

test('a transport that ignores its deadline is left behind', async () => {
  let questions = 0;
  const { clock, lookUp } = setUp(neverHeardOfDeadlines(() => (questions += 1)));
  const outcome = lookUp();
  await expect.poll(() => questions).toBeGreaterThan(0);
  await clock.advance(revocationDeadlineMs - 1);
  expect(clock.pending()).toBe(1);
  await clock.advance(1);
  const timedOut = { status: 'unknown', reason: 'timed-out' };
  expect(await outcome).toEqual({ authentication: timedOut, signature: timedOut, authority: null });
});

test('nobody is waited for when nobody wants to know any more', async () => {
  let questions = 0;
  const { lookUp } = setUp(neverHeardOfDeadlines(() => (questions += 1)));
  const ending = new AbortController();
  const outcome = lookUp({ signal: ending.signal });
  await expect.poll(() => questions).toBeGreaterThan(0);
  ending.abort();
  expect(await outcome).toBe('unavailable');
  const before = questions;
  expect(await lookUp({ signal: ending.signal })).toBe('unavailable');
  expect(questions).toBe(before);
});

test('what is given to the transport is less than the whole time', async () => {
  const deadlines: number[] = [];
  const answers = createSimulatedRevocation({ now: () => new Date(startsAt) });
  const { lookUp } = setUp({
    askOcsp: (url, request, deadlineMs) => {
      deadlines.push(deadlineMs);
      return answers.askOcsp(url, request, deadlineMs);
    },
    fetchCrl: (url, deadlineMs, isFresh) => {
      deadlines.push(deadlineMs);
      return answers.fetchCrl(url, deadlineMs, isFresh);
    },
  });
  await lookUp();
  expect(deadlines.length).toBeGreaterThan(0);
  expect(Math.max(...deadlines)).toBeLessThan(revocationDeadlineMs);
});

test('the device of the demo answers for its invented cards without a network', async () => {
  const { trace, lookUp } = setUp(createSimulatedRevocation({ now: () => new Date(startsAt) }));
  const good = { status: 'good' };
  expect(await lookUp()).toEqual({ authentication: good, signature: good, authority: good });
  const line = { host: 'test-pki.invalid', outcome: 'answered', microseconds: 0 };
  expect(trace).toHaveLength(3);
  expect(trace).toEqual(
    expect.arrayContaining([
      { step: 'ask-ocsp', ...line },
      { step: 'fetch-crl', ...line },
    ]),
  );
});

test('every question has a number of its own', async () => {
  const asked: string[] = [];
  const answers = createSimulatedRevocation({ now: () => new Date(startsAt) });
  const { lookUp } = setUp({
    ...answers,
    askOcsp: async (_url, request) => {
      asked.push(Buffer.from(request.slice(-32)).toString('hex'));
      return success(new Uint8Array(0));
    },
  });
  await lookUp();
  await lookUp();
  expect(asked).toHaveLength(4);
  expect(new Set(asked).size).toBe(4);
});
