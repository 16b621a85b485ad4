/**
 * Sizes in millimetres, gaps, reach, nothing cut off, nothing on top of something else, the bar always in its place: on
 * three panels, at normal and at double size, on every page of every screen.
 */
import type { Language } from '../../../contract/languages.ts';
import { type Modes, normalModes } from '../../../renderer/ui/modes.ts';
import { metricsFor } from '../../../renderer/ui/tokens.ts';
import { adapt, type Gallery } from './gallery.ts';
import { expect, test } from './gallery-test.ts';
import { measure } from './measure.ts';
import { type PanelName, panels } from './sample-kiosk.ts';
import { samples } from './sample-views.ts';

type Setting = {
  readonly panel: PanelName;
  readonly language: Language;
  readonly size: Modes['size'];
  readonly reach: Modes['reach'];
};

/** Every panel with both sizes, every language, low reach where it bites: pairs, not the full cross. */
const settings: readonly Setting[] = [
  { panel: 'portrait', size: 'm', language: 'de', reach: 'normal' },
  { panel: 'portrait', size: 'xl', language: 'fr', reach: 'normal' },
  { panel: 'portrait', size: 'm', language: 'nl', reach: 'low' },
  { panel: 'landscape', size: 'm', language: 'fr', reach: 'normal' },
  { panel: 'landscape', size: 'xl', language: 'de', reach: 'normal' },
  { panel: 'small', size: 'm', language: 'de', reach: 'normal' },
  { panel: 'small', size: 'xl', language: 'fr', reach: 'normal' },
  { panel: 'small', size: 'm', language: 'en', reach: 'low' },
];

/** Turns to the next page of whatever has one left. False at the end. */
const turnPage = (gallery: Gallery): Promise<boolean> =>
  gallery.page.evaluate(async () => {
    const more = [...document.querySelectorAll<HTMLElement>('.pager-button:last-child')].find(
      (button) => button.checkVisibility() && button.getAttribute('aria-disabled') !== 'true',
    );
    if (more === undefined) return false;
    const position = more.parentElement?.querySelector('.pager-position');
    const before = position?.textContent;
    // A fresh screen takes no input for a moment: press until the page has turned.
    const turned = (): boolean => position?.textContent !== before;
    for (let frame = 0; frame < 120 && !turned(); frame += 1) {
      more.click();
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return true;
  });

for (const { panel, size, language, reach } of settings) {
  test(`${panel}, size ${size}, reach ${reach}, ${language}: everything is in its place`, async ({ gallery }) => {
    await gallery.panel(panel);
    await gallery.show('choosing-service/plain', language);
    if (size === 'xl') await adapt(gallery, 'size', 2);
    if (reach === 'low') await adapt(gallery, 'other', 0);
    const profile = panels[panel];
    const metrics = metricsFor(profile, { ...normalModes, size, reach }, profile);
    const bounds = {
      targetPx: Math.max(64, 15 * metrics.pxPerMm),
      gapPx: 5 * metrics.pxPerMm,
      keyGapPx: 2.54 * metrics.pxPerMm,
      reachTopPx: metrics.reachTopPx,
    };
    const problems: string[] = [];
    let bar: string | undefined;
    for (const sample of samples) {
      if (sample.name.startsWith('attract/') && (size === 'xl' || reach === 'low')) continue; // a new visit resets both
      await gallery.show(sample, language);
      for (let page = 1; page < 20; page += 1) {
        const measured = await gallery.page.evaluate(measure, bounds);
        problems.push(...measured.problems.map((problem) => `${sample.name} page ${page}: ${problem}`));
        bar ??= measured.bar;
        if (measured.bar !== bar) problems.push(`${sample.name}: the bar moved`);
        if (!(await turnPage(gallery))) break;
      }
    }
    expect(problems).toEqual([]);
  });
}

test('the irreversible button never lies where the main button before it was', async ({ gallery }) => {
  for (const { panel, language, size } of settings) {
    await gallery.panel(panel);
    await gallery.show('attract/plain', language); // back to normal size
    await gallery.show('choosing-service/plain', language);
    if (size === 'xl') await adapt(gallery, 'size', 2);
    for (const name of ['reviewing/plain', 'reviewing/long']) {
      await gallery.show(name, language);
      while (await turnPage(gallery));
      const before = await gallery.page.locator('.main.button').boundingBox();
      await gallery.show('confirming/plain', language);
      while (await turnPage(gallery));
      const act = await gallery.page.locator('.two-ways .main.button').boundingBox();
      if (before === null || act === null) throw new Error('a main button is missing');
      const apart =
        act.y + act.height <= before.y || act.y >= before.y + before.height || act.x >= before.x + before.width;
      expect(apart, `${panel} ${size} ${name}: ${JSON.stringify({ before, act })}`).toBe(true);
    }
  }
});
