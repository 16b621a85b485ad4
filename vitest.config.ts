import { defineConfig } from 'vitest/config';

/** Tests that start services (pcscd, PostgreSQL) run one file at a time: two cores, and clearer failures. */
const withServices = { fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 } as const;

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'], testTimeout: 30_000 } },
      { test: { name: 'architecture', include: ['test/architecture/**/*.test.ts'], testTimeout: 120_000 } },
      { test: { name: 'conformance', include: ['test/conformance/**/*.test.ts'], ...withServices } },
      { test: { name: 'native', include: ['test/native/**/*.test.ts'], ...withServices } },
      { test: { name: 'integration', include: ['test/integration/**/*.test.ts'], ...withServices } },
      { test: { name: 'packaging', include: ['test/packaging/**/*.test.ts'], ...withServices } },
    ],
  },
});
