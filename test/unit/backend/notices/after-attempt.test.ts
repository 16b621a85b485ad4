import { expect, test } from 'vitest';
import { afterAttempt, type Attempted, nextChannel } from '../../../../backend/notices/after-attempt.ts';

const minute = 60_000;
const patience = { attempts: 5, nowMs: 1_000_000 };
const row = (changes: Partial<Attempted> = {}): Attempted => ({
  channels: ['email', 'letter', 'phone'],
  channel: 'email',
  attempts: 1,
  unknownOutcomes: 0,
  ...changes,
});

test('what was taken is sent and never due again', () => {
  expect(afterAttempt(row(), { result: 'delivered' }, patience)).toMatchObject({
    state: 'sent',
    channel: 'email',
    nextAttemptAtMs: null,
  });
});

test('who says later is asked again after pauses that grow, as often as the file says, and then the next channel', () => {
  const pauses = [1, 2, 3, 4].map((attempts) => {
    const after = afterAttempt(row({ attempts }), { result: 'later' }, patience);
    expect(after).toMatchObject({ state: 'failed', channel: 'email', attempts });
    return ((after.nextAttemptAtMs ?? 0) - patience.nowMs) / minute;
  });
  expect(pauses).toEqual([5, 30, 120, 360]);
  expect(afterAttempt(row({ attempts: 5 }), { result: 'later' }, patience)).toEqual({
    state: 'failed',
    channel: 'letter',
    attempts: 0,
    unknownOutcomes: 0,
    nextAttemptAtMs: patience.nowMs,
  });
});

test('an address that is refused is not tried twice', () => {
  expect(afterAttempt(row(), { result: 'refused' }, patience)).toMatchObject({
    state: 'failed',
    channel: 'letter',
    nextAttemptAtMs: patience.nowMs,
  });
});

test('an unknown outcome is repeated once, however many attempts there are', () => {
  const single = { ...patience, attempts: 1 };
  expect(afterAttempt(row({ unknownOutcomes: 1 }), { result: 'unknown' }, single)).toMatchObject({
    state: 'failed',
    channel: 'email',
    nextAttemptAtMs: patience.nowMs + 5 * minute,
  });
  expect(afterAttempt(row({ attempts: 2, unknownOutcomes: 2 }), { result: 'unknown' }, patience)).toMatchObject({
    state: 'failed',
    channel: 'letter',
  });
});

test('behind the last channel, at the telephone and where there is none stands a clerk', () => {
  const givenUp = { state: 'given-up', nextAttemptAtMs: null };
  expect(nextChannel(row({ channel: 'letter' }), 0)).toMatchObject({ ...givenUp, channel: 'phone' });
  expect(nextChannel(row({ channel: 'phone' }), 0)).toMatchObject({ ...givenUp, channel: 'phone' });
  expect(nextChannel(row({ channels: ['letter'], channel: 'letter' }), 0)).toMatchObject({
    ...givenUp,
    channel: 'letter',
  });
  expect(nextChannel(row({ channels: [], channel: null }), 0)).toMatchObject({ ...givenUp, channel: null });
});
