/**
 * The browser's end of the loopback link. Events come as a server-sent event stream that is read with fetch, not with
 * EventSource: EventSource can only GET, a same-origin GET states no Origin, and it cannot tell a refused session from a
 * server that is away. After a break the stream is opened again; what was missed in between is fetched by `onReconnected`.
 */
import { checkedByDispatcher, entryParameter, httpPaths } from '../../../contract/kiosk-link.ts';
import type { KioskHost } from '../../../contract/kiosk-host.ts';
import { createEventStreamDecoder } from './event-stream-decoder.ts';

const reconnectDelayMs = 1_000;

export type HttpKioskHost = KioskHost & {
  /** Fulfils once events are flowing for the first time; rejects when this page has no session. */
  readonly connected: Promise<void>;
  /** Tells whether events flow; the first call comes with the present state. */
  onConnection(listener: (connected: boolean) => void): () => void;
  close(): void;
};

export type HttpKioskOptions = {
  /** Where the kiosk is, without a path. Empty in a page that the kiosk itself served. */
  readonly origin?: string;
  readonly fetch?: typeof fetch;
  /** How long to wait before the stream is opened again. */
  readonly pause?: (ms: number) => Promise<void>;
};

/** The link could not carry the call: the kiosk process is gone or refuses this page. Not an expected failure. */
class LinkGone extends Error {
  override readonly name = 'LinkGone';
}

/** Takes the one-time code out of the fragment and leaves a clean address behind; null when the page was reloaded. */
export function takeEntryCode(location: Location, history: History): string | null {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const code = parameters.get(entryParameter);
  if (code !== null) history.replaceState(null, '', location.pathname + location.search);
  return code;
}

const post = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
  credentials: 'same-origin',
  cache: 'no-store',
});

/** Exchanges the code for the session cookie. False when the code was used already or is not ours. */
export async function enterKiosk(code: string, options: HttpKioskOptions = {}): Promise<boolean> {
  const answer = await (options.fetch ?? fetch)(`${options.origin ?? ''}${httpPaths.enter}`, post({ code }));
  return answer.ok;
}

export function createHttpKioskHost(options: HttpKioskOptions = {}): HttpKioskHost {
  const origin = options.origin ?? '';
  const send = options.fetch ?? fetch.bind(globalThis);
  const pause = options.pause ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const watchers = new Set<(connected: boolean) => void>();
  const closing = new AbortController();
  let flowing = false;
  let firstFlow = { resolve: (): void => undefined, reject: (_reason: Error): void => undefined };
  const connected = new Promise<void>((resolve, reject) => {
    firstFlow = { resolve, reject };
  });
  // Whoever does not wait for it must not crash on it; whoever does still sees it.
  connected.catch(() => undefined);

  const setFlowing = (now: boolean): void => {
    if (flowing === now) return;
    flowing = now;
    for (const watcher of watchers) watcher(now);
  };

  const deliver = (text: string): void => {
    const message = checkedByDispatcher<{ readonly event: string; readonly payload: never }>(JSON.parse(text));
    for (const listener of listeners.get(message.event) ?? []) listener(message.payload);
  };

  async function listenOnce(): Promise<'refused' | 'broken'> {
    const answer = await send(`${origin}${httpPaths.events}`, { ...post({}), signal: closing.signal });
    if (answer.status === 401 || answer.status === 403) return 'refused';
    if (!answer.ok || answer.body === null) return 'broken';
    const decode = createEventStreamDecoder();
    setFlowing(true);
    firstFlow.resolve();
    for await (const bytes of chunksOf(answer.body)) for (const data of decode(bytes)) deliver(data);
    return 'broken';
  }

  async function keepListening(): Promise<void> {
    while (!closing.signal.aborted) {
      const ended = await listenOnce().catch((): 'broken' => 'broken'); // a network error is a broken stream
      setFlowing(false);
      if (ended === 'refused') {
        firstFlow.reject(new LinkGone('this page has no session at the kiosk'));
        return;
      }
      if (!closing.signal.aborted) await pause(reconnectDelayMs);
    }
  }
  void keepListening();

  return {
    link: 'http',
    connected,
    call: async (method, params) => {
      const answer = await send(`${origin}${httpPaths.call}`, post({ method, params }));
      if (answer.headers.get('content-type')?.startsWith('application/json') !== true) {
        throw new LinkGone(`the kiosk answered ${answer.status}`);
      }
      return checkedByDispatcher(await answer.json());
    },
    on: (event, listener) => {
      const heard = listeners.get(event) ?? new Set();
      listeners.set(event, heard);
      heard.add(listener);
      return () => void heard.delete(listener);
    },
    onConnection: (listener) => {
      watchers.add(listener);
      listener(flowing);
      return () => void watchers.delete(listener);
    },
    close: () => closing.abort(),
  };
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}
