import { sameBytes } from './bytes.ts';
import { unreadable } from './refusal.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads what a partner sent, from front to end. Every method throws `check-unreadable` where the bytes do not suffice. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #what: string;
  #at = 0;

  /** @param what name of what is read, for refusals */
  constructor(bytes: Uint8Array, what: string) {
    this.#bytes = bytes;
    this.#what = what;
  }

  get position(): number {
    return this.#at;
  }

  take(length: number): Uint8Array {
    const taken = this.#bytes.subarray(this.#at, this.#at + length);
    if (taken.length !== length) throw unreadable(this.#what, 'it is cut off');
    this.#at += length;
    return taken;
  }

  expect(magic: Uint8Array): void {
    if (!sameBytes(this.take(magic.length), magic)) throw unreadable(this.#what, 'it does not begin as one');
  }

  number16(): number {
    const [high = 0, low = 0] = this.take(2);
    return high * 256 + low;
  }

  /** Bytes after their length in one byte. */
  short(): Uint8Array {
    const [length = 0] = this.take(1);
    return this.take(length);
  }

  text(): string {
    try {
      return decoder.decode(this.short());
    } catch {
      throw unreadable(this.#what, 'a text in it is cut off or not UTF-8');
    }
  }

  end(): void {
    if (this.#at !== this.#bytes.length) throw unreadable(this.#what, 'something follows its end');
  }
}

/** Bytes after their length in one byte. @throws RangeError above 255 bytes */
export function short(bytes: Uint8Array): Uint8Array {
  if (bytes.length > 255) throw new RangeError('at most 255 bytes');
  const framed = new Uint8Array(bytes.length + 1);
  framed[0] = bytes.length;
  framed.set(bytes, 1);
  return framed;
}
