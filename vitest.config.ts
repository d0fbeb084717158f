import { defineConfig } from 'vitest/config';

/** `unit` needs nothing; `built` reads dist/; `e2e` drives real browsers, one file after another. */
export default defineConfig({
  test: {
    projects: [
      // A machine that is busy with other things is no fault of a test: deadlines here only end what hangs.
      { test: { name: 'unit', include: ['tests/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      {
        test: {
          name: 'built',
          include: ['tests/built/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/*.test.ts'],
          fileParallelism: false,
          // A browser on a machine that is busy with other things misses a deadline now and then; a fault fails each time.
          retry: 2,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
