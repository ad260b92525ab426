import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '..');
const BUILT = join(ROOT, 'web/dist');
/** What the built app depends on. */
const SOURCES = [
  'web/src',
  'web/index.html',
  'web/vite.config.ts',
  'web/naturalEarth.ts',
  'web/public',
  'model',
  'package-lock.json',
];

/** Another process that builds is waited for this long. */
const PATIENCE_MILLISECONDS = 180_000;

/**
 * Builds the browser app unless it was built from these very sources. Several processes may call it at once: one
 * builds, the others wait. The folder is replaced when the build is whole, so nobody is served half an app.
 */
export async function ensureWebBuilt(folder: string = BUILT): Promise<void> {
  if (await isBuilt(folder)) return;
  await using _lock = await takeLock(`${folder}.lock`);
  if (await isBuilt(folder)) return;
  process.stdout.write('Building the browser app (first start or changed sources) …\n');
  const digest = await digestOfSources();
  const next = `${folder}.next`;
  await run('vite', ['build', 'web', '--logLevel', 'warn', '--outDir', next, '--emptyOutDir']);
  await writeFile(join(next, '.sources'), digest);
  await rm(folder, { recursive: true, force: true });
  await rename(next, folder);
}

async function isBuilt(folder: string): Promise<boolean> {
  const built = await readFile(join(folder, '.sources'), 'utf8').catch(() => '');
  return built !== '' && built === (await digestOfSources());
}

/** A file that names the process which builds. One whose process has gone is void. */
async function takeLock(path: string): Promise<AsyncDisposable> {
  const deadline = performance.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' });
      return { [Symbol.asyncDispose]: () => rm(path, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (!(await isHeld(path))) await rm(path, { force: true });
    else if (performance.now() > deadline) {
      throw new Error(`Another process has been building the browser app for too long; see ${path}.`);
    } else await sleep(100);
  }
}

async function isHeld(path: string): Promise<boolean> {
  const holder = Number(await readFile(path, 'utf8').catch(() => ''));
  // Just made and not yet written, or just gone.
  if (!holder) {
    return stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs < 5000,
      () => true,
    );
  }
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    // Another account's process exists as well.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Names, sizes and times of the sources: quick, and different after any edit. */
async function digestOfSources(): Promise<string> {
  const digest = createHash('sha256');
  for (const source of SOURCES) for (const line of await describe(join(ROOT, source))) digest.update(line);
  return digest.digest('hex');
}

async function describe(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return [];
  if (found.isFile()) return [`${path} ${found.size} ${found.mtimeMs}\n`];
  const names = (await readdir(path)).filter((name) => name !== 'node_modules').sort();
  return (await Promise.all(names.map((name) => describe(join(path, name))))).flat();
}

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [join(ROOT, 'node_modules', command, 'bin', `${command}.js`), ...args],
      // Tests that build it must not get React for developers, which takes twice the time.
      { cwd: ROOT, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } },
    );
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ended with code ${code}`)),
    );
  });
}
