/**
 * The Electron half of the kiosk: wiring and policy only. What a visit is lives in kiosk/, what is allowed in lockdown.ts,
 * window-policy.ts and page-files.ts.
 */
import { app, clipboard, ipcMain, Menu, powerSaveBlocker, protocol, session } from 'electron';
import type { VisitView } from '../contract/visit.ts';
import type { Kiosk } from '../kiosk/compose.ts';
import { attachIpc } from '../kiosk/link/ipc.ts';
import { statesThatKeep } from '../kiosk/visit/state-rules.ts';
import { openKioskWindow } from './kiosk-window.ts';
import { lockApplication, lockSession } from './lockdown.ts';
import { mayFetch, pageScheme } from './page-address.ts';
import { createPageFiles, schemeRegistration } from './page-files.ts';
import { isTrustedSender } from './sender-check.ts';
import { startRefusals } from './start-refusals.ts';
import { visitPartition } from './window-policy.ts';
import { wipe } from './wipe.ts';

export type ShellJournal = (event: string, facts?: Readonly<Record<string, string | number>>) => void;

export type ShellOptions = {
  readonly kiosk: Kiosk;
  readonly preload: string;
  readonly rendererFolder: string;
  readonly journal: ShellJournal;
  readonly nowMs: () => number;
  /** Ends the process after everything was closed; the supervisor starts it again. */
  readonly exit: (code: number) => void;
};

/** Must run before Electron is ready; says why the kiosk may not start, empty when it may. */
export function prepareShell(journal: ShellJournal): readonly string[] {
  protocol.registerSchemesAsPrivileged([schemeRegistration]);
  app.enableSandbox();
  lockApplication(app, journal);
  const refusals = startRefusals({
    packaged: app.isPackaged,
    hasSwitch: (name) => app.commandLine.hasSwitch(name),
    uid: process.getuid?.() ?? null,
  });
  if (refusals.length > 0) return refusals;
  return app.requestSingleInstanceLock() ? [] : ['another kiosk runs on this machine already'];
}

const overStates = statesThatKeep('nothing');
const isOver = ({ screen }: VisitView): boolean => overStates.includes(screen.state);

/** Resolves once the page is shown. */
export async function runShell({ kiosk, preload, rendererFolder, journal, nowMs, exit }: ShellOptions): Promise<void> {
  Menu.setApplicationMenu(null);
  const blocker = powerSaveBlocker.start('prevent-display-sleep');
  const visitSession = session.fromPartition(visitPartition);
  lockSession(visitSession, mayFetch(app.isPackaged));
  visitSession.protocol.handle(pageScheme, createPageFiles(rendererFolder));

  const ipc = attachIpc({
    ipcMain,
    dispatcher: kiosk.dispatcher,
    surface: 'citizen',
    isTrustedSender: (event) => isTrustedSender(event.senderFrame),
  });
  const window = await openKioskWindow({
    preload,
    packaged: app.isPackaged,
    nowMs,
    journal,
    onPageDied: () => kiosk.visit.abort(),
    onGiveUp: () => exit(1),
  });
  const stopTelling = ipc.tell(window.contents);

  let wasOver = true;
  const stopWatching = kiosk.visit.subscribe((view) => {
    const over = isOver(view);
    if (over && !wasOver) {
      wipe({ session: visitSession, contents: window.contents, clipboard }).catch(() =>
        journal('electron.wipe-incomplete'),
      );
    }
    wasOver = over;
  });

  app.on('before-quit', () => {
    stopWatching();
    stopTelling();
    ipc.detach();
    window.close();
    powerSaveBlocker.stop(blocker);
  });
}
