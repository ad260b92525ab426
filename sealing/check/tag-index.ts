/**
 * Sorted 64-bit tags in a file that is read where it is looked up: the tag space is cut into equal buckets of 256 tags on
 * average, and each bucket holds the gaps between its tags as Golomb–Rice codes (Golomb 1966; Rice 1979).
 *
 * | bytes | |
 * |---|---|
 * | 4 | `FCI1` |
 * | 1 | s: the file holds 2^s tags |
 * | 4 × 2^(s-8) | where each bucket ends, counted from the first byte after this table |
 * | … | buckets: gaps less one, the first from the start of the bucket; 63 - s low bits, the rest in unary before them (ones, then a zero); filled with ones to a whole byte |
 *
 * Numbers have their most significant byte first. Gaps of tags that are spread evenly cost 65.54 - s bits.
 */
import { utf8 } from './bytes.ts';
import { unreadable } from './refusal.ts';

const MAGIC = utf8('FCI1');
const HEADER_BYTES = MAGIC.length + 1;
const OFFSET_BYTES = 4;
const TAG_BITS = 64n;
/** Tags of a bucket, on average, as a power of two. */
const BUCKET_SCALE = 8;

/** How many tags an index may hold: 2^10 to 2^24. What is missing is filled up, so that a size says little. */
export const SMALLEST_SCALE = 10;
export const LARGEST_SCALE = 24;

interface Geometry {
  readonly count: number;
  readonly buckets: number;
  /** Bits of a tag below those that name its bucket. */
  readonly shift: bigint;
  /** Low bits of a gap that are written as they are. */
  readonly low: bigint;
  readonly start: number;
}

function geometry(scale: number): Geometry {
  const buckets = 2 ** (scale - BUCKET_SCALE);
  return {
    count: 2 ** scale,
    buckets,
    shift: TAG_BITS - BigInt(scale - BUCKET_SCALE),
    low: TAG_BITS - 1n - BigInt(scale),
    start: HEADER_BYTES + buckets * OFFSET_BYTES,
  };
}

/** Gaps are cut into two numbers that JavaScript can shift: at most 32 bits each. */
const HALF = 32n;
const HALF_MASK = (1n << HALF) - 1n;
const WORD = 2 ** 32;

class BitWriter {
  bytes = new Uint8Array(2 ** 16);
  #bit = 0;

  write(value: number, bits: number): void {
    if (this.#bit + bits > this.bytes.length * 8) {
      const larger = new Uint8Array(this.bytes.length * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    for (let left = bits; left > 0;) {
      const room = 8 - (this.#bit & 7);
      const taken = Math.min(room, left);
      const part = (value >>> (left - taken)) & ((1 << taken) - 1);
      const at = this.#bit >>> 3;
      this.bytes[at] = (this.bytes[at] ?? 0) | (part << (room - taken));
      this.#bit += taken;
      left -= taken;
    }
  }

  writeUnary(ones: number): void {
    for (let left = ones; left > 0; left -= 16) this.write(0xffff, Math.min(16, left));
    this.write(0, 1);
  }

  /** Fills the byte with ones. @returns the bytes written so far */
  close(): number {
    const open = this.#bit & 7;
    if (open > 0) this.write(0xff, 8 - open);
    return this.#bit >>> 3;
  }
}

class BitReader {
  readonly #bytes: Uint8Array;
  #bit: number;
  readonly #end: number;

  constructor(bytes: Uint8Array, start: number, end: number) {
    this.#bytes = bytes;
    this.#bit = start * 8;
    this.#end = end * 8;
  }

  /** Undefined at the end. */
  readUnary(): number | undefined {
    let ones = 0;
    for (; this.#bit < this.#end; this.#bit++) {
      const one = ((this.#bytes[this.#bit >>> 3] ?? 0) >>> (7 - (this.#bit & 7))) & 1;
      if (one === 0) {
        this.#bit += 1;
        return ones;
      }
      ones += 1;
    }
    return undefined;
  }

  /** Undefined where fewer bits are left. */
  read(bits: number): number | undefined {
    if (this.#bit + bits > this.#end) return undefined;
    let value = 0;
    for (let left = bits; left > 0;) {
      const room = 8 - (this.#bit & 7);
      const taken = Math.min(room, left);
      const byte = this.#bytes[this.#bit >>> 3] ?? 0;
      value = value * 2 ** taken + ((byte >>> (room - taken)) & ((1 << taken) - 1));
      this.#bit += taken;
      left -= taken;
    }
    return value;
  }
}

/**
 * @param tags 2^s different tags in ascending order, s from 10 to 24
 * @throws RangeError for others
 */
export function encodeTags(tags: BigUint64Array): Uint8Array {
  const scale = Math.log2(tags.length);
  if (!Number.isInteger(scale) || scale < SMALLEST_SCALE || scale > LARGEST_SCALE) {
    throw new RangeError('an index holds a power of two of tags');
  }
  const { buckets, shift, low, start } = geometry(scale);
  const header = new DataView(new ArrayBuffer(start));
  for (const [at, byte] of MAGIC.entries()) header.setUint8(at, byte);
  header.setUint8(MAGIC.length, scale);
  const writer = new BitWriter();
  const high = Number(low - HALF);
  let at = 0;
  for (let bucket = 0; bucket < buckets; bucket++) {
    let next = BigInt(bucket) << shift;
    const end = BigInt(bucket + 1) << shift;
    for (; at < tags.length; at++) {
      const tag = tags[at] ?? 0n;
      if (tag >= end) break;
      if (tag < next) throw new RangeError('tags are different and ascend');
      const gap = tag - next;
      writer.writeUnary(Number(gap >> low));
      writer.write(Number((gap >> HALF) & ((1n << BigInt(high)) - 1n)), high);
      writer.write(Number(gap & HALF_MASK), 32);
      next = tag + 1n;
    }
    header.setUint32(HEADER_BYTES + bucket * OFFSET_BYTES, writer.close());
  }
  const length = writer.close();
  const file = new Uint8Array(start + length);
  file.set(new Uint8Array(header.buffer));
  file.set(writer.bytes.subarray(0, length), start);
  return file;
}

/** Tags that are decoded bucket by bucket. Inside, a tag is two numbers: its upper and its lower 32 bits. */
export class TagIndex {
  readonly count: number;
  readonly #bytes: Uint8Array;
  readonly #geometry: Geometry;
  readonly #ends: Uint32Array;

  /**
   * Reads every tag once, so that the file holds what it says, and then keeps the file alone.
   * @throws ForelandError `check-unreadable`
   */
  constructor(file: Uint8Array) {
    const scale = file[MAGIC.length] ?? 0;
    const known = MAGIC.every((byte, at) => file[at] === byte);
    if (!known || scale < SMALLEST_SCALE || scale > LARGEST_SCALE) {
      throw unreadable('index', 'it does not begin as one');
    }
    this.#bytes = file;
    this.#geometry = geometry(scale);
    const { buckets, count, start } = this.#geometry;
    if (file.length < start) throw unreadable('index', 'its table is cut off');
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    this.#ends = new Uint32Array(buckets);
    let end = 0;
    for (let bucket = 0; bucket < buckets; bucket++) {
      const next = view.getUint32(HEADER_BYTES + bucket * OFFSET_BYTES);
      if (next < end) throw unreadable('index', 'its table does not ascend');
      this.#ends[bucket] = end = next;
    }
    if (start + end !== file.length) throw unreadable('index', 'its length does not fit its table');
    let found = 0;
    const tally = (): boolean => {
      found += 1;
      return false;
    };
    for (let bucket = 0; bucket < buckets; bucket++) this.#scan(bucket, tally);
    if (found !== count) throw unreadable('index', `it holds ${found} tags instead of ${count}`);
    this.count = count;
  }

  has(tag: bigint): boolean {
    const wantedUpper = Number(tag >> HALF);
    const wantedLower = Number(tag & HALF_MASK);
    let found = false;
    this.#scan(Number(tag >> this.#geometry.shift), (upper, lower) => {
      found = upper === wantedUpper && lower === wantedLower;
      return found || upper > wantedUpper || (upper === wantedUpper && lower > wantedLower);
    });
    return found;
  }

  /** Visits the tags of a bucket in ascending order, until `visit` says that it has seen enough. */
  #scan(bucket: number, visit: (upper: number, lower: number) => boolean): void {
    const { shift, low, start } = this.#geometry;
    const high = Number(low - HALF);
    const width = 2 ** Number(shift - HALF);
    const end = (bucket + 1) * width;
    const reader = new BitReader(
      this.#bytes,
      start + (bucket === 0 ? 0 : (this.#ends[bucket - 1] ?? 0)),
      start + (this.#ends[bucket] ?? 0),
    );
    let upper = bucket * width;
    let lower = 0;
    for (;;) {
      const ones = reader.readUnary();
      if (ones === undefined) return;
      const gapUpper = reader.read(high);
      const gapLower = reader.read(32);
      if (gapUpper === undefined || gapLower === undefined)
        throw unreadable('index', 'a tag in it is cut off');
      lower += gapLower;
      upper += ones * 2 ** high + gapUpper + (lower >= WORD ? 1 : 0);
      lower %= WORD;
      if (upper >= end) throw unreadable('index', 'a tag in it stands in the wrong place');
      if (visit(upper, lower)) return;
      // The next gap is counted from the number after this tag.
      lower += 1;
      if (lower === WORD) {
        lower = 0;
        upper += 1;
      }
    }
  }
}
