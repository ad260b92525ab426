import type { Json } from '@foreland/model';
import type { ByteSource } from './bytes.ts';
import { PackageRefused } from './refusal.ts';

/** Media type of content that is made of entries. */
export const ENTRIES_MEDIA_TYPE = 'application/jsonl';
/** Longest line in bytes that is read. */
export const LONGEST_ENTRY = 16_777_216;

const PIECE = 65_536;

/** Entries as JSON lines in UTF-8: one JSON value a line, each line with its line feed. */
export async function* encodeEntries(
  entries: AsyncIterable<Json> | Iterable<Json>,
): AsyncGenerator<Uint8Array> {
  let lines: string[] = [];
  let length = 0;
  for await (const entry of entries) {
    const line = `${JSON.stringify(entry)}\n`;
    lines.push(line);
    length += line.length;
    if (length < PIECE) continue;
    yield Buffer.from(lines.join(''));
    lines = [];
    length = 0;
  }
  if (lines.length > 0) yield Buffer.from(lines.join(''));
}

/**
 * Reads entries back.
 * @throws PackageRefused `line-malformed` for what is not UTF-8 or not JSON, a last line without line feed, or a line of
 *   more than `LONGEST_ENTRY` bytes
 */
export async function* decodeEntries(content: ByteSource): AsyncGenerator<Json> {
  let rest: Uint8Array[] = [];
  let restLength = 0;
  for await (const piece of content) {
    let start = 0;
    for (;;) {
      const feed = piece.indexOf(10, start);
      if (feed < 0) break;
      yield entryOf(rest, piece.subarray(start, feed));
      rest = [];
      restLength = 0;
      start = feed + 1;
    }
    if (start === piece.length) continue;
    // Copied: whoever gives the pieces may use their memory again.
    rest.push(piece.slice(start));
    restLength += piece.length - start;
    if (restLength > LONGEST_ENTRY) throw new PackageRefused('line-malformed');
  }
  if (restLength > 0) throw new PackageRefused('line-malformed');
}

function entryOf(rest: readonly Uint8Array[], last: Uint8Array): Json {
  const bytes = rest.length === 0 ? last : Buffer.concat([...rest, last]);
  if (bytes.length > LONGEST_ENTRY) throw new PackageRefused('line-malformed');
  try {
    return JSON.parse(UTF8.decode(bytes)) as Json;
  } catch (cause) {
    throw new PackageRefused('line-malformed', { cause });
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
