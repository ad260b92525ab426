import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const RESULTS = join(tmpdir(), `foreland-test-results-${process.pid}.json`);

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Runs tests and shows how they go.
 * @param args as vitest takes them
 * @param environment besides that of this process
 */
export async function runTests(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Counts> {
  const code = await ended(
    spawn(
      program('vitest'),
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${RESULTS}`, ...args],
      { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...environment } },
    ),
  );
  const results = JSON.parse(await readFile(RESULTS, 'utf8').catch(() => '{}')) as {
    numPassedTests?: number;
    numFailedTests?: number;
    numPendingTests?: number;
  };
  await rm(RESULTS, { force: true });
  const { numPassedTests: passed = 0, numFailedTests = 0, numPendingTests: skipped = 0 } = results;
  // A file that does not even load has no failed test of its own.
  return { passed, failed: code === 0 ? numFailedTests : Math.max(1, numFailedTests), skipped };
}

/** The last lines of a run. @param began as `performance.now()` told it */
export function tellSummary({ passed, failed, skipped }: Counts, began: number): void {
  console.log(`\n${Math.round((performance.now() - began) / 1000)} s`);
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed === 0 ? 0 : 1;
}

export function program(command: string): string {
  return join(ROOT, 'node_modules/.bin', command);
}

export function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
