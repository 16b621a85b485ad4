/**
 * The window of the demo where Electron is installed: the browser host's loopback address under the shell's own policies.
 * Never part of the installed package (electron-builder.yml), which has no way to show an address from outside.
 */
import { app, BrowserWindow, Menu, screen, session } from 'electron';
import { lockApplication, lockSession } from './lockdown.ts';
import { visitPartition, windowOptions } from './window-policy.ts';

const address = process.env['EID_DEMO_ADDRESS'] ?? '';
const { origin, protocol, hostname } = new URL(address);
if (protocol !== 'http:' || hostname !== '127.0.0.1')
  throw new Error('EID_DEMO_ADDRESS must be an address of this machine');

app.enableSandbox();
lockApplication(app, (event) => void process.stderr.write(`${event}\n`));
app.on('window-all-closed', () => app.quit());
await app.whenReady();
Menu.setApplicationMenu(null);
lockSession(session.fromPartition(visitPartition), (url) => new URL(url).origin === origin);

const { width, height } = screen.getPrimaryDisplay().workAreaSize;
const { webPreferences, ...options } = windowOptions('', false, {
  x: 0,
  y: 0,
  width: Math.min(width, Math.round((height * 9) / 16)),
  height,
});
const { preload: _noPreload, ...preferences } = webPreferences ?? {};
const window = new BrowserWindow({ ...options, frame: true, webPreferences: preferences });
await window.loadURL(address);
window.show();
