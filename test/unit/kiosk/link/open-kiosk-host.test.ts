// @vitest-environment happy-dom
/** How a page finds its kiosk, and how an event stream falls apart into events wherever it is cut. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createEventStreamDecoder } from '../../../../kiosk/link/client/event-stream-decoder.ts';
import { takeEntryCode } from '../../../../kiosk/link/client/http-host.ts';
import { createIpcKioskHost } from '../../../../kiosk/link/client/ipc-host.ts';
import { openKioskHost } from '../../../../kiosk/link/client/open-kiosk-host.ts';

const fromPreload = createIpcKioskHost({
  invoke: async () => null,
  on: () => undefined,
  removeListener: () => undefined,
});

beforeEach(() => {
  vi.stubGlobal('fetch', async () => new Response(null, { status: 401 }));
});
afterEach(() => vi.unstubAllGlobals());

it('takes the host of the preload, and never an element that happens to be called kiosk', async () => {
  const page = { location: window.location, history: window.history };
  expect((await openKioskHost({ ...page, kiosk: fromPreload })).link).toBe('ipc');
  const named = Object.setPrototypeOf({ ...page }, { kiosk: fromPreload }); // as the window's named properties are kept
  expect((await openKioskHost(named)).link).toBe('http');
});

it('takes the entry code out of the address, once', () => {
  window.location.hash = '#entry=abc_-1';
  expect(takeEntryCode(window.location, window.history)).toBe('abc_-1');
  expect(window.location.hash).toBe('');
  expect(takeEntryCode(window.location, window.history)).toBeNull();
});

it('finds the same events wherever the stream is cut', () => {
  const bytes = new TextEncoder().encode(': open\n\ndata: {"é":1}\n\n: still here\n\ndata: {"b":2}\n\n');
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    const decode = createEventStreamDecoder();
    expect([...decode(bytes.subarray(0, cut)), ...decode(bytes.subarray(cut))]).toEqual(['{"é":1}', '{"b":2}']);
  }
});
