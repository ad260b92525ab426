import { ForelandError } from '@foreland/model';
import { manifestBytes, parseManifest } from '@foreland/sealing/check';
import type { IndexManifest, PublishedIndex } from '@foreland/sealing/check';
import { z } from 'zod';

/** One line of JSON and the tags: what a package with an index holds. */
export interface IndexContent {
  readonly manifest: IndexManifest;
  /** The manifest as it was signed. */
  readonly manifestText: string;
  readonly signature: Uint8Array;
  readonly publishedAt: string;
  readonly tags: Uint8Array;
}

const LONGEST_LINE = 4096;
/** An index of the largest size is below. */
const MOST_BYTES = 160 * 1024 * 1024;

const Line = z
  .object({
    manifest: z.string(),
    signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
    publishedAt: z.iso.datetime(),
  })
  .strict();

export function* indexContent(
  { manifest, bytes }: PublishedIndex,
  signature: Uint8Array,
  publishedAt: string,
): Generator<Uint8Array> {
  const line = {
    manifest: new TextDecoder().decode(manifestBytes(manifest)),
    signature: Buffer.from(signature).toString('base64url'),
    publishedAt,
  };
  yield new TextEncoder().encode(`${JSON.stringify(line)}\n`);
  yield bytes;
}

/** @throws ForelandError `check-index-malformed`, `check-unreadable` */
export async function readIndexContent(content: AsyncIterable<Uint8Array>): Promise<IndexContent> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of content) {
    bytes += piece.length;
    if (bytes > MOST_BYTES) throw malformed();
    pieces.push(piece.slice());
  }
  const all = Buffer.concat(pieces);
  const end = all.subarray(0, LONGEST_LINE).indexOf('\n');
  if (end < 0) throw malformed();
  const line = parsedLine(all.toString('utf8', 0, end));
  return Object.freeze({
    manifest: parseManifest(Buffer.from(line.manifest)),
    manifestText: line.manifest,
    signature: Buffer.from(line.signature, 'base64url'),
    publishedAt: line.publishedAt,
    tags: all.subarray(end + 1),
  });
}

function parsedLine(text: string): z.output<typeof Line> {
  try {
    return Line.parse(JSON.parse(text));
  } catch (cause) {
    throw malformed(cause);
  }
}

function malformed(cause?: unknown): ForelandError {
  return new ForelandError({
    code: 'check-index-malformed',
    message: 'The content of the package is no index for private checks.',
    remedy: 'Bring both nodes to the same version.',
    cause,
  });
}
