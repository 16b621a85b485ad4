/** A kiosk with a visible inside, and the three links to it, each as real as it gets without Electron. */
import type { KioskHost } from '../../contract/kiosk-host.ts';
import type { KioskMethod, Surface } from '../../contract/kiosk-api.ts';
import { checkedByDispatcher, httpPaths } from '../../contract/kiosk-link.ts';
import { failure } from '../../contract/failures.ts';
import { failed, success } from '../../contract/result.ts';
import type { VisitView } from '../../contract/visit.ts';
import { createSystemClock } from '../../kiosk/adapters/system/system-clock.ts';
import { createSystemRandom } from '../../kiosk/adapters/system/system-random.ts';
import { createIpcKioskHost } from '../../kiosk/link/client/ipc-host.ts';
import { createHttpKioskHost } from '../../kiosk/link/client/http-host.ts';
import { createDirectHost } from '../../kiosk/link/direct.ts';
import { createDispatcher, type Dispatcher, type KioskHandlers } from '../../kiosk/link/dispatcher.ts';
import { createHttpLink, type HttpLink } from '../../kiosk/link/http/create-http-link.ts';
import { attachIpc, type IpcMainLike } from '../../kiosk/link/ipc.ts';
import type { JournalEntry } from '../../kiosk/ports.ts';

export const attractView: VisitView = {
  revision: 7,
  language: 'nl',
  step: null,
  warning: null,
  testCard: false,
  mayGoBack: false,
  screen: { state: 'attract' },
};

/** What a bug's message might quote, and must not leave the process. */
export const secretInMessage = 'Kanarievogel';

export type Inside = {
  readonly dispatcher: Dispatcher;
  readonly entries: readonly JournalEntry[];
  readonly acted: readonly unknown[];
  /** What `visit.view` does next. */
  respond: (() => ReturnType<KioskHandlers['visit.view']>) | null;
  defects: number;
};

export function createInside(): Inside {
  const entries: JournalEntry[] = [];
  const acted: unknown[] = [];
  const inside = { respond: null, defects: 0, entries, acted } as Omit<Inside, 'dispatcher'>; // completed below
  const dispatcher = createDispatcher({
    handlers: {
      'kiosk.describe': () => failed(failure('backend.unreachable')),
      'visit.view': () => inside.respond?.() ?? success(attractView),
      'visit.act': (params) => {
        acted.push(params);
        return success({ ...attractView, revision: params.revision + 1 });
      },
      'visit.touch': () => success({}),
      'diagnosis.find': () => success({ report: null }),
      'readers.view': () => success({ service: 'up', serviceCode: null, readers: [] }),
    },
    journal: { write: (entry) => entries.push(entry) },
    random: createSystemRandom(),
    onDefect: () => {
      inside.defects += 1;
    },
  });
  return Object.assign(inside, { dispatcher });
}

export type OpenLink = {
  readonly host: KioskHost;
  /** Sends something no typed client would. */
  readonly raw: (method: unknown, params: unknown) => Promise<unknown>;
  readonly close: () => Promise<void>;
};

/** The point is to send what the types forbid. */
const rawOver = (host: KioskHost) => (method: unknown, params: unknown) =>
  host.call(checkedByDispatcher<KioskMethod>(method), checkedByDispatcher(params));

export const openDirect = async (dispatcher: Dispatcher, surface: Surface): Promise<OpenLink> => {
  const host = createDirectHost(dispatcher, surface);
  return { host, raw: rawOver(host), close: async () => undefined };
};

export type FakeIpcEvent = { readonly trusted: boolean };

/** ipcMain, ipcRenderer and webContents as far as the link uses them; everything is cloned on its way, as Electron does. */
export function createFakeIpc() {
  const handlers = new Map<string, (event: FakeIpcEvent, ...args: unknown[]) => unknown>();
  const listeners = new Map<string, Set<(event: object, message: unknown) => void>>();
  const ipcMain: IpcMainLike<FakeIpcEvent> = {
    handle: (channel, listener) => void handlers.set(channel, listener),
    removeHandler: (channel) => void handlers.delete(channel),
  };
  return {
    ipcMain,
    handlers,
    listenerCount: (channel: string) => listeners.get(channel)?.size ?? 0,
    webContents: {
      destroyed: false,
      isDestroyed() {
        return this.destroyed;
      },
      send: (channel: string, message: unknown) => {
        for (const listener of listeners.get(channel) ?? []) listener({}, structuredClone(message));
      },
    },
    rendererFor: (event: FakeIpcEvent) => ({
      invoke: async (channel: string, message: unknown): Promise<unknown> => {
        const handler = handlers.get(channel);
        if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
        return structuredClone(await handler(event, structuredClone(message)));
      },
      on: (channel: string, listener: (event: object, message: unknown) => void) =>
        void listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener)),
      removeListener: (channel: string, listener: (event: object, message: unknown) => void) =>
        void listeners.get(channel)?.delete(listener),
    }),
  };
}

export const openIpc = async (dispatcher: Dispatcher, surface: Surface): Promise<OpenLink> => {
  const fake = createFakeIpc();
  const attached = attachIpc({
    ipcMain: fake.ipcMain,
    dispatcher,
    surface,
    isTrustedSender: (event) => event.trusted,
  });
  attached.tell(fake.webContents);
  const host = createIpcKioskHost(fake.rendererFor({ trusted: true }));
  return { host, raw: rawOver(host), close: async () => attached.detach() };
};

export const openServer = (dispatcher: Dispatcher, staticRoot: string | null = null): Promise<HttpLink> =>
  createHttpLink({ dispatcher, clock: createSystemClock(), random: createSystemRandom(), staticRoot });

/** What a browser does for a page of that origin: states the Origin and keeps the cookie. */
export function browserOn(link: HttpLink, change: Record<string, string> = {}): typeof fetch {
  let cookie = '';
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('origin', link.origin);
    if (cookie !== '') headers.set('cookie', cookie);
    for (const [name, value] of Object.entries(change)) headers.set(name, value);
    const answer = await fetch(input, { ...init, headers });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return answer;
  };
}

export async function enterAs(link: HttpLink, surface: Surface, browser: typeof fetch): Promise<Response> {
  const code = new URL(link.entryAddress(surface)).hash.split('=')[1] ?? '';
  return browser(`${link.origin}${httpPaths.enter}`, { method: 'POST', body: JSON.stringify({ code }) });
}

export const openHttp = async (dispatcher: Dispatcher, surface: Surface): Promise<OpenLink> => {
  const link = await openServer(dispatcher);
  const browser = browserOn(link);
  await enterAs(link, surface, browser);
  const host = createHttpKioskHost({ origin: link.origin, fetch: browser });
  await host.connected;
  return {
    host,
    raw: rawOver(host),
    close: async () => {
      host.close();
      await link.close();
    },
  };
};
