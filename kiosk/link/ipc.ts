/**
 * The Electron link, without Electron: one channel that answers and one that tells, over the few functions of ipcMain and
 * webContents it needs. The runtime, the window and the rule of who is a trusted sender live in electron/.
 */
import { failure } from '../../contract/failures.ts';
import type { Surface } from '../../contract/kiosk-api.ts';
import { ipcChannels } from '../../contract/kiosk-link.ts';
import { failed, type Result } from '../../contract/result.ts';
import type { Dispatcher } from './dispatcher.ts';

export type IpcMainLike<E> = {
  handle(channel: string, listener: (event: E, ...args: unknown[]) => unknown): void;
  removeHandler(channel: string): void;
};

export type WebContentsLike = {
  send(channel: string, message: unknown): void;
  isDestroyed(): boolean;
};

const isCall = (message: unknown): message is { readonly method: unknown; readonly params: unknown } =>
  typeof message === 'object' &&
  message !== null &&
  Object.hasOwn(message, 'method') &&
  Object.hasOwn(message, 'params');

export function attachIpc<E>(parts: {
  readonly ipcMain: IpcMainLike<E>;
  readonly dispatcher: Dispatcher;
  readonly surface: Surface;
  /** Must say yes only to the main frame of our own page (electron/sender-check). */
  readonly isTrustedSender: (event: E) => boolean;
}): {
  /** Tells events to this window until the returned function is called or the window is gone. */
  tell(window: WebContentsLike): () => void;
  detach(): void;
} {
  const { ipcMain, dispatcher, surface, isTrustedSender } = parts;
  const windows = new Set<() => void>();
  ipcMain.handle(ipcChannels.call, async (event, message): Promise<Result<unknown>> => {
    if (!isTrustedSender(event)) return failed(failure('method.forbidden'));
    if (!isCall(message)) return failed(failure('input.invalid'));
    return dispatcher.call(surface, message.method, message.params);
  });
  return {
    tell(window) {
      const unsubscribe = dispatcher.subscribe(surface, (message) => {
        if (!window.isDestroyed()) window.send(ipcChannels.event, message);
      });
      const stop = (): void => {
        unsubscribe();
        windows.delete(stop);
      };
      windows.add(stop);
      return stop;
    },
    detach() {
      ipcMain.removeHandler(ipcChannels.call);
      for (const stop of windows) stop();
    },
  };
}
