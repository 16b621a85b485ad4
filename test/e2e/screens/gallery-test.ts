/** Playwright's test with one served build per worker and a gallery page per test; any console error fails the test. */
import { test as base, expect } from '@playwright/test';
import { type Gallery, openGallery } from './gallery.ts';
import { type ScreenServer, serveScreens } from './screen-server.ts';

export const test = base.extend<{ gallery: Gallery }, { server: ScreenServer }>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's dependencies from this pattern
    async ({}, use) => {
      const server = await serveScreens();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  gallery: async ({ page, server }, use) => {
    const gallery = await openGallery(page, server.url, 'portrait');
    await use(gallery);
    expect(gallery.consoleErrors).toEqual([]);
  },
});

export { expect };
