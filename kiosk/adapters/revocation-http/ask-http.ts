/**
 * One question to a stranger over HTTP, answered by bytes or by why there are none. The server is not trusted: no redirection
 * is followed, no more bytes are taken than were agreed, and headers decide nothing but the length.
 */
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { failed, type Result, success } from '../../../contract/result.ts';
import type { RevocationTrouble } from '../../../eid/index.ts';
import type { ClockPort } from '../../ports.ts';
import { createHostLookup } from './resolve-host.ts';

export type HttpQuestion = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  /** Of the answer's body. */
  readonly limitBytes: number;
  /** From now to the last byte of the answer. */
  readonly deadlineMs: number;
};

export type AskHttp = (question: HttpQuestion) => Promise<Result<Uint8Array, RevocationTrouble>>;

const requests: Readonly<Record<string, typeof requestHttp>> = { 'http:': requestHttp, 'https:': requestHttps };

const ok = 200;

/** Node names what is no HTTP at all HPE_...; everything else is a connection that did not come about or broke. */
const troubleOf = (error: NodeJS.ErrnoException): RevocationTrouble =>
  error.code?.startsWith('HPE_') === true ? 'refused' : 'unreachable';

/** Calls back once the body is whole or has become too large. */
const collect = (
  response: IncomingMessage,
  limitBytes: number,
  end: (outcome: Result<Uint8Array, RevocationTrouble>) => void,
): void => {
  const announced = Number(response.headers['content-length'] ?? 0);
  if (response.statusCode !== ok) return end(failed('refused'));
  if (announced > limitBytes) return end(failed('too-large'));
  const chunks: Uint8Array[] = [];
  let received = 0;
  response.on('data', (chunk: Uint8Array) => {
    received += chunk.length;
    if (received > limitBytes) end(failed('too-large'));
    else chunks.push(chunk);
  });
  response.on('end', () => end(success(Uint8Array.from(Buffer.concat(chunks)))));
};

/** `proxy`: URL of a proxy that carries every question; null asks directly, whatever the environment says. Throws when it is no URL. */
export const createAskHttp = (clock: Pick<ClockPort, 'after'>, proxy: string | null): AskHttp => {
  const proxyEnv = proxy === null ? {} : { HTTP_PROXY: proxy, HTTPS_PROXY: proxy };
  const agents: Readonly<Record<string, HttpAgent>> = {
    'http:': new HttpAgent({ proxyEnv }),
    'https:': new HttpsAgent({ proxyEnv }),
  };
  return ({ method, url, headers, body, limitBytes, deadlineMs }) =>
    new Promise((resolve) => {
      const target = URL.parse(url);
      const send = target === null ? undefined : requests[target.protocol];
      const agent = target === null ? undefined : agents[target.protocol];
      if (target === null || send === undefined || agent === undefined) return resolve(failed('unreachable'));

      const names = createHostLookup();
      const request = send({
        agent,
        method,
        lookup: names.lookup,
        // Of the address only what is needed: a name and password in it are nobody's business.
        protocol: target.protocol,
        hostname: target.hostname.replaceAll(/[[\]]/g, ''),
        port: target.port,
        path: `${target.pathname}${target.search}`,
        headers: body === null ? headers : { ...headers, 'content-length': body.length },
      });
      /** The first to come decides; what the torn connection says afterwards is heard by nobody. */
      const end = (outcome: Result<Uint8Array, RevocationTrouble>): void => {
        cancelDeadline();
        names.cancel();
        request.destroy();
        resolve(outcome);
      };
      const cancelDeadline = clock.after(Math.max(0, deadlineMs), () => end(failed('timed-out')));
      request.on('error', (error) => end(failed(troubleOf(error))));
      request.on('response', (response) => {
        response.on('error', () => end(failed('unreachable')));
        collect(response, limitBytes, end);
      });
      request.end(body ?? undefined);
    });
};
