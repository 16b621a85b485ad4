/**
 * The renderer's end of the Electron link, for the preload: three functions of ipcRenderer in, a KioskHost out. The page
 * gets values only, never the IPC event with its sender.
 */
import type { KioskHost } from '../../../contract/kiosk-host.ts';
import { checkedByDispatcher, ipcChannels } from '../../../contract/kiosk-link.ts';

export type IpcRendererLike<E> = {
  invoke(channel: string, message: unknown): Promise<unknown>;
  on(channel: string, listener: (event: E, message: unknown) => void): unknown;
  removeListener(channel: string, listener: (event: E, message: unknown) => void): unknown;
};

const isMessage = (message: unknown): message is { readonly event: unknown; readonly payload: unknown } =>
  typeof message === 'object' && message !== null && 'event' in message && 'payload' in message;

export function createIpcKioskHost<E>(ipc: IpcRendererLike<E>): KioskHost {
  return {
    link: 'ipc',
    call: async (method, params) => checkedByDispatcher(await ipc.invoke(ipcChannels.call, { method, params })),
    on: (event, listener) => {
      const heard = (_event: E, message: unknown): void => {
        if (isMessage(message) && message.event === event) listener(checkedByDispatcher(message.payload));
      };
      ipc.on(ipcChannels.event, heard);
      return () => void ipc.removeListener(ipcChannels.event, heard);
    },
  };
}
