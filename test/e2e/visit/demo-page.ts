/** What `npm start` runs, a page on it, and a citizen in front: shared by the stories that walk the real demo. */
import { type Browser, expect, type Page } from '@playwright/test';
import { type Citizen, createCitizen } from './citizen.ts';
import { touchingHands } from './hands.ts';
import { type RunningDemo, runDemo } from './running-demo.ts';

export type DemoPage = {
  readonly demo: RunningDemo;
  readonly page: Page;
  readonly citizen: Citizen;
  /** What the page complained of so far. */
  readonly consoleErrors: readonly string[];
  /** Ends page and demo, and holds the demo to saying that everything has ended. */
  close(): Promise<void>;
};

export async function openDemoPage(browser: Browser): Promise<DemoPage> {
  const demo = await runDemo();
  const page = await browser.newPage({ viewport: { width: 1080, height: 1920 } });
  const consoleErrors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text());
  });
  await page.goto(demo.kioskAddress);
  return {
    demo,
    page,
    citizen: createCitizen(page, { language: 'nl', hands: touchingHands }),
    consoleErrors,
    async close() {
      await page.close();
      const ended = await demo.stop();
      expect(ended.output).toContain('Everything that was started has ended.');
    },
  };
}
