/** The demo, after set-up: reader, backend, kiosk, dock and a window; Ctrl+C ends everything that was started, and only that. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startDemo } from '../browser-host/demo.ts';
import { removeDockFile, writeDockFile } from '../simulator/dock/dock-file.ts';
import { chooseDemoReader } from './demo-reader.ts';
import { type OpenShell, openBrowser, openElectron } from './demo-shell.ts';
import { decideShell, electronInstallCommand, parseStartOptions } from './shell.mjs';

const root = resolve(import.meta.dirname, '..');
const say = (line: string): void => console.log(line);

const options = parseStartOptions(process.argv.slice(2));
if (!options.ok) {
  console.error(options.message);
  process.exit(1);
}
const shell = decideShell(options.shell, 'after-set-up');
if (shell.kind === 'refused') {
  console.error(`The kiosk cannot be opened with --shell=${options.shell}: ${shell.because}.`);
  process.exit(1);
}
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }; // our own package.json
const dataDirectory = resolve(root, options.data);
const dockFile = join(dataDirectory, 'dock.json');

const stopped = new Promise<string>((done) => {
  // `on`, not `once`: an impatient second Ctrl+C must not cut the clean-up short.
  process.on('SIGINT', () => done('interrupted'));
  process.on('SIGTERM', () => done('asked to end'));
  process.on('SIGHUP', () => done('the terminal was closed'));
});

const chosen = await chooseDemoReader();
const started = await startDemo({
  dataDirectory,
  municipalityFile: join(root, 'config/municipalities/voorbeeldgem.json'),
  screenProfileFile: join(root, 'config/installations/demo-screen.json'),
  rendererDirectory: join(root, 'build/renderer'),
  dockPageDirectory: join(root, 'build/dock'),
  version,
  reader: chosen.reader,
  onEntered: (surface) => {
    const once = '(a fresh address: each opens one window)';
    if (surface === 'counter') say(`Counter: ${demo.entryAddress(surface)}   ${once}`);
    else if (shell.kind === 'none') say(`Kiosk:  ${demo.entryAddress(surface)}   ${once}`);
  },
}).catch(async (error: unknown) => {
  await chosen.close();
  throw error;
});
if (!started.ok) {
  await chosen.close();
  for (const sentence of started.failure) console.error(sentence);
  process.exit(1);
}
const demo = started.value;
writeDockFile(dockFile, demo.dock);

say('');
say('eID kiosk, demonstration: reader, cards and backend are simulated.');
for (const note of chosen.notes) say(note);
say(`Requests are kept in ${dataDirectory}`);
say('');
let window: OpenShell | null = null;
if (shell.kind === 'browser' && shell.binary !== null) {
  say(`The kiosk opens in a window of Chromium, because ${shell.because}. This is a demo, not a locked kiosk.`);
  say(`To see it in Electron: ${electronInstallCommand}`);
  window = openBrowser(shell.binary, demo.entryAddress('citizen'), demo.dock.url);
} else if (shell.kind === 'electron' && shell.binary !== null) {
  say('The kiosk opens in Electron.');
  window = openElectron(shell.binary, demo.entryAddress('citizen'));
} else {
  say(`No window is opened: ${shell.because}. Open these in a browser on this machine:`);
  say(`Kiosk:  ${demo.entryAddress('citizen')}`);
}
say(`Dock:   ${demo.dock.url}`);
say(`Counter: ${demo.entryAddress('counter')}   (finds reports of defective cards by their case number)`);
say(`Sign in as clerk or technician: ${demo.signInAddress}   (simulated identity provider, invented people)`);
say('Cards from a shell:  npm run --silent card -- list');
say('Ctrl+C ends the demo.');

const reason = await Promise.race([stopped, ...(window === null ? [] : [window.closed.then(() => 'window closed')])]);
say(`\nEnding (${reason}) ...`);
await window?.close();
removeDockFile(dockFile, demo.dock);
await demo.close();
await chosen.close();
say('Everything that was started has ended.');
