import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HashedFolder } from './hashed-folder.ts';

const SMALL_BYTES = 256 * 1024;
const LIMIT = 64 * 1_048_576;

/** A disk of its own that is soon full; only who may mount can try it. */
const folder = await mkdtemp(join(tmpdir(), 'foreland-full-'));
const mounted =
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SMALL_BYTES}`, 'tmpfs', folder], { stdio: 'ignore' })
    .status === 0;
afterAll(async () => {
  if (mounted) spawnSync('umount', [folder], { stdio: 'ignore' });
  await rm(folder, { recursive: true, force: true });
});

describe.skipIf(!mounted)(
  `a disk that is full${mounted ? '' : ' (skipped: this user mounts nothing)'}`,
  () => {
    let files: HashedFolder;
    beforeAll(async () => {
      let drawn = 0;
      const random = (bytes: number) => new Uint8Array(bytes).fill((drawn += 1));
      files = await HashedFolder.open({ folder, limit: LIMIT, tooLarge: 'Make it smaller.', random });
    });

    async function* pieces(count: number, size: number): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < count; at += 1) yield new Uint8Array(size).fill(at + 1);
    }

    test('is said to be, with what to do; nothing half written stays, and what is there stays whole', async () => {
      const kept = await files.receive(pieces(1, 1000), async () => {});
      let settled = 0;
      const refused = files.receive(pieces(20, SMALL_BYTES / 8), async () => {
        settled += 1;
      });
      await expect(refused).rejects.toMatchObject({
        code: 'disk-full',
        status: 507,
        remedy: expect.stringContaining('administrator'),
      });
      expect(settled).toBe(0);
      expect(await readdir(join(folder, 'incoming'))).toEqual([]);
      expect(await files.hashes()).toEqual([kept.hash]);
      // There is room again.
      await files.receive(pieces(2, 1000), async () => {});
      expect(await files.hashes()).toHaveLength(2);
    });
  },
);
