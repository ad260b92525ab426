import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Thirty-two secret bytes under a name in the node's folder, made on first use. The file is for its owner alone, and is
 * written in full before it gets its name: a start that is killed here leaves no half key behind.
 */
export async function seedIn(
  home: string,
  name: string,
  random: (bytes: number) => Uint8Array,
): Promise<Uint8Array> {
  const existing = await readSeed(home, name);
  if (existing !== undefined) return existing;
  const seed = random(32);
  await writeSeed(home, name, seed);
  return seed;
}

export async function readSeed(home: string, name: string): Promise<Uint8Array | undefined> {
  const text = await readFile(join(home, 'keys', name), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : Buffer.from(text.trim(), 'hex');
}

export async function writeSeed(home: string, name: string, seed: Uint8Array): Promise<void> {
  const folder = join(home, 'keys');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, name);
  const draft = await open(`${file}.draft`, 'w', 0o600);
  await draft.writeFile(`${Buffer.from(seed).toString('hex')}\n`);
  await draft.sync();
  await draft.close();
  await rename(`${file}.draft`, file);
}
