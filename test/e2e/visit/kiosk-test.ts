/**
 * Tests of a visit on the browser host's own composition, in this process: time moves only when a test moves it. Each test
 * has a kiosk, a page and a road to the backend of its own; the backend serves all tests of a worker.
 */
import { test as base, expect, type Page } from '@playwright/test';
import { defaultScreenProfile } from '../../../browser-host/screen-profile.ts';
import type { ScreenProfile } from '../../../contract/screen-profile.ts';
import { createMunicipalHttp } from '../../../kiosk/adapters/municipal-http/municipal-http.ts';
import { createSimulatedClock, type SimulatedClock } from '../../simulated-clock.ts';
import { someMorning } from '../../unit/backend/sample-submission.ts';
import { type BackendRoad, buildBackendRoad } from './backend-road.ts';
import { type Citizen, createCitizen } from './citizen.ts';
import { type EmbeddedTown, openTown } from './embedded-town.ts';
import { touchingHands } from './hands.ts';
import { type HostedVisit, hostVisit } from './hosted-visit.ts';

type Options = { screenProfile: ScreenProfile; exchangeLatencyMs: number };
type Fixtures = {
  clock: SimulatedClock;
  road: BackendRoad;
  kiosk: HostedVisit;
  /** The kiosk's own page; ends with a complaint when the page reported errors. */
  kioskPage: Page;
  citizen: Citizen;
};

export const test = base.extend<Options & Fixtures, { town: EmbeddedTown }>({
  screenProfile: [defaultScreenProfile, { option: true }],
  exchangeLatencyMs: [0, { option: true }],

  town: [
    // Playwright reads from this pattern that the fixture needs no other.
    // oxlint-disable-next-line eslint/no-empty-pattern
    async ({}, use) => {
      const town = await openTown();
      await use(town);
      await town.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  // oxlint-disable-next-line eslint/no-empty-pattern
  clock: async ({}, use) => use(createSimulatedClock(new Date(someMorning).toISOString())),

  road: async ({ town }, use) => {
    const road = await buildBackendRoad(town.address);
    await use(road);
    await road.close();
  },

  kiosk: async ({ town, road, clock, screenProfile, exchangeLatencyMs }, use) => {
    const { tokens, counterTokens } = town;
    const municipality = createMunicipalHttp({ baseUrl: road.address, tokens, counterTokens, clock });
    const kiosk = await hostVisit({ municipality, clock, screen: screenProfile, exchangeLatencyMs });
    await use(kiosk);
    await kiosk.close();
  },

  kioskPage: async ({ browser, kiosk, screenProfile }, use) => {
    const { widthPx: width, heightPx: height } = screenProfile;
    const context = await browser.newContext({ viewport: { width, height } });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(kiosk.entryAddress());
    await use(page);
    await context.close();
    expect(complaints, 'errors that the page reported').toEqual([]);
  },

  citizen: async ({ kioskPage }, use) => {
    await use(createCitizen(kioskPage, { language: 'nl', hands: touchingHands }));
  },
});

const stepMs = 250;
const mostStops = 400;

/** Moves time on until the screen is there: what waits for a clock and for the network by turns needs both. */
export async function timePassesUntil(clock: SimulatedClock, page: Page, screen: string): Promise<void> {
  const wanted = page.locator(`[data-screen="${screen}"]`);
  for (let step = 0; step < mostStops && !(await wanted.isVisible()); step += 1) {
    await clock.advance(stepMs);
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(painted)));
  }
  await expect(wanted).toBeVisible();
}
