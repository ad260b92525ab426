import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './testkit/longest-first.ts';

// Compiled code is kept for the many processes and threads that tests start.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/foreland-compiled');

/** Rooms that need no database; the others share one embedded PostgreSQL per run (testkit/global-setup.ts). */
const PURE = ['model', 'engines', 'formats', 'sealing', 'exercise', 'web'];
const WITH_DATABASE = ['store', 'node', 'testkit', 'cli', 'bench', 'scripts'];

/** Beyond this a test hangs, however busy the machine: one that waits has not failed. */
const HANGS_MILLISECONDS = 120_000;

const EXCLUDED = ['**/node_modules/**', 'web/dist/**'];

function testsIn(folders: readonly string[]): string[] {
  return folders.map((folder) => `${folder}/**/*.test.{ts,tsx}`);
}

export default defineConfig({
  test: {
    pool: 'forks',
    setupFiles: 'testkit/seed.ts',
    testTimeout: HANGS_MILLISECONDS,
    hookTimeout: HANGS_MILLISECONDS,
    // Nothing but the time of the test ends a wait; a little before, so that it still says what it waited for.
    expect: { poll: { timeout: HANGS_MILLISECONDS - 10_000 } },
    // Measured on two processors: a file of browser tests keeps 1.2 of them busy, one that starts nodes and processes, or waits
    // for clocks and disks, 0.4 to 0.8. So three files at a time leave neither idle; other numbers were not tried in a whole run.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // No room keeps anything outside its own values, so that files may follow each other in one process.
    isolate: false,
    projects: [
      {
        extends: true,
        test: { name: 'pure', include: testsIn(PURE), exclude: [...EXCLUDED, '**/*.browser.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'node',
          include: [...testsIn(WITH_DATABASE), 'web/**/*.browser.test.ts'],
          exclude: EXCLUDED,
          globalSetup: 'testkit/global-setup.ts',
        },
      },
    ],
  },
});
