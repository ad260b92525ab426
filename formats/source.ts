/** Bytes in order, in pieces of any size. A Web `ReadableStream` or a Node stream fits as it is. */
export type ByteStream = AsyncIterable<Uint8Array>;

/** Bytes in any order, as the central directory of a ZIP file asks for. */
export interface RandomAccess {
  /** Length in bytes. */
  readonly size: number;
  /** Reads `length` bytes from `offset`; fewer only at the end of the file. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** A file that somebody contributed. Each call of `stream` starts again at the first byte. */
export interface SourceFile {
  readonly name: string;
  stream(): ByteStream;
  /** Absent where the bytes can only be read in order. */
  readonly randomAccess?: RandomAccess;
}

/** A browser `File`, or what `openAsBlob` of `node:fs` gives: neither is read into memory. */
export function blobFile(name: string, blob: Blob): SourceFile {
  return {
    name,
    stream: () => readableBytes(blob.stream()),
    randomAccess: {
      size: blob.size,
      read: async (offset, length) => new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
    },
  };
}

/** Bytes already in memory. `pieceSize` sets how they are cut, which no reader may depend on. */
export function bytesFile(name: string, bytes: Uint8Array, pieceSize = 65_536): SourceFile {
  return {
    name,
    stream: async function* () {
      for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
    },
    randomAccess: {
      size: bytes.length,
      read: async (offset, length) => bytes.subarray(offset, offset + length),
    },
  };
}

export function textFile(name: string, text: string): SourceFile {
  return bytesFile(name, new TextEncoder().encode(text));
}

/** Bytes made or received on the way. `open` is called once for each reading. */
export function streamFile(name: string, open: () => ByteStream): SourceFile {
  return { name, stream: open };
}

/** The first bytes of a file, at most `length`. */
export async function readHead(file: SourceFile, length = 65_536): Promise<Uint8Array> {
  const head = new Uint8Array(length);
  let filled = 0;
  for await (const piece of file.stream()) {
    const taken = piece.subarray(0, length - filled);
    head.set(taken, filled);
    filled += taken.length;
    if (filled === length) break;
  }
  return head.subarray(0, filled);
}

/** Safari has no async iteration of streams yet, so the reader is used by hand. */
async function* readableBytes(stream: ReadableStream<Uint8Array>): ByteStream & AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}
