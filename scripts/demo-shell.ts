/** Opens the kiosk's window for the demo and ends it again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

export type OpenShell = {
  /** Settles when the person closes the window. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
};

const windowOf = (child: ChildProcess, cleanUp: () => void): OpenShell => {
  const closed = new Promise<void>((done) => {
    child.once('exit', () => done());
    child.once('error', (error) => {
      process.stderr.write(`The window could not be opened: ${error.message}\n`);
      done();
    });
  }).then(cleanUp);
  return {
    closed,
    async close() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await closed;
    },
  };
};

/** The kiosk in an app window of Chromium, beside an ordinary window with the dock. Not a locked kiosk: the keyboard leaves it. */
export function openBrowser(binary: string, kioskAddress: string, dockAddress: string): OpenShell {
  const profile = mkdtempSync(join(tmpdir(), 'eid-demo-browser-'));
  const common = [
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-sync',
  ];
  const child = spawn(binary, [...common, '--window-size=720,1280', `--app=${kioskAddress}`], { stdio: 'ignore' });
  // The same profile makes the second start hand its address to the first and end.
  const dock = setTimeout(
    () => spawn(binary, [...common, '--window-size=900,1000', '--new-window', dockAddress], { stdio: 'ignore' }),
    1500,
  );
  return windowOf(child, () => {
    clearTimeout(dock);
    rmSync(profile, { recursive: true, force: true });
  });
}

/** The kiosk in Electron: the same loopback address as in a browser, in a window with the shell's own policies. */
export function openElectron(binary: string, kioskAddress: string): OpenShell {
  const child = spawn(binary, [join(root, 'build/electron/demo-main.js')], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, EID_DEMO_ADDRESS: kioskAddress },
  });
  return windowOf(child, () => undefined);
}
