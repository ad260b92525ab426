import type { Limits } from '../limits.ts';
import type { RandomAccess } from '../source.ts';
import { malformedZip, refusedZip } from './refusal.ts';

/** One part of a ZIP file as the central directory describes it. */
export interface ZipPart {
  readonly name: string;
  readonly method: 0 | 8;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Offset of the local header. */
  readonly offset: number;
}

const END_SIZE = 22;
const END_SIGNATURE = 0x06054b50;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_END_SIGNATURE = 0x06064b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const MAX_COMMENT = 65_535;
const UNKNOWN_32 = 0xffffffff;
const LOCAL_HEADER_SIZE = 30;

/**
 * Reads the central directory (PKWARE APPNOTE 6.3, sections 4.3.12 to 4.3.16) without reading any part.
 * Our own reader and not a library, because those that exist need Node's own streams, and this folder runs
 * in browsers too.
 * @throws ForelandError `format-mismatch`, `zip-malformed`, `zip-encrypted`, `zip-unsupported`,
 *   `zip-too-many-parts`, `zip-overlap`.
 */
export async function readDirectory(
  file: RandomAccess,
  limits: Limits,
): Promise<ReadonlyMap<string, ZipPart>> {
  const end = await findEnd(file);
  if (end.count > limits.parts) {
    throw refusedZip(
      'zip-too-many-parts',
      `The ZIP file has ${end.count} parts; the limit is ${limits.parts}.`,
      'Give a smaller file.',
      { offset: end.offset },
    );
  }
  const bytes = await readExactly(file, end.offset, end.size);
  const view = viewOf(bytes);
  const parts = new Map<string, ZipPart>();
  let at = 0;
  for (let index = 0; index < end.count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL_SIGNATURE)
      throw malformedZip('its directory is cut off', end.offset + at);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > bytes.length) throw malformedZip('its directory is cut off', end.offset + at);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    if (parts.has(name)) throw malformedZip(`it holds “${name.slice(0, 100)}” twice`, end.offset + at);
    parts.set(
      name,
      readPart(
        view,
        at,
        name,
        viewOf(bytes.slice(at + 46 + nameLength, at + 46 + nameLength + extraLength)),
        end.offset + at,
      ),
    );
    at = next;
  }
  refuseOverlaps([...parts.values()], end.offset);
  return parts;
}

interface End {
  readonly count: number;
  readonly offset: number;
  readonly size: number;
}

async function findEnd(file: RandomAccess): Promise<End> {
  const tailStart = Math.max(0, file.size - END_SIZE - MAX_COMMENT);
  const head = await readExactly(file, 0, Math.min(4, file.size));
  if (head.length < 4 || head[0] !== 0x50 || head[1] !== 0x4b) throw notZip(head);
  const tail = await readExactly(file, tailStart, file.size - tailStart);
  const view = viewOf(tail);
  for (let at = tail.length - END_SIZE; at >= 0; at--) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    if (at + END_SIZE + view.getUint16(at + 20, true) !== tail.length) continue;
    const end = {
      count: view.getUint16(at + 10, true),
      size: view.getUint32(at + 12, true),
      offset: view.getUint32(at + 16, true),
    };
    if (view.getUint16(at + 4, true) !== view.getUint16(at + 6, true))
      throw malformedZip('it is one of several volumes', tailStart + at);
    const is64 = end.count === 0xffff || end.size === UNKNOWN_32 || end.offset === UNKNOWN_32;
    return is64 ? readEnd64(file, tailStart + at) : checkedEnd(file, end, tailStart + at);
  }
  throw malformedZip('its end is missing; the file is cut off', file.size);
}

async function readEnd64(file: RandomAccess, endOffset: number): Promise<End> {
  if (endOffset < 20) throw malformedZip('its end is not valid', endOffset);
  const locator = viewOf(await readExactly(file, endOffset - 20, 20));
  if (locator.getUint32(0, true) !== ZIP64_LOCATOR_SIGNATURE)
    throw malformedZip('its ZIP64 locator is missing', endOffset - 20);
  const offset = Number(locator.getBigUint64(8, true));
  if (offset + 56 > endOffset) throw malformedZip('its ZIP64 end is not valid', endOffset - 20);
  const record = viewOf(await readExactly(file, offset, 56));
  if (record.getUint32(0, true) !== ZIP64_END_SIGNATURE)
    throw malformedZip('its ZIP64 end is missing', offset);
  const end = {
    count: Number(record.getBigUint64(32, true)),
    size: Number(record.getBigUint64(40, true)),
    offset: Number(record.getBigUint64(48, true)),
  };
  return checkedEnd(file, end, offset);
}

function checkedEnd(file: RandomAccess, end: End, at: number): End {
  if (end.offset + end.size > at || end.count * 46 > end.size || end.size > file.size)
    throw malformedZip('its directory lies outside the file', at);
  return end;
}

function readPart(view: DataView, at: number, name: string, extra: DataView, offset: number): ZipPart {
  const flags = view.getUint16(at + 8, true);
  if (flags & 0x41)
    throw refusedZip('zip-encrypted', 'The ZIP file is encrypted.', 'Save it without a password.', {
      path: name.slice(0, 200),
    });
  const method = view.getUint16(at + 10, true);
  if (method !== 0 && method !== 8) {
    throw refusedZip(
      'zip-unsupported',
      `The ZIP file uses compression method ${method}.`,
      'Save it again with the usual compression (deflate).',
      { path: name.slice(0, 200) },
    );
  }
  const sizes = read64(
    extra,
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
    offset,
  );
  return { name, method, crc: view.getUint32(at + 16, true), ...sizes };
}

/** ZIP64 sizes stand in extra field 1, in this order, and only where the 32-bit member is full. */
function read64(
  extra: DataView,
  size32: number,
  packed32: number,
  offset32: number,
  at: number,
): { size: number; packedSize: number; offset: number } {
  const found = { size: size32, packedSize: packed32, offset: offset32 };
  for (let field = 0; field + 4 <= extra.byteLength;) {
    const length = extra.getUint16(field + 2, true);
    if (extra.getUint16(field, true) === 1) {
      let from = field + 4;
      for (const member of ['size', 'packedSize', 'offset'] as const) {
        if (found[member] !== UNKNOWN_32) continue;
        if (from + 8 > Math.min(field + 4 + length, extra.byteLength))
          throw malformedZip('a ZIP64 field is cut off', at);
        found[member] = Number(extra.getBigUint64(from, true));
        from += 8;
      }
    }
    field += 4 + length;
  }
  return found;
}

/** Parts that share bytes are how small files unpack to petabytes (Fifield, WOOT 2019). */
function refuseOverlaps(parts: readonly ZipPart[], directoryOffset: number): void {
  let free = 0;
  for (const part of [...parts].sort((a, b) => a.offset - b.offset)) {
    if (part.offset < free) {
      throw refusedZip(
        'zip-overlap',
        'Parts of the ZIP file overlap, as in a decompression bomb.',
        'Do not open this file; ask its sender for the data in another form.',
        { path: part.name.slice(0, 200) },
      );
    }
    free = part.offset + LOCAL_HEADER_SIZE + part.packedSize;
  }
  if (free > directoryOffset) throw malformedZip('a part lies outside the file', directoryOffset);
}

function notZip(head: Uint8Array): Error {
  if (head[0] === 0xd0 && head[1] === 0xcf) {
    return refusedZip(
      'xlsx-encrypted',
      'The workbook is protected with a password, or is an Excel 97–2003 file.',
      'Save it as XLSX without a password.',
      { offset: 0 },
    );
  }
  return refusedZip(
    'format-mismatch',
    head.length === 0 ? 'The file is empty.' : 'The file is not a ZIP file or an XLSX workbook.',
    'Choose the format that the file has, or send the file again.',
    { offset: 0 },
  );
}

export async function readExactly(file: RandomAccess, offset: number, length: number): Promise<Uint8Array> {
  const bytes = await file.read(offset, length);
  if (bytes.length < length) throw malformedZip('it ends too early', offset + bytes.length);
  return bytes;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
