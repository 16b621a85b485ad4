import { describe, expect, it, vi } from 'vitest';
import { lockApplication, lockContents, lockSession } from '../../../electron/lockdown.ts';
import { mayFetch } from '../../../electron/page-address.ts';
import { clearDeadlineMs, wipe } from '../../../electron/wipe.ts';

/** Records listeners the way Electron's emitters do, so that a test can fire them. */
function createEmitter() {
  const listeners = new Map<string, (...args: never[]) => void>();
  return {
    listeners,
    on(event: string, listener: (...args: never[]) => void) {
      listeners.set(event, listener);
    },
    fire(event: string, ...args: unknown[]): { prevented: boolean } {
      const outcome = { prevented: false };
      const listener = listeners.get(event) as ((...all: unknown[]) => void) | undefined; // the fake hands over what the test gives
      if (listener === undefined) throw new Error(`nobody listens to ${event}`);
      listener({ preventDefault: () => (outcome.prevented = true) }, ...args);
      return outcome;
    },
  };
}

describe('a web contents', () => {
  const lock = () => {
    const emitter = createEmitter();
    let opened: { action: string } | undefined;
    let zoom: number[] = [];
    lockContents(
      {
        on: emitter.on,
        setWindowOpenHandler: (handler) => {
          // The handler ignores what is to be opened, so an empty object stands for Electron's long record.
          opened = handler({} as Parameters<typeof handler>[0]);
        },
        setVisualZoomLevelLimits: async (...limits) => {
          zoom = limits;
        },
      },
      () => {},
    );
    return { emitter, opened, zoom };
  };

  it('opens no window and does not zoom', () => {
    const { opened, zoom } = lock();
    expect(opened).toEqual({ action: 'deny' });
    expect(zoom).toEqual([1, 1]);
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview', 'context-menu'])(
    'prevents %s',
    (event) => {
      expect(lock().emitter.fire(event).prevented).toBe(true);
    },
  );

  it('keeps shortcuts from the page and lets typing through', () => {
    const { emitter } = lock();
    const none = { control: false, meta: false, alt: false };
    expect(emitter.fire('before-input-event', { key: 'r', ...none, control: true }).prevented).toBe(true);
    expect(emitter.fire('before-input-event', { key: 'r', ...none }).prevented).toBe(false);
  });
});

describe('a session', () => {
  const lock = (packaged: boolean) => {
    const emitter = createEmitter();
    const answers: unknown[] = [];
    let ask: (url: string) => boolean = () => {
      throw new Error('no request handler');
    };
    lockSession(
      {
        on: emitter.on,
        setPermissionRequestHandler: (handler) =>
          handler?.(null as never, 'media', (granted) => answers.push(['request', granted]), null as never),
        setPermissionCheckHandler: (handler) => answers.push(['check', handler?.(null, 'media', '', null as never)]),
        setDevicePermissionHandler: (handler) => answers.push(['device', handler?.(null as never)]),
        setDisplayMediaRequestHandler: (handler) =>
          handler?.(null as never, (streams) => answers.push(['display', streams])),
        setSpellCheckerEnabled: (enabled) => answers.push(['spelling', enabled]),
        webRequest: {
          onBeforeRequest: (listener) => {
            ask = (url) => {
              let cancelled = false;
              listener({ url }, ({ cancel }) => {
                cancelled = cancel;
              });
              return cancelled;
            };
          },
        },
      },
      mayFetch(packaged),
    );
    return { emitter, answers, cancelled: (url: string) => ask(url) };
  };

  it('grants nothing', () => {
    expect(lock(true).answers).toEqual([
      ['request', false],
      ['check', false],
      ['device', false],
      ['display', {}],
      ['spelling', false],
    ]);
  });

  it.each(['will-download', 'select-hid-device', 'select-serial-port', 'select-usb-device'])('prevents %s', (event) => {
    expect(lock(true).emitter.fire(event).prevented).toBe(true);
  });

  it('lets the page reach only its own files', () => {
    const { cancelled } = lock(true);
    expect(cancelled('app://kiosk/assets/main.js')).toBe(false);
    expect(cancelled('https://example.be/')).toBe(true);
    expect(cancelled('http://127.0.0.1:9/')).toBe(true);
    expect(cancelled('devtools://devtools/x')).toBe(true);
    expect(lock(false).cancelled('devtools://devtools/x')).toBe(false);
  });
});

describe('the application', () => {
  it('never trusts a bad certificate, never answers a log-in, never offers a client certificate', () => {
    const emitter = createEmitter();
    lockApplication(emitter, () => {});
    const answers: unknown[] = [];
    expect(
      emitter.fire('certificate-error', null, '', '', null, (trust: boolean) => answers.push(trust)).prevented,
    ).toBe(true);
    expect(emitter.fire('login').prevented).toBe(true);
    expect(
      emitter.fire('select-client-certificate', null, '', [], (...chosen: unknown[]) => answers.push(chosen)).prevented,
    ).toBe(true);
    expect(answers).toEqual([false, []]);
    expect(emitter.listeners.has('web-contents-created')).toBe(true);
  });
});

describe('wiping', () => {
  const targets = (broken: boolean) => {
    const done: string[] = [];
    const clear = (name: string) => async () => {
      done.push(name);
      if (broken && name === 'cache') throw new Error('busy');
    };
    return {
      done,
      targets: {
        session: {
          clearData: clear('data'),
          clearCache: clear('cache'),
          clearAuthCache: clear('auth'),
          clearHostResolverCache: clear('hosts'),
        },
        contents: { reload: () => void done.push('reload') },
        clipboard: { clear: () => void done.push('clipboard') },
      },
    };
  };

  it('clears everything and then loads the page anew', async () => {
    const { done, targets: all } = targets(false);
    await wipe(all);
    expect(done.toSorted()).toEqual(['auth', 'cache', 'clipboard', 'data', 'hosts', 'reload']);
    expect(done.at(-1)).toBe('reload');
  });

  it('loads the page anew even when clearing hangs, and says so', async () => {
    vi.useFakeTimers();
    try {
      const { done, targets: all } = targets(false);
      const hanging = { ...all, session: { ...all.session, clearData: () => new Promise<void>(() => {}) } };
      const reason = wipe(hanging).catch((error: unknown) => String(error));
      await vi.advanceTimersByTimeAsync(clearDeadlineMs);
      expect(await reason).toContain(`${clearDeadlineMs} ms`);
      expect(done).toContain('reload');
    } finally {
      vi.useRealTimers();
    }
  });

  it('clears the rest and reloads even when one part fails, and says so', async () => {
    const { done, targets: all } = targets(true);
    await expect(wipe(all)).rejects.toThrow('busy');
    expect(done).toHaveLength(6);
  });
});
