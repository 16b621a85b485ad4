/** A device becomes one: it makes a key, shows the technician's code, and keeps the key once the backend has its public half. */
import type { Enrolled } from '../../../contract/identity-api.ts';
import { failed, type Result, success } from '../../../contract/result.ts';
import type { ClockPort } from '../../ports.ts';
import { exchange } from '../municipal-http/exchange.ts';
import { answerOf, exchangeOf } from '../municipal-http/operation-exchange.ts';
import { makeKey, writeDeviceKey } from './device-key.ts';

const deadlineMs = 15_000;

/**
 * The failure is a sentence for whoever enrols the device. Where the answer is lost the code is used up all the same: a new
 * one is needed.
 */
export const enrolDevice = async (options: {
  readonly baseUrl: string;
  readonly code: string;
  readonly identityFile: string;
  readonly clock: Pick<ClockPort, 'after'>;
}): Promise<Result<Enrolled, string>> => {
  const key = makeKey();
  const input = { body: { code: options.code, publicKey: key.publicKey } };
  const result = await exchange(
    exchangeOf('enrolDevice', input, { base: new URL(options.baseUrl), deadlineMs }),
    options.clock,
  );
  if (result.kind === 'not-sent') return failed('the backend cannot be reached; the code is still good');
  if (result.kind === 'no-answer')
    return failed('the backend did not answer; if the code is refused now, get a new one');
  if (result.status === 429) return failed('too many devices enrol at once; try again in a minute');
  if (result.status === 400) return failed('the code is wrong, was used, or is older than 24 hours; get a new one');
  const value = answerOf('enrolDevice', result);
  if (value === null) return failed(`the backend answered ${result.status}`);
  await writeDeviceKey(options.identityFile, key, value);
  return success(value);
};
