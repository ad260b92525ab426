/** Bytes as they come: a web stream, a Node stream, a generator or a list of pieces of any size. */
export type ByteSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

const EMPTY = new Uint8Array(0);

/** Reads a source by counted bytes, whatever the size of its pieces. */
export class ByteReader {
  readonly #pieces: AsyncIterator<Uint8Array> | Iterator<Uint8Array>;
  #piece: Uint8Array = EMPTY;

  constructor(source: ByteSource) {
    this.#pieces =
      Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  }

  /** Fills the target. @returns how many bytes there were: fewer than its length at the end of the source only */
  async readInto(target: Uint8Array): Promise<number> {
    let filled = 0;
    while (filled < target.length) {
      if (this.#piece.length === 0 && !(await this.#next())) break;
      const part = this.#piece.subarray(0, target.length - filled);
      target.set(part, filled);
      filled += part.length;
      this.#piece = this.#piece.subarray(part.length);
    }
    return filled;
  }

  /** The next bytes without copying them. @returns fewer at the end of the source only */
  async pieces(length: number): Promise<Uint8Array[]> {
    const pieces: Uint8Array[] = [];
    let left = length;
    while (left > 0) {
      if (this.#piece.length === 0 && !(await this.#next())) break;
      const piece = this.#piece.subarray(0, left);
      pieces.push(piece);
      left -= piece.length;
      this.#piece = this.#piece.subarray(piece.length);
    }
    return pieces;
  }

  /** Reads a line with its line feed. @returns less than a line at the end of the source or after `longest` bytes */
  async line(longest: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let left = longest;
    while (left > 0) {
      if (this.#piece.length === 0 && !(await this.#next())) break;
      const window = this.#piece.subarray(0, left);
      const feed = window.indexOf(10);
      const part = feed < 0 ? window : window.subarray(0, feed + 1);
      parts.push(part);
      left -= part.length;
      this.#piece = this.#piece.subarray(part.length);
      if (feed >= 0) break;
    }
    return Buffer.concat(parts);
  }

  /** Lets the source close what it holds open. To be called however reading ended. */
  async close(): Promise<void> {
    this.#piece = EMPTY;
    await this.#pieces.return?.();
  }

  async #next(): Promise<boolean> {
    for (;;) {
      const { done, value } = await this.#pieces.next();
      if (done === true) return false;
      if (value.length > 0) {
        this.#piece = value;
        return true;
      }
    }
  }
}
