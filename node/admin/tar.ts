import { ForelandError } from '@foreland/model';

/** A file in a tar archive; its bytes must be taken before the next file is asked for. */
export interface TarEntry {
  readonly name: string;
  readonly body: AsyncIterable<Uint8Array>;
}

const BLOCK = 512;

/** One file in the ustar format (POSIX.1-1988), which every tar program reads. Names have up to 100 bytes. */
export function tarFile(name: string, body: Uint8Array): Uint8Array {
  const header = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) > 100) throw new Error('the name is too long for this form of tar');
  header.write(name, 0);
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148);
  const padding = Buffer.alloc((BLOCK - (body.length % BLOCK)) % BLOCK);
  return Buffer.concat([header, body, padding]);
}

export function tarEnd(): Uint8Array {
  return Buffer.alloc(2 * BLOCK);
}

/** Reads an archive as it comes in. @throws ForelandError `backup-damaged`. */
export async function* readTar(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const source = new ByteSource(bytes);
  for (;;) {
    const header = await source.take(BLOCK);
    if (header.every((byte) => byte === 0)) return;
    const written = Number.parseInt(header.toString('latin1', 148, 154), 8);
    const blank = Buffer.from(header);
    blank.write('        ', 148);
    const size = Number.parseInt(header.toString('latin1', 124, 135), 8);
    if (written !== checksum(blank) || !Number.isSafeInteger(size)) throw damaged('a file header is wrong');
    const name = header.toString('utf8', 0, 100).replace(/\0.*$/s, '');
    let left = size;
    yield {
      name,
      body: (async function* () {
        while (left > 0) {
          const piece = await source.some(left);
          left -= piece.length;
          yield piece;
        }
      })(),
    };
    while (left > 0) left -= (await source.some(left)).length;
    await source.take((BLOCK - (size % BLOCK)) % BLOCK);
  }
}

export function damaged(what: string): ForelandError {
  return new ForelandError({
    code: 'backup-damaged',
    message: `The backup is damaged: ${what}.`,
    remedy: 'Use another backup; nothing was restored.',
  });
}

function checksum(header: Uint8Array): number {
  return header.reduce((sum, byte) => sum + byte, 0);
}

class ByteSource {
  readonly #iterator: AsyncIterator<Uint8Array>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#iterator = bytes[Symbol.asyncIterator]();
  }

  /** Between one byte and `most`. */
  async some(most: number): Promise<Buffer> {
    while (this.#rest.length === 0) {
      const next = await this.#iterator.next();
      if (next.done) throw damaged('it ends too early');
      this.#rest = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.length);
    }
    const piece = this.#rest.subarray(0, most);
    this.#rest = this.#rest.subarray(piece.length);
    return piece;
  }

  async take(length: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for (let left = length; left > 0;) {
      const piece = await this.some(left);
      pieces.push(piece);
      left -= piece.length;
    }
    return Buffer.concat(pieces);
  }
}
