/** The formats of photographs that are taken in, each by its first bytes (see `imageTypeOf`). */
export type ImageType = 'image/jpeg' | 'image/png' | 'image/webp';

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * What a file is, by its signature and not by its name: JPEG (ISO/IEC 10918-1, start of image and a marker), PNG (ISO/IEC
 * 15948, 5.2) or WebP (RFC 9649, 2.3).
 *
 * @param head the first twelve bytes or more
 */
export function imageTypeOf(head: Uint8Array): ImageType | undefined {
  const at = (from: number, bytes: readonly number[]): boolean =>
    bytes.every((byte, index) => head[from + index] === byte);
  if (at(0, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (at(0, PNG)) return 'image/png';
  if (at(0, ascii('RIFF')) && at(8, ascii('WEBP'))) return 'image/webp';
  return undefined;
}

function ascii(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0));
}
