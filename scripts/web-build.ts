import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

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

/** Builds the browser app unless it was built from these very sources. */
export async function ensureWebBuilt(folder: string = BUILT): Promise<void> {
  const stamp = join(folder, '.sources');
  const digest = await digestOfSources();
  if ((await readFile(stamp, 'utf8').catch(() => '')) === digest) return;
  process.stdout.write('Building the browser app (first start or changed sources) …\n');
  await run('vite', ['build', 'web', '--logLevel', 'warn', '--outDir', folder, '--emptyOutDir']);
  await writeFile(stamp, digest);
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
      { cwd: ROOT, stdio: 'inherit' },
    );
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ended with code ${code}`)),
    );
  });
}
