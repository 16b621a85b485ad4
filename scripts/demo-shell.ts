/** Opens the kiosk's window for the demo and ends it again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const longestCloseMs = 5_000;

export type OpenShell = {
  /** Settles when the person closes the window. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
};

const sayNotOpened = (error: Error): void => {
  process.stderr.write(`The window could not be opened: ${error.message}\n`);
};

const windowOf = (child: ChildProcess, cleanUp: () => void): OpenShell => {
  const closed = new Promise<void>((done) => {
    child.once('exit', () => done());
    child.once('error', (error) => {
      sayNotOpened(error);
      done();
    });
  }).then(cleanUp);
  return {
    closed,
    async close() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      const insist = setTimeout(() => child.kill('SIGKILL'), longestCloseMs);
      await closed;
      clearTimeout(insist);
    },
  };
};

/** Chromium with a profile of its own, which goes with it; only then does it heed its own size and place. */
function openChromium(binary: string, ...options: readonly string[]): OpenShell {
  const profile = mkdtempSync(join(tmpdir(), 'eid-demo-browser-'));
  const quiet = ['--no-first-run', '--no-default-browser-check', '--disable-background-networking', '--disable-sync'];
  const child = spawn(binary, [`--user-data-dir=${profile}`, ...quiet, ...options], { stdio: 'ignore' });
  // Helper processes of the browser may write for a moment longer.
  return windowOf(child, () => rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
}

/** The kiosk in an app window, beside a window with the dock. Not a locked kiosk: the keyboard leaves it. */
export function openBrowser(binary: string, kioskAddress: string, dockAddress: string): OpenShell {
  const dock = openChromium(binary, '--window-position=740,0', '--window-size=700,1000', `--app=${dockAddress}`);
  const kiosk = openChromium(binary, '--window-position=0,0', '--window-size=720,1280', `--app=${kioskAddress}`);
  return {
    closed: kiosk.closed,
    async close() {
      await Promise.all([kiosk.close(), dock.close()]);
    },
  };
}

/** The kiosk in Electron: the same loopback address as in a browser, in a window with the shell's own policies. */
export function openElectron(binary: string, kioskAddress: string): OpenShell {
  const child = spawn(binary, [join(root, 'build/electron/demo-main.js')], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, EID_DEMO_ADDRESS: kioskAddress },
  });
  return windowOf(child, () => undefined);
}
