import { defineConfig } from 'vitest/config';

/** Where the counts go for a machine to read, beside what is printed for people. */
const report = process.env.TEST_REPORT;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globals: false,
    setupFiles: ['test/seed.ts'],
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    // Native packages (better-sqlite3) are happiest in a process of their own, and a crash there takes down
    // one test file, not the run.
    pool: 'forks',
    // Every core: by itself one would be left out, which of two is half.
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // A test that is slow for real and not by accident says so with a time limit of its own.
    slowTestThreshold: 2_000,
    restoreMocks: true,
    unstubEnvs: true,
  },
});
