/**
 * The kiosk's windows: one with the page, and a plain one over every other display, so that nothing of the system shows.
 * A page that dies or hangs is recovered by policy (recovery.ts); giving up is the caller's.
 */
import { BrowserWindow, type Display, screen, type WebContents } from 'electron';
import { pageAddress } from './page-address.ts';
import { decideRecovery, unresponsiveGraceMs } from './recovery.ts';
import { windowOptions } from './window-policy.ts';

export type KioskWindowOptions = {
  readonly preload: string;
  readonly packaged: boolean;
  readonly nowMs: () => number;
  readonly journal: (event: string, facts?: Readonly<Record<string, string | number>>) => void;
  /** The page died: the visit must end before a new page is shown. */
  readonly onPageDied: () => void;
  readonly onGiveUp: () => void;
};

export type KioskWindow = {
  readonly contents: WebContents;
  close(): void;
};

/** Covers every display but the primary one; laid anew whenever displays come, go or change. */
function coverOtherDisplays(preload: string, packaged: boolean): () => void {
  let covers: BrowserWindow[] = [];
  const lay = (): void => {
    for (const cover of covers) cover.destroy();
    const primary = screen.getPrimaryDisplay().id;
    covers = screen
      .getAllDisplays()
      .filter(({ id }: Display) => id !== primary)
      .map(({ bounds }: Display) => {
        const cover = new BrowserWindow(windowOptions(preload, packaged, bounds));
        cover.show();
        return cover;
      });
  };
  screen.on('display-added', lay);
  screen.on('display-removed', lay);
  screen.on('display-metrics-changed', lay);
  lay();
  return () => {
    screen.removeListener('display-added', lay);
    screen.removeListener('display-removed', lay);
    screen.removeListener('display-metrics-changed', lay);
    for (const cover of covers) cover.destroy();
  };
}

export async function openKioskWindow(options: KioskWindowOptions): Promise<KioskWindow> {
  const { preload, packaged, nowMs, journal } = options;
  const window = new BrowserWindow(windowOptions(preload, packaged, screen.getPrimaryDisplay().bounds));
  const { webContents: contents } = window;
  const deaths: number[] = [];
  let hanging: NodeJS.Timeout | undefined;

  const load = async (): Promise<void> => {
    await window.loadURL(pageAddress);
    window.show();
  };

  contents.on('render-process-gone', (_event, { reason }) => {
    const decision = decideRecovery(reason, nowMs(), deaths);
    journal('electron.page-died', { reason, decision: decision.act });
    if (decision.act === 'ignore') return;
    deaths.push(nowMs());
    options.onPageDied();
    if (decision.act === 'give-up') options.onGiveUp();
    else setTimeout(() => load().catch(() => options.onGiveUp()), decision.pauseMs);
  });
  contents.on('did-fail-load', (_event, code) => journal('electron.page-not-loaded', { code }));
  window.on('unresponsive', () => {
    journal('electron.page-hangs');
    hanging = setTimeout(() => contents.forcefullyCrashRenderer(), unresponsiveGraceMs);
  });
  window.on('responsive', () => clearTimeout(hanging));
  window.on('close', (event) => {
    if (packaged) event.preventDefault();
  });

  const uncover = coverOtherDisplays(preload, packaged);
  await load();
  return {
    contents,
    close() {
      clearTimeout(hanging);
      uncover();
      window.destroy();
    },
  };
}
