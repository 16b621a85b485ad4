/** End-to-end tests in Debian's Chromium. The JSON report is for the runner that adds up all suites. */
import process from 'node:process';
import { defineConfig } from '@playwright/test';
import { chromium } from './screens/chromium.ts';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.{test,spec}.ts',
  outputDir: '../../test-results',
  workers: 2,
  timeout: 120_000,
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] === undefined ? 'list' : [['list'], ['json']],
  use: { browserName: 'chromium', launchOptions: chromium, deviceScaleFactor: 1, screenshot: 'off', trace: 'off' },
});
