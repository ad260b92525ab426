import { ForelandError } from '@foreland/model';
import type { ByteStream } from '../source.ts';
import { detectEncoding } from './encoding.ts';
import type { Encoding } from './encoding.ts';
import { firstMalformed } from './malformed.ts';

/**
 * Decodes bytes to text in pieces, strictly. The text before a malformed byte is given out first, so that
 * a reader knows the line on which it stands.
 * @throws ForelandError `text-malformed` with the byte offset, and what `detectEncoding` throws.
 */
export async function* decodeText(source: ByteStream, stated?: Encoding): AsyncGenerator<string> {
  let decoder: PieceDecoder | undefined;
  let head = new Uint8Array(0);
  for await (const piece of source) {
    if (decoder) {
      yield* decoder.decode(piece, false);
      continue;
    }
    head = concat(head, piece);
    if (head.length < 512) continue;
    decoder = new PieceDecoder(detectEncoding(head, stated));
    yield* decoder.decode(head, false);
  }
  if (!decoder) {
    decoder = new PieceDecoder(detectEncoding(head, stated));
    yield* decoder.decode(head, false);
  }
  yield* decoder.decode(new Uint8Array(0), true);
}

class PieceDecoder {
  readonly #encoding: Encoding;
  readonly #decoder: TextDecoder;
  /** Bytes at the start that are still to be left out: the byte order mark. */
  #skip: number;
  /** Bytes of a character whose end has not arrived. */
  #carry: Uint8Array = new Uint8Array(0);
  /** Offset in the file of the first byte of `#carry`. */
  #offset = 0;

  constructor(detected: { encoding: Encoding; markLength: number }) {
    this.#encoding = detected.encoding;
    this.#decoder = new TextDecoder(detected.encoding, { fatal: true, ignoreBOM: true });
    this.#skip = detected.markLength;
  }

  *decode(piece: Uint8Array, last: boolean): Generator<string> {
    let bytes = concat(this.#carry, piece);
    if (this.#skip > 0) {
      bytes = bytes.subarray(this.#skip);
      this.#offset += this.#skip;
      this.#skip = 0;
    }
    const length = last ? bytes.length : bytes.length - unfinishedLength(bytes, this.#encoding);
    const whole = bytes.subarray(0, length);
    this.#carry = bytes.slice(length);
    const offset = this.#offset;
    this.#offset += length;
    const text = this.#tryDecode(whole);
    if (text !== undefined) {
      if (text !== '') yield text;
      return;
    }
    const malformed = firstMalformed(whole, this.#encoding);
    const good = this.#tryDecode(whole.subarray(0, malformed));
    if (good) yield good;
    throw new ForelandError({
      code: 'text-malformed',
      message: `The file is not valid ${this.#encoding} at byte ${offset + malformed}.`,
      remedy: 'Export it again as UTF-8, or name its encoding; a cut-off file must be sent again.',
      place: { offset: offset + malformed },
    });
  }

  #tryDecode(bytes: Uint8Array): string | undefined {
    try {
      return this.#decoder.decode(bytes);
    } catch {
      return undefined;
    }
  }
}

/** Bytes at the end that may be the start of a character whose rest has not arrived. */
function unfinishedLength(bytes: Uint8Array, encoding: Encoding): number {
  const n = bytes.length;
  if (encoding === 'windows-1252') return 0;
  if (encoding !== 'utf-8') {
    const odd = n % 2;
    const high = bytes[encoding === 'utf-16le' ? n - odd - 1 : n - odd - 2];
    return odd + (high !== undefined && high >= 0xd8 && high <= 0xdb ? 2 : 0);
  }
  for (let back = 1; back <= 3 && back <= n; back++) {
    const byte = bytes[n - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

export function concat(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  if (a.length === 0) return b as Uint8Array<ArrayBuffer>;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
