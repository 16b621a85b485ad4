import { afterEach, expect, it, vi } from 'vitest';
import type { KioskHost } from '../../../contract/kiosk-host.ts';
import { ipcChannels } from '../../../contract/kiosk-link.ts';

/** The preload against a recording fake of Electron's renderer half. */
const fake = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  invoked: [] as unknown[],
  listeners: new Map<string, (...args: unknown[]) => void>(),
}));

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: unknown) => fake.exposed.set(name, value) },
  ipcRenderer: {
    invoke: async (...args: unknown[]) => {
      fake.invoked.push(args);
      return { ok: true, value: {} };
    },
    on: (channel: string, listener: (...args: unknown[]) => void) => fake.listeners.set(channel, listener),
    removeListener: (channel: string) => fake.listeners.delete(channel),
  },
}));

afterEach(() => {
  fake.invoked.length = 0;
});

it('exposes one host with exactly the known keys, and values only', async () => {
  await import('../../../electron/preload/preload.ts');
  expect([...fake.exposed.keys()]).toEqual(['kiosk']);
  const host = fake.exposed.get('kiosk') as KioskHost; // what the preload has just exposed
  expect(Object.keys(host).toSorted()).toEqual(['call', 'link', 'on']);

  expect(await host.call('visit.touch', {})).toEqual({ ok: true, value: {} });
  expect(fake.invoked).toEqual([[ipcChannels.call, { method: 'visit.touch', params: {} }]]);

  const heard: unknown[][] = [];
  const stop = host.on('visit.changed', (...args) => heard.push(args));
  const electronEvent = { sender: 'must never reach the page' };
  fake.listeners.get(ipcChannels.event)?.(electronEvent, { event: 'visit.changed', payload: { revision: 1 } });
  fake.listeners.get(ipcChannels.event)?.(electronEvent, { event: 'kiosk.described', payload: {} });
  expect(heard).toEqual([[{ revision: 1 }]]);
  stop();
  expect(fake.listeners.has(ipcChannels.event)).toBe(false);
});
