import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { acquireOwnership } from './ownership.ts';
import { makeScratch, NodeProcess } from './testing.ts';

it('goes to exactly one of many that find a dead owner at the same moment', async () => {
  await using scratch = await makeScratch();
  await writeFile(
    join(scratch.path, 'owner.7'),
    JSON.stringify({ pid: process.pid, identity: 'earlier boot' }),
  );
  await using start = await makeScratch();
  const signal = join(start.path, 'now');
  const contenders = Array.from(
    { length: 6 },
    () =>
      new NodeProcess(`
        const { acquireOwnership } = await load('ownership.ts');
        const { existsSync } = await import('node:fs');
        console.log('ready');
        while (!existsSync(${JSON.stringify(signal)}));
        try {
          const ownership = await acquireOwnership(${JSON.stringify(scratch.path)});
          await ownership.confirm();
          console.log('won');
          setInterval(() => {}, 1000);
        } catch (error) {
          console.log(error.code);
        }
      `),
  );
  await Promise.all(contenders.map((contender) => contender.firstLine()));
  await writeFile(signal, '');
  const results = await Promise.all(
    contenders.map(async (contender) => (await contender.prints(/^ready\n(.*)\n/))[1]),
  );
  for (const contender of contenders) await contender.kill();
  expect(results.toSorted()).toEqual([...Array<string>(5).fill('embedded-directory-in-use'), 'won']);
  expect(await readdir(scratch.path)).toHaveLength(1);
});

it('passes on after release, and over an unreadable claim', async () => {
  await using scratch = await makeScratch();
  await writeFile(join(scratch.path, 'owner.1'), '');
  const first = await acquireOwnership(scratch.path);
  await expect(acquireOwnership(scratch.path)).rejects.toMatchObject({ code: 'embedded-directory-in-use' });
  await first.confirm();
  await first.release();
  expect(await readdir(scratch.path)).toEqual([]);
  await (await acquireOwnership(scratch.path)).release();
});
