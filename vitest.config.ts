import { defineConfig } from 'vitest/config';

/** Rooms that need no database; the others share one embedded PostgreSQL per run (testkit/global-setup.ts). */
const PURE = ['model', 'engines', 'formats', 'sealing', 'exercise', 'web'];
const WITH_DATABASE = ['store', 'node', 'testkit', 'cli', 'bench', 'scripts'];

const EXCLUDED = ['**/node_modules/**', 'web/dist/**'];

function testsIn(folders: readonly string[]): string[] {
  return folders.map((folder) => `${folder}/**/*.test.{ts,tsx}`);
}

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
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
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
