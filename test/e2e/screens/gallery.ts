/** A page that shows any sample on request: the real build, on a kiosk host that the test holds in its hand. */
import type { Locator, Page } from '@playwright/test';
import type { KioskDescription } from '../../../contract/kiosk-api.ts';
import type { Language } from '../../../contract/languages.ts';
import type { VisitCommand, VisitView } from '../../../contract/visit.ts';
import { describeKiosk, type PanelName, panels } from './sample-kiosk.ts';
import { type Sample, sampleNamed } from './sample-views.ts';

type Act = { readonly revision: number; readonly command: VisitCommand };

type Stage = {
  view: VisitView;
  description: KioskDescription;
  readonly acts: Act[];
  touches: number;
  gone: boolean;
  tell(event: string, payload: unknown): void;
};

declare global {
  interface Window {
    stage: Stage;
  }
}

/** Runs in the page before the renderer: a KioskHost that answers from `window.stage`. */
function installHost(start: { readonly view: VisitView; readonly description: KioskDescription }): void {
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const stage: Stage = {
    ...start,
    acts: [],
    touches: 0,
    gone: false,
    tell: (event, payload) => {
      for (const listener of listeners.get(event) ?? []) listener(payload);
    },
  };
  const host = {
    link: 'direct',
    call: async (method: string, params: Act) => {
      if (stage.gone) throw new Error('the host is gone');
      if (method === 'kiosk.describe') return { ok: true, value: stage.description };
      if (method === 'visit.touch') stage.touches += 1;
      if (method === 'visit.act') stage.acts.push(params);
      return { ok: true, value: stage.view };
    },
    on: (event: string, listener: (payload: unknown) => void) => {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
      return () => listeners.get(event)?.delete(listener);
    },
  };
  Object.assign(window, { kiosk: host, stage });
}

export type Gallery = {
  readonly page: Page;
  readonly consoleErrors: readonly string[];
  show(sample: Sample | string, language: Language, change?: Partial<VisitView>): Promise<void>;
  panel(name: PanelName, municipality?: string): Promise<void>;
  acts(): Promise<readonly Act[]>;
  settled(): Promise<void>;
};

export async function openGallery(page: Page, url: string, panel: PanelName): Promise<Gallery> {
  const consoleErrors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') consoleErrors.push(message.text());
  });
  page.on('pageerror', (error) => consoleErrors.push(String(error)));
  let revision = 1;
  const first: VisitView = { revision, language: 'nl', ...sampleNamed('attract/plain').view };
  const { widthPx, heightPx } = panels[panel];
  await page.setViewportSize({ width: widthPx, height: heightPx });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.addInitScript(installHost, { view: first, description: describeKiosk(panel) });
  await page.goto(url);
  await page.locator('.bar').waitFor();

  /** Two frames after fonts and measurements: what is on the screen stays there. */
  const settled = (): Promise<void> =>
    page.evaluate(async () => {
      await document.fonts.ready;
      for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    });

  return {
    page,
    consoleErrors,
    settled,
    show: async (wanted, language, change = {}) => {
      const sample = typeof wanted === 'string' ? sampleNamed(wanted) : wanted;
      // Another screen in between, so that a face of the same screen starts from what the host says.
      const between = sampleNamed(sample.view.screen.state === 'leaving' ? 'submitting/first' : 'leaving/plain');
      revision += 2;
      const view: VisitView = { revision, language, ...sample.view, ...change };
      if (view.screen.state !== 'attract') {
        await page.evaluate((other) => window.stage.tell('visit.changed', other), {
          revision: revision - 1,
          language,
          ...between.view,
        } satisfies VisitView);
      }
      await page.evaluate((next) => {
        window.stage.view = next;
        window.stage.tell('visit.changed', next);
      }, view);
      await settled();
    },
    panel: async (name, municipality) => {
      const description = describeKiosk(name, municipality);
      const profile = description.screenProfile;
      await page.setViewportSize({ width: profile.widthPx, height: profile.heightPx });
      await page.evaluate((next) => {
        window.stage.description = next;
        window.stage.tell('kiosk.described', next);
      }, description);
      await settled();
    },
    acts: () => page.evaluate(() => window.stage.acts),
  };
}

/** Presses until it had its effect: for a moment after every new screen the kiosk takes no input. */
export async function pressUntil(button: Locator, done: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    if (await done()) return;
    await button.click();
    if (await done()) return;
    await button.page().waitForTimeout(50);
  }
  throw new Error(`pressing ${button} has no effect`);
}

/** Chooses on the display panel, as a person would. */
export async function adapt(gallery: Gallery, axis: 'size' | 'contrast' | 'other', index: number): Promise<void> {
  const { page } = gallery;
  const panel = page.locator('[data-screen="display-panel"]');
  const opener = page.locator('#bar-display');
  const group = panel.locator(`[aria-labelledby="axis-${axis}"]`);
  const toggle = group.locator('button').nth(index);
  await pressUntil(opener, () => panel.isVisible());
  const more = panel.locator('.pager-button').last();
  if (!(await group.isVisible())) await pressUntil(more, () => group.isVisible());
  await pressUntil(toggle, async () => (await toggle.getAttribute('aria-pressed')) === 'true');
  await pressUntil(opener, async () => !(await panel.isVisible()));
  await gallery.settled();
}
