/** The one thing the page gets: a KioskHost. Sandboxed, so it loads nothing but Electron's own renderer half. */
import { contextBridge, ipcRenderer } from 'electron';
import { createIpcKioskHost } from '../../kiosk/link/client/ipc-host.ts';

contextBridge.exposeInMainWorld('kiosk', createIpcKioskHost(ipcRenderer));
