import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { isForelandError } from '@foreland/model';
import { bytesFile, textFile } from '../source.ts';
import { readCsv } from './csv.ts';
import type { CsvOptions } from './csv.ts';
import type { TableRow } from './row.ts';

async function read(
  text: string | Uint8Array,
  options: CsvOptions = {},
  pieceSize = 65_536,
): Promise<TableRow[]> {
  const file =
    typeof text === 'string'
      ? bytesFile('t.csv', new TextEncoder().encode(text), pieceSize)
      : bytesFile('t.csv', text, pieceSize);
  return Array.fromAsync(readCsv(file.stream(), options));
}

async function refusal(reading: Promise<unknown>) {
  const error: unknown = await reading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isForelandError(error)) throw new Error(`expected a typed refusal, got ${String(error)}`);
  return error;
}

describe('reading', () => {
  test('quotes, embedded line ends, escaped quotes and empty cells', async () => {
    const rows = await read('a,b,c\r\n"x\r\ny","say ""no""",\r\n,,z');
    expect(rows).toEqual([
      { line: 1, values: ['a', 'b', 'c'] },
      { line: 2, values: ['x\r\ny', 'say "no"', ''] },
      { line: 4, values: ['', '', 'z'] },
    ]);
  });

  test.each([
    ['comma', ',', 'name,born\nA;B|C,1990\nD,1991\n'],
    ['semicolon', ';', 'name;price\nA;1,5\nB;2,5\n'],
    ['tab', '\t', 'name\tnote\nA\tx, y\nB\tz, z\n'],
    ['pipe', '|', 'name|note\nA|x, y\nB|z\n'],
  ])('the delimiter is guessed: %s', async (_, delimiter, text) => {
    const rows = await read(text);
    expect(rows.map((row) => row.values)).toEqual(
      text
        .trim()
        .split('\n')
        .map((line) => line.split(delimiter)),
    );
  });

  test('Excel’s sep line names the delimiter and is no row', async () => {
    expect(await read('sep=;\na;b\n1,2;3\n')).toEqual([
      { line: 2, values: ['a', 'b'] },
      { line: 3, values: ['1,2', '3'] },
    ]);
  });

  test.each(['\n', '\r\n', '\r'])('rows end with %j, and the last one may go without', async (end) => {
    expect((await read(`a,b${end}1,2${end}${end}3,4`)).map((row) => [row.line, ...row.values])).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
      [4, '3', '4'],
    ]);
  });

  test('encodings by byte order mark, and Windows-1252 only when asked for', async () => {
    const utf16 = (text: string, littleEndian: boolean) => {
      const view = new DataView(new ArrayBuffer(text.length * 2));
      for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
      return new Uint8Array(view.buffer);
    };
    const expected = [{ line: 1, values: ['né', '𝄞'] }];
    expect(await read('\ufeffné,𝄞')).toEqual(expected);
    expect(await read(utf16('\ufeffné,𝄞', true), {}, 3)).toEqual(expected);
    expect(await read(utf16('\ufeffné,𝄞', false), {}, 3)).toEqual(expected);
    const windows = Uint8Array.of(0x6e, 0xe9, 0x2c, 0x80);
    expect(await read(windows, { encoding: 'windows-1252' })).toEqual([{ line: 1, values: ['né', '€'] }]);
    expect((await refusal(read(windows))).toRefusal()).toMatchObject({
      code: 'text-malformed',
      place: { offset: 1, line: 1 },
    });
  });

  test('text cut into pieces anywhere reads the same', async () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', 'é', '𝄞', ' ') }),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        async (table, piece) => {
          const clean = table.map((row) =>
            row.map((value) =>
              value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Cs}/gu, ''),
            ),
          );
          const text = clean
            .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
            .join('\r\n');
          const rows = await read(text, { delimiter: ',' }, piece);
          expect(rows.map((row) => row.values)).toEqual(clean);
          expect(rows).toEqual(await read(text, { delimiter: ',' }));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('refusing', () => {
  test('ragged rows and misplaced quotes are problems of their row, with line', async () => {
    const rows = await read('a,b\n1\n1,2,3\n"x"y,2\nx"y,2\n5,6\n');
    expect(rows.map((row) => [row.line, row.problem?.code, row.problem?.place?.column])).toEqual([
      [1, undefined, undefined],
      [2, 'row-ragged', undefined],
      [3, 'row-ragged', undefined],
      [4, 'quote-misplaced', 1],
      [5, 'quote-misplaced', 1],
      [6, undefined, undefined],
    ]);
  });

  test('control characters are problems of their cell', async () => {
    const [, row] = await read('a,b\nx,y\u0007\n');
    expect(row?.cellProblems?.get(1)).toMatchObject({
      code: 'control-character',
      place: { line: 2, column: 2 },
    });
    const [, nul] = await read('a,b\nx\0,y\n');
    expect(nul?.cellProblems?.get(0)).toMatchObject({ code: 'nul-character' });
  });

  test.each<[string, string | Uint8Array, CsvOptions, object]>([
    ['an open quote', 'a,b\n1,"2\n3,4\n', {}, { code: 'quote-unclosed', place: { line: 2, column: 2 } }],
    [
      'a long cell',
      `a,b\n1,${'x'.repeat(101)}\n`,
      { limits: { fieldCharacters: 100 } },
      { code: 'field-too-long', place: { line: 2, column: 2 } },
    ],
    [
      'a long quoted cell',
      `a,b\n1,"${'x\n'.repeat(101)}\n`,
      { limits: { fieldCharacters: 100 } },
      { code: 'field-too-long', place: { line: 2, column: 2 } },
    ],
    ['many rows', 'a\n1\n2\n3\n', { limits: { rows: 2 } }, { code: 'rows-too-many', place: { line: 3 } }],
    [
      'many columns',
      'a,b,c,d\n',
      { limits: { columns: 3 } },
      { code: 'columns-too-many', place: { line: 1 } },
    ],
    [
      'a long row',
      'aaaa,bbbb,cccc\n',
      { limits: { lineCharacters: 10 } },
      { code: 'row-too-long', place: { line: 1 } },
    ],
    ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4), {}, { code: 'format-mismatch' }],
    [
      'UTF-16 without a mark',
      Uint8Array.from([...'name,born\n'].flatMap((char) => [char.charCodeAt(0), 0])),
      {},
      { code: 'encoding-unmarked' },
    ],
    ['UTF-32', Uint8Array.of(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0), {}, { code: 'encoding-unsupported' }],
    [
      'a stated encoding that the mark denies',
      '\ufeffa',
      { encoding: 'utf-16le' },
      { code: 'encoding-mismatch' },
    ],
    [
      'malformed UTF-8 on a later line',
      Uint8Array.of(0x61, 0x0a, 0x62, 0x0a, 0xc3, 0x28),
      {},
      { code: 'text-malformed', place: { line: 3, offset: 4 } },
    ],
    [
      'a character cut off at the end',
      Uint8Array.of(0x61, 0x0a, 0xe2, 0x82),
      {},
      { code: 'text-malformed', place: { line: 2, offset: 2 } },
    ],
  ])('%s', async (_, text, options, expected) => {
    for (const piece of [1, 7, 65_536]) {
      const error = await refusal(read(text, options, piece));
      expect(error.toRefusal()).toMatchObject(expected);
      expect(error.remedy).not.toBe('');
    }
  });

  test('an empty file has no rows', async () => {
    expect(await Array.fromAsync(readCsv(textFile('t.csv', '').stream()))).toEqual([]);
  });
});
