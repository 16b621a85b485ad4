/**
 * What a kiosk window is: every preference stated, because defaults change between Electron versions
 * (reference toolchain.md §5 rows 1, 13, 14). `kiosk: true` is full screen, not a lock: the session around it must have no
 * window manager, no other program and no virtual terminals (docs/operations in a later release).
 */
import type { BrowserWindowConstructorOptions, Input, Rectangle, WebPreferences } from 'electron';

/** No `persist:` prefix: the partition lives in memory and is gone with the process. */
export const visitPartition = 'visit';

export function webPreferences(preload: string, packaged: boolean): WebPreferences {
  return {
    preload,
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    disableDialogs: true,
    devTools: !packaged,
    backgroundThrottling: false,
    partition: visitPartition,
  };
}

export function windowOptions(preload: string, packaged: boolean, bounds: Rectangle): BrowserWindowConstructorOptions {
  return {
    ...bounds,
    show: false,
    frame: false,
    kiosk: packaged,
    fullscreen: packaged,
    resizable: !packaged,
    minimizable: false,
    closable: !packaged,
    autoHideMenuBar: true,
    backgroundColor: '#FAF7F2',
    webPreferences: webPreferences(preload, packaged),
  };
}

const allowedFunctionKeys = new Set(['F1']); // help, as on every screen

/** Whether a key press must not reach the page: shortcuts of the browser, zoom, reload, developer tools. */
export function isForbiddenKey(input: Pick<Input, 'key' | 'control' | 'meta' | 'alt'>): boolean {
  if (input.control || input.meta || input.alt) return !isAltGraphCharacter(input);
  if (/^F\d{1,2}$/.test(input.key)) return !allowedFunctionKeys.has(input.key);
  return [
    'BrowserBack',
    'BrowserForward',
    'BrowserRefresh',
    'BrowserHome',
    'BrowserSearch',
    'ContextMenu',
    'PrintScreen',
  ].includes(input.key);
}

/** On a Belgian keyboard "@" and "#" are typed with AltGr, which some systems report as Control and Alt together. */
function isAltGraphCharacter(input: Pick<Input, 'key' | 'control' | 'meta' | 'alt'>): boolean {
  return input.control && input.alt && !input.meta && input.key.length === 1 && !/[a-z0-9]/i.test(input.key);
}
