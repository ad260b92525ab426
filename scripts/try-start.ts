import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Does what the README says of `npm start`, in a folder of its own: an address is printed, the app answers there, and it ends. */
const home = await mkdtemp(join(tmpdir(), 'foreland-try-'));
// The database runs under an account of its own where this is root.
await chmod(home, 0o711);
const began = performance.now();
const node = spawn('npm', ['start', '--silent'], {
  env: { ...process.env, FORELAND_HOME: home, FORELAND_PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
  // With whatever it starts, so that all of it gets the signal to end, as from the keyboard.
  detached: true,
});
const ended = once(node, 'exit');
try {
  const origin = await addressOf(createInterface(node.stdout));
  const page = await fetch(origin);
  if (!page.ok || !(await page.text()).includes('<script'))
    throw new Error(`${origin} answered ${page.status}, and not with the app`);
  console.log(`ready after ${Math.round((performance.now() - began) / 1000)} s at ${origin}`);
} finally {
  if (node.pid !== undefined && node.exitCode === null) process.kill(-node.pid, 'SIGINT');
  await ended;
  await rm(home, { recursive: true, force: true });
}

async function addressOf(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    console.log(line);
    const origin = /^Foreland is ready: (\S+)$/.exec(line)?.[1];
    if (origin !== undefined) return origin;
  }
  throw new Error('npm start ended without an address');
}
