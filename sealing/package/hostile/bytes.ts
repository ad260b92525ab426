import type { ByteSource } from '../bytes.ts';

/** Gives numbers from 0 to below 1. */
export type Random = () => number;

/** Bytes of a whole chunk of an age payload. */
export const AGE_CHUNK = 65_552;
export const EMPTY = new Uint8Array(0);

export function headerLength(file: Uint8Array): number {
  return file.indexOf(10, Buffer.from(file).indexOf('\n---') + 1) + 1;
}

/** Header with nonce, then the chunks of the payload. */
export function cut(file: Uint8Array): [Uint8Array, Uint8Array, Uint8Array] {
  const start = headerLength(file) + 16;
  return [file.subarray(0, start), file.subarray(start, start + AGE_CHUNK), file.subarray(start + AGE_CHUNK)];
}

export function chunksOf(
  file: Uint8Array,
  arrange: (parts: [Uint8Array, Uint8Array, Uint8Array]) => readonly Uint8Array[],
): Uint8Array {
  return Buffer.concat(arrange(cut(file)));
}

export function flipped(file: Uint8Array, place: number, random: Random): Uint8Array {
  const copy = Uint8Array.from(file);
  copy[place] = (copy[place] ?? 0) ^ (1 << below(random, 8));
  return copy;
}

export function scrambled(file: Uint8Array, random: Random): Uint8Array {
  const copy = flipped(file, below(random, file.length), random);
  for (let count = below(random, 8); count > 0; count--)
    copy[below(random, copy.length)] = below(random, 256);
  return Buffer.compare(copy, file) === 0 ? flipped(file, 0, random) : copy;
}

export function removed(file: Uint8Array, random: Random): Uint8Array {
  return spliced(file, below(random, file.length), 1 + below(random, 20), EMPTY, file);
}

/** Replaces bytes; where that would change nothing, gives something that is changed. */
export function spliced(
  file: Uint8Array,
  place: number,
  away: number,
  instead: Uint8Array,
  original: Uint8Array,
): Uint8Array {
  const result = joined(file.subarray(0, place), instead, file.subarray(place + away));
  return Buffer.compare(result, original) === 0 ? joined(result, Buffer.from([0])) : result;
}

export function halves(chunk: Uint8Array, random: Random): Uint8Array[] {
  const middle = 1 + below(random, chunk.length - 1);
  return [chunk.subarray(0, middle), chunk.subarray(middle)];
}

/** Another order than the one given. */
export function shuffled(parts: readonly Uint8Array[], random: Random): Uint8Array[] {
  const [first, second] = [below(random, parts.length), below(random, parts.length - 1)];
  const other = second >= first ? second + 1 : second;
  const result = [...parts];
  [result[first], result[other]] = [parts[other] ?? EMPTY, parts[first] ?? EMPTY];
  return result;
}

export function without(parts: readonly Uint8Array[], index: number): Uint8Array[] {
  return parts.filter((_, place) => place !== index);
}

export async function* failing(file: Uint8Array): AsyncGenerator<Uint8Array> {
  yield file;
  throw new Error('the disk is gone');
}

export async function concat(pieces: ByteSource): Promise<Uint8Array> {
  return Buffer.concat(await Array.fromAsync(pieces));
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}

export function bytes(random: Random, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => below(random, 256));
}

export function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

export function pick<T>(random: Random, values: readonly T[]): T {
  const value = values[below(random, values.length)];
  if (value === undefined) throw new RangeError('nothing to choose from');
  return value;
}

/** Mulberry32: a 32-bit generator of known sequence. */
export function mulberry32(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
