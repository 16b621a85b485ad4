/** Entry of the installed kiosk: `eid-kiosk --installation=FILE`, or EID_KIOSK_INSTALLATION. With `--enrol=CODE` it gets its identity and ends. */
import { join, resolve } from 'node:path';
import { app } from 'electron';
import { placesOf } from '../kiosk/link/error-places.ts';
import { composeInstalledKiosk, enrolInstalledKiosk, type InstalledKiosk } from './installed-kiosk.ts';
import { prepareShell, runShell } from './kiosk-shell.ts';

const refuse = (...reasons: readonly string[]): void => {
  process.stderr.write(`The kiosk does not start:\n${reasons.map((reason) => `  ${reason}\n`).join('')}`);
  app.exit(1);
};

const installationFile = (): string | null => {
  const given = app.commandLine.getSwitchValue('installation') || process.env['EID_KIOSK_INSTALLATION'] || '';
  return given === '' ? null : resolve(given);
};

let installed: InstalledKiosk | null = null;
/** Events before the journal is open concern Electron itself, and go where a supervisor collects them. */
const journal = (event: string, facts: Readonly<Record<string, string | number>> = {}): void => {
  if (installed === null) process.stderr.write(`${JSON.stringify({ event, facts })}\n`);
  else installed.journal.write({ event, facts });
};

const closeDeadlineMs = 5_000;
let ending = false;
const end = (code: number): void => {
  if (ending) return;
  ending = true;
  // Whatever hangs must not keep a dead kiosk on the screen: the supervisor starts a new one.
  setTimeout(() => app.exit(code), closeDeadlineMs).unref();
  const closed = installed === null ? Promise.resolve() : installed.close();
  closed.catch(() => journal('electron.close-failed')).finally(() => app.exit(code));
};

process.on('uncaughtException', (error) => {
  journal('electron.defect', placesOf(error));
  end(1);
});
// Electron would only warn, with the whole message.
process.on('unhandledRejection', (reason) => {
  journal('electron.defect', placesOf(reason));
  end(1);
});

async function start(): Promise<void> {
  const file = installationFile();
  if (file === null) return refuse('no installation file was given (--installation=FILE)');
  await app.whenReady();
  const code = app.commandLine.getSwitchValue('enrol');
  if (code !== '') {
    const enrolled = await enrolInstalledKiosk(file, code);
    if (!enrolled.ok) return refuse(...enrolled.failure.problems);
    process.stdout.write(`${enrolled.value}\n`);
    return app.exit(0);
  }
  const composed = await composeInstalledKiosk(file, app.getVersion(), app.getPath('userData'));
  if (!composed.ok) return refuse(...composed.failure.problems.map((problem) => `${composed.failure.file} ${problem}`));
  installed = composed.value;
  // In the bundle this file is build/electron/main.js; the page is beside its folder.
  const here = import.meta.dirname;
  await runShell({
    kiosk: composed.value.kiosk,
    preload: join(here, 'preload.cjs'),
    rendererFolder: join(here, '..', 'renderer'),
    journal,
    nowMs: () => performance.now(),
    exit: end,
  });
}

const refusals = prepareShell(journal);
if (refusals.length > 0) refuse(...refusals);
else {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => end(0));
  start().catch((error: unknown) => {
    journal('electron.defect', placesOf(error));
    end(1);
  });
}
