import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ended, program, runTests, tellSummary } from './vitest.ts';
import { ensureWebBuilt } from './web-build.ts';

const ROOT = join(import.meta.dirname, '..');

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
// Tests wait for processes and clocks now and then; meanwhile there is something else to do.
const checking = runChecks();
await ensureWebBuilt();
// Arguments narrow the run to some files, as vitest takes them.
const tests = await runTests(process.argv.slice(2));
const checks = await checking;
tellSummary({ ...tests, passed: tests.passed + checks.passed, failed: tests.failed + checks.failed }, began);

/** One check after the other, each told in one piece. */
async function runChecks(): Promise<{ passed: number; failed: number }> {
  let failed = 0;
  for (const { name, command, args } of CHECKS) {
    const { ok, said } = await look(command, args);
    if (!ok) failed += 1;
    console.log(`${ok ? 'ok' : `${said}FAILED`}  ${name}`);
  }
  return { passed: CHECKS.length - failed, failed };
}

async function look(command: string, args: readonly string[]): Promise<{ ok: boolean; said: string }> {
  const child = spawn(program(command), args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const [exit, out, err] = await Promise.all([ended(child), text(child.stdout), text(child.stderr)]);
  return { ok: exit === 0, said: out + err };
}
