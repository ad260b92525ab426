import { CLOSING, CONTENT_CHUNK, OPENING } from './manifest.ts';
import { ByteReader } from './bytes.ts';
import type { ByteSource } from './bytes.ts';
import { PackageRefused } from './refusal.ts';

/**
 * The plaintext of a package: the line `foreland-package/1`, then frames: one byte that names the part, four bytes
 * of length (big-endian), the part. One opening manifest, the chunks of content, one closing manifest, nothing more.
 */
export interface Frame {
  readonly part: Part;
  readonly length: number;
  /** The body, in pieces as they were decrypted: copies would cost more memory and time than all the rest. */
  readonly pieces: readonly Uint8Array[];
}
export type Part = 'opening' | 'chunk' | 'closing';

const MAGIC = 'foreland-package/1\n';
const CODES = { opening: 0x4f, chunk: 0x44, closing: 0x43 } as const satisfies Record<Part, number>;
const LONGEST = { opening: OPENING.longest, chunk: CONTENT_CHUNK, closing: CLOSING.longest } as const;
const HEAD = 5;

export function magicLine(): Uint8Array {
  return Buffer.from(MAGIC);
}

/** The five bytes before the body. */
export function frameHead(part: Part, length: number): Uint8Array {
  const head = Buffer.alloc(HEAD);
  head.writeUInt8(CODES[part]);
  head.writeUInt32BE(length, 1);
  return head;
}

/**
 * Frames in the order that the format requires, each as large as it may be: the grammar is
 * `opening full-chunk* last-chunk? closing end`.
 * @throws PackageRefused `not-a-package`, `version-unknown`, `layout-broken`
 */
export async function* readFrames(plaintext: ByteSource): AsyncGenerator<Frame> {
  const reader = new ByteReader(plaintext);
  try {
    await readMagic(reader);
    let before: Part | undefined;
    let isShort = false;
    for (;;) {
      const frame = await readFrame(reader);
      if (frame === undefined) {
        if (before !== 'closing') throw new PackageRefused('layout-broken');
        return;
      }
      const { part, length } = frame;
      const fits =
        part === 'opening'
          ? before === undefined
          : before === 'opening' || (before === 'chunk' && (part === 'closing' || !isShort));
      if (!fits || length === 0) throw new PackageRefused('layout-broken');
      before = part;
      isShort = part === 'chunk' && length < CONTENT_CHUNK;
      yield frame;
    }
  } finally {
    await reader.close();
  }
}

async function readMagic(reader: ByteReader): Promise<void> {
  const line = Buffer.from(await reader.line(40)).toString('latin1');
  if (line === MAGIC) return;
  throw new PackageRefused(/^foreland-package\/[0-9]+\n$/.test(line) ? 'version-unknown' : 'not-a-package');
}

async function readFrame(reader: ByteReader): Promise<Frame | undefined> {
  const head = Buffer.alloc(HEAD);
  const got = await reader.readInto(head);
  if (got === 0) return undefined;
  const code = head.readUInt8();
  const part = (Object.keys(CODES) as Part[]).find((each) => CODES[each] === code);
  const length = head.readUInt32BE(1);
  if (got < HEAD || part === undefined || length > LONGEST[part]) throw new PackageRefused('layout-broken');
  const pieces = await reader.pieces(length);
  if (pieces.reduce((sum, piece) => sum + piece.length, 0) < length)
    throw new PackageRefused('layout-broken');
  return { part, length, pieces };
}
