import { readKeyText, readSeed, removeKey, writeKeyText } from './seed.ts';

const NAME = 'encryption-keys-before';
/** As nodes wrote it that kept a single one; without a day it is never too old. */
const SINGLE = 'encryption-key-before';
/** What was sealed for a key before it was replaced has expired after so many days (releases, 90) and the overlap of cards. */
const KEPT_DAYS = 97;
const DAY = 86_400_000;

/** Encryption keys that were replaced and still open what was sealed for them, newest first. */
export async function earlierKeys(home: string): Promise<readonly Uint8Array[]> {
  const single = await readSeed(home, SINGLE);
  const lines = await readLines(home);
  return [...lines.map(({ seed }) => seed), ...(single ? [single] : [])];
}

export async function addEarlierKey(home: string, seed: Uint8Array, replacedAt: Date): Promise<void> {
  const lines = await readLines(home);
  if (lines.some((line) => Buffer.from(line.seed).equals(seed))) return;
  await writeLines(home, [{ seed, replacedAt }, ...lines]);
}

/** Erases keys for which nothing can be under way any more. */
export async function eraseOldKeys(home: string, now: Date): Promise<void> {
  const lines = await readLines(home);
  const kept = lines.filter(({ replacedAt }) => now.getTime() - replacedAt.getTime() < KEPT_DAYS * DAY);
  if (kept.length < lines.length) await writeLines(home, kept);
}

interface Line {
  readonly seed: Uint8Array;
  readonly replacedAt: Date;
}

async function readLines(home: string): Promise<readonly Line[]> {
  const text = (await readKeyText(home, NAME)) ?? '';
  return text.split('\n').flatMap((line) => {
    const [seed = '', at = ''] = line.split(' ');
    return /^[0-9a-f]{64}$/.test(seed) ? [{ seed: Buffer.from(seed, 'hex'), replacedAt: new Date(at) }] : [];
  });
}

async function writeLines(home: string, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return removeKey(home, NAME);
  const text = lines.map(
    ({ seed, replacedAt }) => `${Buffer.from(seed).toString('hex')} ${replacedAt.toISOString()}`,
  );
  await writeKeyText(home, NAME, text.join('\n'));
}
