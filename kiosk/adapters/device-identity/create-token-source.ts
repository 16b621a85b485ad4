/**
 * TokenSource of an enrolled device: it signs a statement of one minute with its key and gets a token of ten (RFC 7523, as
 * docs/adr/0016 uses it). Signed with node:crypto, so that the installed kiosk needs no library for one small JWT.
 */
import { sign } from 'node:crypto';
import { type FailureCode, failure } from '../../../contract/failures.ts';
import { clientAssertionType } from '../../../contract/identity-api.ts';
import { failed, type Result, success } from '../../../contract/result.ts';
import type { ClockPort, RandomPort } from '../../ports.ts';
import { exchange } from '../municipal-http/exchange.ts';
import { answerOf, exchangeOf } from '../municipal-http/operation-exchange.ts';
import type { TokenSource } from '../municipal-http/token-source.ts';
import type { DeviceKey } from './device-key.ts';

const assertionLifeSeconds = 60;
const deadlineMs = 8_000;
/** So long before its end a token counts as over: the request that it goes with has to arrive as well. */
const marginMs = 30_000;

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** RFC 7515 §3.1 with ES256, whose signature is the two numbers side by side (RFC 7518 §3.4). */
const signedAssertion = ({ deviceId, issuer, privateKey }: DeviceKey, nowMs: number, id: string): string => {
  const iat = Math.floor(nowMs / 1000);
  const claims = { iss: deviceId, sub: deviceId, aud: issuer, iat, exp: iat + assertionLifeSeconds, jti: id };
  const signed = `${encoded({ alg: 'ES256', typ: 'JWT' })}.${encoded(claims)}`;
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
};

export type TokenSourceOptions = {
  readonly baseUrl: string;
  readonly key: DeviceKey;
  readonly clock: Pick<ClockPort, 'now' | 'monotonicMs' | 'after'>;
  readonly random: Pick<RandomPort, 'uuid'>;
};

/** Several who ask at once wait for the same exchange. */
export const createTokenSource = ({ baseUrl, key, clock, random }: TokenSourceOptions): TokenSource => {
  let held: { readonly token: string; readonly untilMs: number } | null = null;
  let underWay: Promise<Result<string>> | null = null;

  const fetchToken = async (): Promise<Result<string>> => {
    const askedAtMs = clock.monotonicMs();
    const body = {
      grant_type: 'client_credentials',
      client_assertion_type: clientAssertionType,
      client_assertion: signedAssertion(key, clock.now(), random.uuid()),
    } as const;
    const result = await exchange(exchangeOf('getToken', { body }, { base: new URL(baseUrl), deadlineMs }), clock);
    const fail = (code: FailureCode): Result<string> => failed(failure(code));
    if (result.kind === 'not-sent') return fail('backend.unreachable');
    if (result.kind === 'no-answer')
      return fail(result.because === 'deadline' ? 'backend.slow' : 'backend.unreachable');
    if (result.status === 400 || result.status === 401) return fail('backend.refused');
    const value = answerOf('getToken', result);
    if (value === null) return fail('backend.unavailable');
    held = { token: value.access_token, untilMs: askedAtMs + value.expires_in * 1000 - marginMs };
    return success(value.access_token);
  };

  return {
    token: async () => {
      if (held !== null && clock.monotonicMs() < held.untilMs) return success(held.token);
      underWay ??= fetchToken().finally(() => {
        underWay = null;
      });
      return underWay;
    },
    refused: (token) => {
      if (held?.token === token) held = null;
    },
  };
};
