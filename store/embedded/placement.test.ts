import { chmod, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseAccounts } from './account.ts';
import { placeInstance, SHELTER } from './placement.ts';
import { startEmbedded } from './server.ts';
import { asRoot, makeScratch, query } from './testing.ts';

describe.skipIf(!asRoot)('below a folder that is closed to the service account', () => {
  it('keeps the database in the shelter and leaves the folder as it is', async () => {
    await using scratch = await makeScratch();
    await chmod(scratch.path, 0o700);
    const dataDirectory = join(scratch.path, 'home', 'data');
    const options = { dataDirectory, durable: false };
    const first = await startEmbedded(options);
    const sheltered = (await readFile(join(dataDirectory, 'moved-to'), 'utf8')).trim();
    try {
      expect(sheltered.startsWith(`${SHELTER}/`)).toBe(true);
      expect((await stat(sheltered)).mode & 0o777).toBe(0o710);
      expect((await stat(scratch.path)).mode & 0o777).toBe(0o700);
      await query(first, 'create table fact (id int); insert into fact values (7)');
      await first.stop();

      await using second = await startEmbedded(options);
      expect(await query(second, 'select id from fact')).toEqual([[7]]);
      await second.stop();

      await rm(sheltered, { recursive: true });
      await expect(startEmbedded(options)).rejects.toMatchObject({
        code: 'embedded-directory-unsuitable',
        remedy: expect.stringContaining('moved-to'),
      });
    } finally {
      await first.stop();
      await rm(sheltered, { recursive: true, force: true });
    }
  });

  it('does not bring back the database of a data directory that was deleted', async () => {
    await using scratch = await makeScratch();
    const shelter = join(scratch.path, 'shelter');
    const home = join(scratch.path, 'home');
    await mkdir(home, { mode: 0o700 });
    const lines: string[] = [];
    const place = () =>
      placeInstance(join(home, 'data'), chooseAccounts(), shelter, (line) => lines.push(line));
    const first = await place();
    expect(await place()).toBe(first);
    await mkdir(join(first, 'cluster'));
    await rm(join(home, 'data'), { recursive: true });
    const second = await place();
    expect(second).not.toBe(first);
    expect(lines.join('\n')).toContain(`${first} holds a database`);
  });

  it('refuses to lose sight of a database when a folder above is closed later', async () => {
    await using scratch = await makeScratch();
    await mkdir(join(scratch.path, 'data', 'cluster'), { recursive: true });
    await chmod(scratch.path, 0o700);
    const shelter = join(scratch.path, 'shelter');
    await expect(
      placeInstance(join(scratch.path, 'data'), chooseAccounts(), shelter, () => {}),
    ).rejects.toMatchObject({
      code: 'embedded-directory-unsuitable',
      remedy: expect.stringContaining(`chmod o+x ${scratch.path}`),
    });
  });
});
