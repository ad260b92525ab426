import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ensureWebBuilt } from './web-build.ts';

const ROOT = join(import.meta.dirname, '..');
const RESULTS = join(tmpdir(), `foreland-test-results-${process.pid}.json`);

interface Check {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

const CHECKS: readonly Check[] = [
  { name: 'lint', command: 'oxlint', args: ['--deny-warnings', '.'] },
  { name: 'format', command: 'oxfmt', args: ['--check', '.'] },
  { name: 'types', command: 'tsc', args: ['--noEmit', '-p', 'tsconfig.json'] },
  { name: 'types of the browser app', command: 'tsc', args: ['--noEmit', '-p', 'web/tsconfig.json'] },
  { name: 'unused code', command: 'knip', args: [] },
];

const began = performance.now();
let passed = 0;
let failed = 0;
let skipped = 0;

// Tests wait for processes and clocks now and then; meanwhile there is something else to do.
const checked = runChecks();
await ensureWebBuilt();
// Arguments narrow the run to some files, as vitest takes them.
const code = await run('vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${RESULTS}`,
  ...process.argv.slice(2),
]);
const results = JSON.parse(await readFile(RESULTS, 'utf8').catch(() => '{}')) as {
  numPassedTests?: number;
  numFailedTests?: number;
  numPendingTests?: number;
};
await rm(RESULTS, { force: true });
await checked;
passed += results.numPassedTests ?? 0;
failed += results.numFailedTests ?? 0;
skipped += results.numPendingTests ?? 0;
// A file that does not even load has no failed test of its own.
if (code !== 0 && (results.numFailedTests ?? 0) === 0) failed += 1;

console.log(`\n${Math.round((performance.now() - began) / 1000)} s`);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 ? 0 : 1;

/** One check after the other, each told in one piece. */
async function runChecks(): Promise<void> {
  for (const { name, command, args } of CHECKS) {
    const { ok, said } = await look(command, args);
    if (ok) passed += 1;
    else failed += 1;
    console.log(`${ok ? 'ok' : `${said}FAILED`}  ${name}`);
  }
}

async function look(command: string, args: readonly string[]): Promise<{ ok: boolean; said: string }> {
  const child = spawn(program(command), args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const [exit, out, err] = await Promise.all([ended(child), text(child.stdout), text(child.stderr)]);
  return { ok: exit === 0, said: out + err };
}

function run(command: string, args: readonly string[]): Promise<number> {
  return ended(spawn(program(command), args, { cwd: ROOT, stdio: 'inherit' }));
}

function program(command: string): string {
  return join(ROOT, 'node_modules/.bin', command);
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (exitCode) => resolve(exitCode ?? 1));
  });
}
