import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
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
  const text = await readKeyText(home, name);
  return text === undefined ? undefined : Buffer.from(text, 'hex');
}

export function writeSeed(home: string, name: string, seed: Uint8Array): Promise<void> {
  return writeKeyText(home, name, Buffer.from(seed).toString('hex'));
}

/** What a file of keys holds, without white space around it; undefined where there is no such file. */
export async function readKeyText(home: string, name: string): Promise<string | undefined> {
  const text = await readFile(join(home, 'keys', name), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text?.trim();
}

export async function writeKeyText(home: string, name: string, text: string): Promise<void> {
  const folder = join(home, 'keys');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, name);
  const draft = await open(`${file}.draft`, 'w', 0o600);
  await draft.writeFile(`${text}\n`);
  await draft.sync();
  await draft.close();
  await rename(`${file}.draft`, file);
}

export function removeKey(home: string, name: string): Promise<void> {
  return rm(join(home, 'keys', name), { force: true });
}
