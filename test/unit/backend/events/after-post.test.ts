import { expect, test } from 'vitest';
import { afterPost, freshStanding } from '../../../../backend/events/after-post.ts';
import type { PostOutcome } from '../../../../backend/events/post-event.ts';

const nowMs = Date.parse('2026-11-22T09:12:00.000Z');
const hourMs = 3_600_000;
const refusedFor = (ms: number) => ({ failedAttempts: 7, refusedSince: new Date(nowMs - ms) });
const answer = (status: number): PostOutcome => ({ kind: 'answer', status });
const silence: PostOutcome = { kind: 'no-answer', because: 'deadline' };

test.each([
  ['a success', answer(204), freshStanding, 'taken'],
  ['a success after three days of refusing', answer(200), refusedFor(72 * hourMs), 'taken'],
  ['a redirect', answer(307), freshStanding, 'later'],
  ['a refusal', answer(400), freshStanding, 'later'],
  ['a defect', answer(500), refusedFor(71 * hourMs), 'later'],
  ['three days of refusing', answer(500), refusedFor(72 * hourMs), 'given-up'],
  ['gone', answer(410), freshStanding, 'given-up'],
  ['silence', silence, freshStanding, 'later'],
  ['silence, whatever was before', silence, refusedFor(2_000 * hourMs), 'later'],
] as const)('%s', (_story, outcome, before, verdict) =>
  expect(afterPost(outcome, before, nowMs).verdict).toBe(verdict),
);

test('a refusal is counted from the first one, and silence does not count as one', () => {
  const first = afterPost(answer(503), freshStanding, nowMs);
  expect(first).toMatchObject({ standing: { failedAttempts: 1, refusedSince: new Date(nowMs) }, code: '503' });
  const second = afterPost(answer(400), first.standing, nowMs + hourMs);
  expect(second.standing).toEqual({ failedAttempts: 2, refusedSince: new Date(nowMs) });
  expect(afterPost(silence, freshStanding, nowMs)).toMatchObject({
    standing: { refusedSince: null },
    code: 'deadline',
  });
  expect(afterPost(answer(410), second.standing, nowMs).standing).toEqual(freshStanding);
});
