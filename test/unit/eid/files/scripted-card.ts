/**
 * A card made of expectations: the commands a script must send, in order, each with its answer. What is sent out of order
 * fails the test at once, and `assertEmpty` fails it for what was not sent.
 */
import { expect } from 'vitest';
import { failed, success } from '../../../../contract/result.ts';
import type { CardScript, CardStep, CardStepResult } from '../../../../eid/card-image.ts';

/** `answer`: response in hex, status word included, or the trouble instead (any lower-case word). */
export type Expectation = readonly [command: string, answer: string];

const isHex = (text: string): boolean => /^([0-9A-F]{2})*$/.test(text);
export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
export const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

const nameOf = (step: CardStep): string => {
  switch (step.kind) {
    case 'transmit':
      return hexOf(step.command);
    case 'begin-transaction':
      return 'begin';
    case 'end-transaction':
      return 'end';
    case 'pause':
      return `pause ${step.pauseMs}`;
    case 'reconnect':
      return step.how;
    case 'progress':
      return `${step.phase} ${step.file}`;
  }
};

/** Answers a step; null lets it pass as worked. */
export type Answerer = (step: CardStep, index: number) => CardStepResult | null;

const worked: CardStepResult = success(new Uint8Array(0));

/** Runs a script against `answer`, at most `maximumSteps` steps; returns its value and the names of the steps it took. */
export const play = <T>(
  script: CardScript<T>,
  answer: Answerer,
  maximumSteps = 20_000,
): { readonly value: T; readonly steps: readonly string[] } => {
  const steps: string[] = [];
  let next = script.next();
  while (next.done !== true) {
    expect(steps.length, 'the script goes on without end').toBeLessThan(maximumSteps);
    const result = answer(next.value, steps.length) ?? worked;
    steps.push(nameOf(next.value));
    next = script.next(result);
  }
  return { value: next.value, steps };
};

/** Plays a script against exact expectations: exchanges, and every other step by its name (`begin`, `pause 50`, `reset`). Progress steps are left out. */
export const playExpecting = <T>(script: CardScript<T>, expectations: readonly (Expectation | string)[]): T => {
  const queue = [...expectations];
  const { value } = play(script, (step) => {
    if (step.kind === 'progress') return null;
    const expected = queue.shift();
    const name = typeof expected === 'string' ? expected.replace(/ !.*/, '') : expected?.[0];
    expect(nameOf(step)).toBe(name);
    if (typeof expected === 'string') {
      const trouble = / !(.*)/.exec(expected)?.[1];
      return trouble === undefined ? null : failed(trouble);
    }
    const answer = expected?.[1] ?? '';
    return isHex(answer) ? success(bytesOf(answer)) : failed(answer);
  });
  expect(queue).toEqual([]);
  return value;
};
