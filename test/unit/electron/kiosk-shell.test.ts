import type { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ipcChannels } from '../../../contract/kiosk-link.ts';
import type { kioskMethods } from '../../../contract/kiosk-api.ts';
import type { VisitStateName, VisitView } from '../../../contract/visit.ts';
import type { Kiosk } from '../../../kiosk/compose.ts';

/** The Electron wiring against a recording fake of Electron: the real modules run, only the runtime is not there. */
const fake = vi.hoisted(() => {
  const calls: string[] = [];
  const state = { packaged: true, switches: new Set<string>(), hasLock: true, displays: 1 };
  return {
    calls,
    state,
    windows: [] as unknown[],
    ipc: new Map<string, (...args: unknown[]) => unknown>(),
  };
});

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  const record =
    (name: string) =>
    (...args: unknown[]): undefined => {
      fake.calls.push(
        args.length === 0 || typeof args[0] === 'object' || typeof args[0] === 'function'
          ? name
          : `${name} ${String(args[0])}`,
      );
    };
  class BrowserWindow extends Emitter {
    readonly options: unknown;
    readonly webContents = Object.assign(new Emitter(), {
      send: record('send'),
      isDestroyed: () => false,
      reload: record('reload'),
      forcefullyCrashRenderer: record('crash-renderer'),
    });
    constructor(options: unknown) {
      super();
      this.options = options;
      fake.windows.push(this);
    }
    loadURL = async (url: string): Promise<void> => void fake.calls.push(`load ${url}`);
    show = record('show');
    destroy = record('destroy');
  }
  const app = Object.assign(new Emitter(), {
    enableSandbox: record('enable-sandbox'),
    commandLine: { hasSwitch: (name: string) => fake.state.switches.has(name) },
    requestSingleInstanceLock: () => fake.state.hasLock,
  });
  Object.defineProperty(app, 'isPackaged', { get: () => fake.state.packaged });
  const clear = (name: string) => async (): Promise<void> => void fake.calls.push(name);
  const visitSession = Object.assign(new Emitter(), {
    setPermissionRequestHandler: record('permission-requests'),
    setPermissionCheckHandler: record('permission-checks'),
    setDevicePermissionHandler: record('device-permissions'),
    setDisplayMediaRequestHandler: record('display-media'),
    setSpellCheckerEnabled: record('spell-checker'),
    webRequest: { onBeforeRequest: record('filter-requests') },
    protocol: { handle: record('serve') },
    clearData: clear('clear-data'),
    clearCache: clear('clear-cache'),
    clearAuthCache: clear('clear-auth'),
    clearHostResolverCache: clear('clear-hosts'),
  });
  return {
    app,
    BrowserWindow,
    clipboard: { clear: record('clear-clipboard') },
    ipcMain: {
      handle: (channel: string, listener: (...args: unknown[]) => unknown) => fake.ipc.set(channel, listener),
      removeHandler: (channel: string) => fake.ipc.delete(channel),
    },
    Menu: { setApplicationMenu: record('menu') },
    powerSaveBlocker: {
      start: (kind: string) => (fake.calls.push(`stay-awake ${kind}`), 7),
      stop: record('may-sleep'),
    },
    protocol: { registerSchemesAsPrivileged: record('register-scheme') },
    screen: Object.assign(new Emitter(), {
      getPrimaryDisplay: () => ({ id: 0, bounds: { x: 0, y: 0, width: 1080, height: 1920 } }),
      getAllDisplays: () =>
        Array.from({ length: fake.state.displays }, (_, id) => ({
          id,
          bounds: { x: id, y: 0, width: 10, height: 10 },
        })),
    }),
    session: { fromPartition: (name: string) => (fake.calls.push(`session ${name}`), visitSession) },
  };
});

const { prepareShell, runShell } = await import('../../../electron/kiosk-shell.ts');

type FakeWindow = EventEmitter & { webContents: EventEmitter; options: unknown };
const windows = (): FakeWindow[] => fake.windows as FakeWindow[]; // the fake above makes nothing else

/** A kiosk that only says which visit state it is in. */
function createFakeKiosk() {
  const listeners = new Set<(view: VisitView) => void>();
  const aborted: string[] = [];
  const calls: unknown[] = [];
  const kiosk = {
    dispatcher: {
      call: async (...args: unknown[]) => {
        calls.push(args);
        return { ok: true, value: {} };
      },
      subscribe: () => () => undefined,
    },
    visit: {
      subscribe: (listener: (view: VisitView) => void) => (listeners.add(listener), () => listeners.delete(listener)),
      abort: () => void aborted.push('aborted'),
    },
  } as unknown as Kiosk; // the shell uses these four and nothing else
  const enter = (state: VisitStateName): void => {
    const view = { screen: { state } } as VisitView; // the shell looks at the state only
    for (const listener of listeners) listener(view);
  };
  return { kiosk, enter, aborted, calls };
}

const settled = (): Promise<void> => new Promise((done) => setImmediate(done));

beforeEach(() => {
  fake.calls.length = 0;
  fake.windows.length = 0;
  fake.ipc.clear();
  Object.assign(fake.state, { packaged: true, switches: new Set(), hasLock: true, displays: 1 });
  vi.spyOn(process, 'getuid').mockReturnValue(1000);
});

describe('before Electron is ready', () => {
  it('the scheme is registered and every renderer sandboxed, and nothing stands in the way', () => {
    expect(prepareShell(() => undefined)).toEqual([]);
    expect(fake.calls).toEqual(['register-scheme', 'enable-sandbox']);
  });

  it.each([
    ['a dangerous switch', () => fake.state.switches.add('remote-debugging-port'), /remote-debugging-port/],
    ['root', () => vi.spyOn(process, 'getuid').mockReturnValue(0), /root/],
    ['a second kiosk', () => Object.assign(fake.state, { hasLock: false }), /another kiosk/],
  ])('%s is refused with the reason', (_story, arrange, reason) => {
    arrange();
    expect(prepareShell(() => undefined).join()).toMatch(reason);
  });
});

describe('the running shell', () => {
  const start = async () => {
    const kiosk = createFakeKiosk();
    const exits: number[] = [];
    let now = 0;
    await runShell({
      kiosk: kiosk.kiosk,
      preload: '/app/preload.cjs',
      rendererFolder: '/app/renderer',
      journal: (event) => fake.calls.push(`journal ${event}`),
      nowMs: () => now,
      exit: (code) => exits.push(code),
    });
    return { ...kiosk, exits, pass: (ms: number) => (now += ms) };
  };

  it('shows its own page in a locked session and keeps the screen awake', async () => {
    await start();
    expect(fake.calls).toContain('menu');
    expect(fake.calls).toContain('stay-awake prevent-display-sleep');
    expect(fake.calls).toContain('session visit');
    expect(fake.calls).toContain('serve app');
    expect(fake.calls).toContain('filter-requests');
    expect(fake.calls).toContain('load app://kiosk/index.html');
    expect(fake.calls.indexOf('filter-requests')).toBeLessThan(fake.calls.indexOf('load app://kiosk/index.html'));
  });

  it('covers every other display', async () => {
    fake.state.displays = 3;
    await start();
    expect(windows()).toHaveLength(3);
  });

  it('answers its own page and nobody else', async () => {
    const { calls } = await start();
    const call = fake.ipc.get(ipcChannels.call);
    const message = { method: 'visit.view' satisfies keyof typeof kioskMethods, params: {} };
    const ask = (url: string, parent: unknown = null) => call?.({ senderFrame: { url, parent } }, message);
    expect(await ask('app://kiosk/index.html')).toEqual({ ok: true, value: {} });
    for (const refused of [
      ask('https://example.be/'),
      ask('app://kiosk/index.html', {}),
      ask('data:,x'),
      call?.({ senderFrame: null }, message),
    ]) {
      expect(await refused).toMatchObject({ ok: false, failure: { code: 'method.forbidden' } });
    }
    expect(calls).toEqual([['citizen', 'visit.view', {}]]);
  });

  it('wipes a visit that ends because the reader is gone', async () => {
    const { enter } = await start();
    enter('reviewing');
    fake.calls.length = 0;
    enter('out-of-service');
    await settled();
    expect(fake.calls).toContain('clear-data');
    expect(fake.calls).toContain('reload');
  });

  it('wipes once when a visit ends, and not while it lasts', async () => {
    const { enter } = await start();
    fake.calls.length = 0;
    enter('choosing-service');
    await settled();
    expect(fake.calls).toEqual([]);
    enter('leaving');
    enter('attract');
    await settled();
    expect(fake.calls.toSorted()).toEqual([
      'clear-auth',
      'clear-cache',
      'clear-clipboard',
      'clear-data',
      'clear-hosts',
      'reload',
    ]);
  });

  it('ends the visit when the page dies, shows a new page, and gives up when it keeps dying', async () => {
    vi.useFakeTimers();
    try {
      const { aborted, exits } = await start();
      const contents = windows()[0]?.webContents;
      for (let death = 1; death <= 4; death += 1) contents?.emit('render-process-gone', {}, { reason: 'crashed' });
      expect(aborted).toHaveLength(4);
      await vi.advanceTimersByTimeAsync(5000);
      expect(fake.calls.filter((call) => call.startsWith('load '))).toHaveLength(5);
      expect(exits).toEqual([]);
      contents?.emit('render-process-gone', {}, { reason: 'crashed' });
      expect(exits).toEqual([1]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('ends a page that hangs, unless it comes back in time', async () => {
    vi.useFakeTimers();
    try {
      await start();
      const [window] = windows();
      window?.emit('unresponsive');
      await vi.advanceTimersByTimeAsync(5000);
      window?.emit('responsive');
      await vi.advanceTimersByTimeAsync(10_000);
      expect(fake.calls).not.toContain('crash-renderer');
      window?.emit('unresponsive');
      await vi.advanceTimersByTimeAsync(10_000);
      expect(fake.calls).toContain('crash-renderer');
    } finally {
      vi.useRealTimers();
    }
  });

  it('cannot be closed by a person once packaged', async () => {
    await start();
    let prevented = false;
    windows()[0]?.emit('close', { preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
  });
});
