/**
 * The loopback link: the kiosk for an ordinary browser, in development, demo and tests (reference toolchain.md §2.2).
 * Listens on 127.0.0.1 only; every request must name this host exactly, every call must come from our own page (exact
 * Origin) with a session. Static files need no session: they hold nothing but the program.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { failure } from '../../../contract/failures.ts';
import type { Surface } from '../../../contract/kiosk-api.ts';
import { entryPages, entryParameter, httpPaths, maxParamsLength } from '../../../contract/kiosk-link.ts';
import { failed } from '../../../contract/result.ts';
import type { ClockPort, RandomPort } from '../../ports.ts';
import type { Dispatcher } from '../dispatcher.ts';
import { pageHeaders } from '../page-policy.ts';
import { openEventStream } from './event-stream.ts';
import { readJsonBody } from './read-json-body.ts';
import { createSessions } from './sessions.ts';
import { findStaticFile } from './static-files.ts';

/** UTF-8 needs up to three bytes for one unit of the limit; the envelope around the parameters is short. */
const maxBodyBytes = maxParamsLength * 3 + 1_024;

export type HttpLink = {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly origin: string;
  /** An address that opens this surface once; every call makes a fresh one. */
  entryAddress(surface: Surface): string;
  close(): Promise<void>;
};

export type HttpLinkParts = {
  readonly dispatcher: Dispatcher;
  readonly clock: ClockPort;
  readonly random: RandomPort;
  /** Folder of the built renderer, null to serve the contract only. */
  readonly staticRoot: string | null;
  /** 0 (the default) lets the system choose. */
  readonly port?: number;
  /** Told whenever an entry address has been used up, so that a host can print a fresh one. */
  readonly onEntered?: (surface: Surface) => void;
};

const answer = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(status, { ...pageHeaders, 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
};

const refuse = (response: ServerResponse, status: number): void => {
  response.writeHead(status, { ...pageHeaders, 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${status}\n`);
};

export async function createHttpLink(parts: HttpLinkParts): Promise<HttpLink> {
  const { dispatcher, clock, random, staticRoot } = parts;
  const sessions = createSessions(random);
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      dispatcher.recordDefect(error, 'link.http');
      if (!response.headersSent) refuse(response, 500);
      else response.destroy();
    });
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 20_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server listens on a port');
  const { port } = address;
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  // Cookies do not keep ports apart; the name does, so that two kiosks on one machine do not sign each other out.
  const cookieName = `kiosk-${port}`;

  const tokenOf = (request: IncomingMessage): string =>
    (request.headers.cookie ?? '')
      .split(';')
      .map((pair) => pair.trim())
      .find((pair) => pair.startsWith(`${cookieName}=`))
      ?.slice(cookieName.length + 1) ?? '';

  async function enter(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJsonBody(request, maxBodyBytes);
    const code = body.kind === 'json' && isRecord(body.value) ? body.value['code'] : null;
    const session = typeof code === 'string' ? sessions.redeem(code) : null;
    if (session === null) return refuse(response, 401);
    answer(
      response,
      200,
      { surface: session.surface },
      {
        'set-cookie': `${cookieName}=${session.token}; HttpOnly; SameSite=Strict; Path=/`,
      },
    );
    parts.onEntered?.(session.surface);
  }

  async function call(request: IncomingMessage, response: ServerResponse, surface: Surface): Promise<void> {
    const body = await readJsonBody(request, maxBodyBytes);
    if (body.kind === 'too-large')
      return answer(response, 413, failed(failure('input.invalid')), { connection: 'close' });
    if (body.kind === 'not-json' || !isRecord(body.value) || !Object.hasOwn(body.value, 'params')) {
      return answer(response, 400, failed(failure('input.invalid')));
    }
    answer(response, 200, await dispatcher.call(surface, body.value['method'], body.value['params']));
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A foreign name that resolves to this machine (DNS rebinding) gets nothing at all.
    if (request.headers.host !== host) return refuse(response, 403);
    const pathname = URL.parse(request.url ?? '/', origin)?.pathname;
    if (pathname === undefined) return refuse(response, 404);
    const isOurs = Object.values<string>(httpPaths).includes(pathname);
    if (!isOurs) return serveFile(request, response, pathname);
    if (request.method !== 'POST') return refuse(response, 405);
    if (request.headers.origin !== origin) return refuse(response, 403);
    if (pathname === httpPaths.enter) return enter(request, response);
    const surface = sessions.surfaceOf(tokenOf(request));
    if (surface === null) return refuse(response, 401);
    if (pathname === httpPaths.call) return call(request, response, surface);
    request.resume();
    openEventStream(response, clock, (listener) => dispatcher.subscribe(surface, listener));
  }

  async function serveFile(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
    const file = staticRoot === null ? null : await findStaticFile(staticRoot, pathname);
    if (file === null) return refuse(response, 404);
    response.writeHead(200, {
      ...pageHeaders,
      'content-type': file.mediaType,
      'content-length': file.bytes.length,
    });
    response.end(request.method === 'HEAD' ? undefined : file.bytes);
  }

  return {
    origin,
    entryAddress: (surface) => `${origin}${entryPages[surface]}#${entryParameter}=${sessions.issueCode(surface)}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
