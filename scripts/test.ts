import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

for (const check of CHECKS) {
  const code = await run(check.command, check.args);
  if (code === 0) passed += 1;
  else failed += 1;
  console.log(`${code === 0 ? 'ok' : 'FAILED'}  ${check.name}`);
}

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
passed += results.numPassedTests ?? 0;
failed += results.numFailedTests ?? 0;
skipped += results.numPendingTests ?? 0;
// A file that does not even load has no failed test of its own.
if (code !== 0 && (results.numFailedTests ?? 0) === 0) failed += 1;

console.log(`\n${Math.round((performance.now() - began) / 1000)} s`);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 ? 0 : 1;

function run(command: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(ROOT, 'node_modules/.bin', command), args, { cwd: ROOT, stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (exitCode) => resolve(exitCode ?? 1));
  });
}
