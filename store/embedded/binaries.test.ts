import { chmod, cp, mkdir, readlink, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { chooseAccounts } from './account.ts';
import { findBinaryPackage, provideBinaries, type BinaryPackage } from './binaries.ts';
import { asRoot, makeScratch, NodeProcess, NOBODY } from './testing.ts';

/** A package as npm leaves it when it runs no install scripts. */
async function copyWithoutSymlinks(root: string): Promise<BinaryPackage> {
  const source = await findBinaryPackage();
  await cp(source.root, root, {
    recursive: true,
    filter: async (path) => !(await readlink(path).catch(() => '')),
  });
  return { ...source, root };
}

it('makes the symbolic links that npm could not pack', async () => {
  await using scratch = await makeScratch();
  const source = await copyWithoutSymlinks(join(scratch.path, 'package'));
  const binaries = await provideBinaries(source, chooseAccounts().service?.server, () => {
    throw new Error('No copy is needed.');
  });
  expect(binaries.postgres).toBe(join(source.root, 'native', 'bin', 'postgres'));
});

it('copies a package that is closed to the service account', { skip: !asRoot }, async () => {
  await using scratch = await makeScratch();
  const closed = join(scratch.path, 'closed');
  await mkdir(closed, { mode: 0o700 });
  const source = await copyWithoutSymlinks(join(closed, 'package'));
  const copies = join(scratch.path, 'copies');
  const provide = () => provideBinaries(source, chooseAccounts().service?.server, async () => copies);
  const { postgres } = await provide();
  expect(postgres.startsWith(join(copies, `postgres-${source.version}`))).toBe(true);
  const made = (await stat(postgres)).mtimeMs;
  expect((await provide()).postgres).toBe(postgres);
  expect((await stat(postgres)).mtimeMs).toBe(made);
  expect((await stat(closed)).mode & 0o777).toBe(0o700);
});

it('copies a package that cannot be written to', { skip: !asRoot }, async () => {
  await using scratch = await makeScratch();
  await chmod(scratch.path, 0o777);
  const source = await copyWithoutSymlinks(join(scratch.path, 'package'));
  const copies = join(scratch.path, 'copies');
  const other = new NodeProcess(
    `
    const { provideBinaries } = await load('binaries.ts');
    const copies = async () => ${JSON.stringify(copies)};
    console.log((await provideBinaries(${JSON.stringify(source)}, undefined, copies)).postgres);
  `,
    NOBODY,
  );
  expect(await other.output()).toContain(join(copies, 'postgres-'));
});

it('says what stands in the way of a package that does not run', async () => {
  await using scratch = await makeScratch();
  const source = await copyWithoutSymlinks(join(scratch.path, 'package'));
  await rm(join(source.root, 'native', 'lib', 'libicuuc.so.60.2'));
  const attempt = provideBinaries(source, undefined, async () => join(scratch.path, 'copies'));
  await expect(attempt).rejects.toMatchObject({
    code: 'embedded-binaries-unusable',
    remedy: expect.stringContaining('DATABASE_URL'),
  });
});

it.each(['win32-x64', 'freebsd-x64', 'linux-s390x'])('points %s to DATABASE_URL', async (platform) => {
  await expect(findBinaryPackage(platform)).rejects.toMatchObject({
    code: 'embedded-platform-unsupported',
    remedy: expect.stringContaining('DATABASE_URL'),
  });
});
