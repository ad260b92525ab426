import { ForelandError } from '@foreland/model';

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface DetectedEncoding {
  readonly encoding: Encoding;
  /** Bytes of the byte order mark, which is not part of the text. */
  readonly markLength: number;
}

/**
 * Reads the byte order mark (Unicode Standard, section 23.8). Without a mark the text is UTF-8 unless the
 * caller names another encoding; nothing is guessed from letters.
 * @throws ForelandError `encoding-unsupported`, `encoding-unmarked`, `encoding-mismatch`, `format-mismatch`.
 */
export function detectEncoding(head: Uint8Array, stated?: Encoding): DetectedEncoding {
  refuseOtherFormats(head);
  const mark = readMark(head);
  if (mark && stated && mark.encoding !== stated) {
    throw new ForelandError({
      code: 'encoding-mismatch',
      message: `The file is marked as ${mark.encoding}, but ${stated} was asked for.`,
      remedy: `Leave the encoding out, or choose ${mark.encoding}.`,
      place: { offset: 0 },
    });
  }
  if (mark) return mark;
  if (stated) return { encoding: stated, markLength: 0 };
  refuseUnmarkedUtf16(head);
  return { encoding: 'utf-8', markLength: 0 };
}

function readMark(head: Uint8Array): DetectedEncoding | undefined {
  const [a, b, c, d] = head;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) {
    throw new ForelandError({
      code: 'encoding-unsupported',
      message: 'The file is marked as UTF-32.',
      remedy: 'Save it as UTF-8.',
      place: { offset: 0 },
    });
  }
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', markLength: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', markLength: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', markLength: 2 };
  return undefined;
}

const SIGNATURES: readonly (readonly [name: string, bytes: readonly number[], remedy: string])[] = [
  [
    'a ZIP file or an XLSX workbook',
    [0x50, 0x4b, 0x03, 0x04],
    'Choose the XLSX format, or unpack the archive and give the files inside.',
  ],
  ['an empty ZIP file', [0x50, 0x4b, 0x05, 0x06], 'Choose another file.'],
  [
    'an old Excel file or an encrypted workbook',
    [0xd0, 0xcf, 0x11, 0xe0],
    'Save it as XLSX or CSV without a password.',
  ],
  ['a gzip file', [0x1f, 0x8b], 'Unpack the file first.'],
  ['a Zstandard file', [0x28, 0xb5, 0x2f, 0xfd], 'Unpack the file first.'],
  ['a 7-Zip file', [0x37, 0x7a, 0xbc, 0xaf], 'Unpack the file first.'],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46, 0x2d], 'Ask for the data as a table.'],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47], 'Ask for the data as a table.'],
  ['a JPEG picture', [0xff, 0xd8, 0xff], 'Ask for the data as a table.'],
];

function refuseOtherFormats(head: Uint8Array): void {
  const signature = SIGNATURES.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte));
  if (!signature) return;
  throw new ForelandError({
    code: 'format-mismatch',
    message: `A text file was expected, but this is ${signature[0]}.`,
    remedy: signature[2],
    place: { offset: 0 },
  });
}

/** Latin text in UTF-16 has a zero in every second byte; no UTF-8 text has a zero byte in its first characters. */
function refuseUnmarkedUtf16(head: Uint8Array): void {
  const sample = head.subarray(0, 512);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < sample.length; i++) {
    if (sample[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  const half = sample.length / 2;
  if (
    half < 2 ||
    (even < half * 0.4 && odd < half * 0.4) ||
    (even > 0 && odd > 0 && Math.min(even, odd) > half * 0.1)
  )
    return;
  throw new ForelandError({
    code: 'encoding-unmarked',
    message: `The file looks like ${odd > even ? 'UTF-16LE' : 'UTF-16BE'} text without a byte order mark.`,
    remedy: `Save it as UTF-8, or name the encoding ${odd > even ? 'utf-16le' : 'utf-16be'}.`,
    place: { offset: 0 },
  });
}
