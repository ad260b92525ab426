import { isForelandError } from '@foreland/model';
import type { Limits } from '../limits.ts';
import type { ByteStream, RandomAccess } from '../source.ts';
import { crc32 } from './crc32.ts';
import { readExactly, viewOf } from './directory.ts';
import type { ZipPart } from './directory.ts';
import { malformedZip, refusedZip } from './refusal.ts';

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_HEADER_SIZE = 30;
const PIECE = 16_384;
/** Below this size a high ratio is harmless and common: a sheet of equal rows. */
const RATIO_FROM = 10_485_760;

/**
 * Unpacks one part in pieces. The limits hold for what comes out, whatever the directory promises.
 * @throws ForelandError `zip-malformed`, `zip-bomb`.
 */
export async function* unpack(file: RandomAccess, part: ZipPart, limits: Limits): AsyncGenerator<Uint8Array> {
  if (part.size > limits.unpackedBytes) throw bomb(part);
  const header = viewOf(await readExactly(file, part.offset, LOCAL_HEADER_SIZE));
  if (header.getUint32(0, true) !== LOCAL_SIGNATURE)
    throw malformedZip(`“${part.name.slice(0, 100)}” has no header`, part.offset);
  const start = part.offset + LOCAL_HEADER_SIZE + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = packedBytes(file, start, part.packedSize);
  let size = 0;
  let crc = 0;
  for await (const piece of part.method === 0 ? packed : inflate(packed, part)) {
    size += piece.length;
    if (size > limits.unpackedBytes || (size > RATIO_FROM && size > part.packedSize * limits.unpackedRatio))
      throw bomb(part);
    if (size > part.size)
      throw malformedZip(`“${part.name.slice(0, 100)}” is longer than its directory says`, part.offset);
    crc = crc32(piece, crc);
    yield piece;
  }
  if (size !== part.size || crc !== part.crc)
    throw malformedZip(
      `the content of “${part.name.slice(0, 100)}” does not match its checksum`,
      part.offset,
    );
}

async function* packedBytes(
  file: RandomAccess,
  start: number,
  length: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < length; at += PIECE) {
    yield (await readExactly(file, start + at, Math.min(PIECE, length - at))) as Uint8Array<ArrayBuffer>;
  }
}

/** Web Streams' own inflate (RFC 1951), pulled piece by piece, so that output is never queued without bound. */
async function* inflate(
  packed: AsyncGenerator<Uint8Array<ArrayBuffer>>,
  part: ZipPart,
): ByteStream & AsyncGenerator<Uint8Array> {
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const next = await packed.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
    },
    { highWaterMark: 0 },
  );
  const reader = source.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      ended = done;
      if (done) return;
      yield value;
    }
  } catch (error) {
    ended = true;
    if (isForelandError(error)) throw error;
    throw malformedZip(`“${part.name.slice(0, 100)}” cannot be unpacked`, part.offset);
  } finally {
    // Cancelling a stream that has failed reports the failure again; it is known already.
    if (!ended) await reader.cancel().catch(() => undefined);
  }
}

function bomb(part: ZipPart): Error {
  return refusedZip(
    'zip-bomb',
    'A part of the ZIP file unpacks to far more than it should, as in a decompression bomb.',
    'Do not open this file; ask its sender for the data as CSV.',
    { path: part.name.slice(0, 200) },
  );
}
