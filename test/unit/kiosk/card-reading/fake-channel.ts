/** A card channel that answers as told, in order, and notes what was asked of it. */
import { failed, success } from '../../../../contract/result.ts';
import type { CardChannel, CardResult, CardTroubleCode } from '../../../../kiosk/ports.ts';

/** A response in hex (or any text, for calls without one), a trouble, or null: no answer, ever. */
export type FakeAnswer = string | { readonly trouble: CardTroubleCode } | null;

export type FakeChannel = CardChannel & { readonly calls: readonly string[] };

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();

const settle = <T>(answer: FakeAnswer, call: string, value: () => T): Promise<CardResult<T>> => {
  if (answer === null) return new Promise(() => undefined);
  if (typeof answer === 'string') return Promise.resolve(success(value()));
  return Promise.resolve(failed({ code: answer.trouble, call, returnCode: 0x80100016 }));
};

/** `answers` are taken one per call of any kind but `disconnect`; a missing one is a call too many and rejects. */
export const createFakeChannel = (answers: readonly FakeAnswer[], atr = new Uint8Array(0)): FakeChannel => {
  const queue = [...answers];
  const calls: string[] = [];
  const next = <T>(call: string, value: (hex: string) => T): Promise<CardResult<T>> => {
    calls.push(call);
    const answer = queue.shift();
    if (answer === undefined) return Promise.reject(new Error(`unexpected call: ${call}`));
    return settle(answer, call, () => value(typeof answer === 'string' ? answer : ''));
  };
  const noValue = (): void => undefined;
  return {
    atr,
    protocol: 'T0',
    calls,
    transmit: (command) => next(hexOf(command), (hex) => Uint8Array.from(Buffer.from(hex, 'hex'))),
    beginTransaction: () => next('begin', noValue),
    endTransaction: () => next('end', noValue),
    reconnect: (kind) => next(kind, noValue),
    disconnect: () => {
      calls.push('disconnect');
      return Promise.resolve();
    },
  };
};
