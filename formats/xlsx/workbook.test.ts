import { describe, expect, test } from 'vitest';
import { isForelandError } from '@foreland/model';
import { writeWorkbook } from '../hostile/workbook.ts';
import type { TestWorkbook } from '../hostile/workbook.ts';
import { LossCounter } from '../loss.ts';
import { bytesFile } from '../source.ts';
import type { TableRow } from '../tabular/row.ts';
import { isoDate, isoTime, numberKind } from './number-format.ts';
import { Workbook } from './workbook.ts';

async function open(content: TestWorkbook, losses = new LossCounter()): Promise<Workbook> {
  const { randomAccess } = bytesFile('t.xlsx', await writeWorkbook(content));
  if (!randomAccess) throw new Error('bytes can be read in any order');
  return Workbook.open(randomAccess, { losses });
}

async function rows(content: TestWorkbook, sheet?: string): Promise<readonly TableRow[]> {
  return (await Array.fromAsync((await open(content)).rows(sheet))).flat();
}

describe('cells', () => {
  test('shared, inline and formula texts, numbers, booleans, gaps and rows without cells', async () => {
    const data =
      '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r></is></c></row>' +
      '<row r="3"/><row r="5"><c r="A5"><f>1+1</f><v>2</v></c><c r="B5" t="str"><f>"x"</f><v>x</v></c><c r="C5" t="b"><v>1</v></c><c r="D5"><v>3.3612345678E10</v></c><c r="E5"><v>0.30000000000000004</v></c></row>';
    expect(
      await rows({ sheets: [{ name: 'S', data }], strings: ['<t>é &amp; ü</t><rPh><t>phonetic</t></rPh>'] }),
    ).toEqual([
      { line: 2, values: ['é & ü', '', 'a b'] },
      { line: 5, values: ['2', 'x', 'true', '33612345678', '0.3'] },
    ]);
  });

  test('dates of both systems in ISO form, times, leading zeros', async () => {
    const data = (serial: string) =>
      `<row><c s="1"><v>${serial}</v></c><c s="2"><v>44197.75</v></c><c s="3"><v>0.5</v></c><c s="4"><v>7</v></c><c s="5"><v>1.5</v></c></row>`;
    const styles = {
      formats: { 164: 'dd/mm/yyyy hh:mm', 165: '00000', 166: '[h]:mm' },
      cellFormats: [14, 164, 20, 165, 166],
    };
    expect(await rows({ sheets: [{ name: 'S', data: data('44197') }], ...styles })).toEqual([
      { line: 1, values: ['2021-01-01', '2021-01-01T18:00:00', '12:00:00', '00007', '36:00:00'] },
    ]);
    const [first] = await rows({ sheets: [{ name: 'S', data: data('42735') }], ...styles, date1904: true });
    expect(first?.values[0]).toBe('2021-01-01');
  });

  test.each([
    ['an error', '<c r="B1" t="e"><v>#N/A</v></c>', 'cell-error'],
    ['a formula without a saved result', '<c r="B1"><f>NOW()</f></c>', 'formula-without-value'],
    ['a shared string that is not there', '<c r="B1" t="s"><v>9</v></c>', 'shared-string-missing'],
    ['a number of 17 digits', '<c r="B1"><v>12345678901234567</v></c>', 'number-imprecise'],
    ['a number that is none', '<c r="B1"><v>1,5</v></c>', 'cell-unreadable'],
    ['29 February 1900', '<c r="B1" s="1"><v>60</v></c>', 'date-out-of-range'],
    ['a date before 1900', '<c r="B1" s="1"><v>-1</v></c>', 'date-out-of-range'],
    ['a date after 9999', '<c r="B1" s="1"><v>2958466</v></c>', 'date-out-of-range'],
    [
      'an escaped control character',
      '<c r="B1" t="inlineStr"><is><t>a_x0007_</t></is></c>',
      'control-character',
    ],
  ])('%s is a problem of its cell', async (_, cell, code) => {
    const [row] = await rows({
      sheets: [{ name: 'S', data: `<row r="1"><c r="A1"><v>1</v></c>${cell}</row>` }],
      cellFormats: [14],
    });
    expect(row?.values[0]).toBe('1');
    expect(row?.cellProblems?.get(1)).toMatchObject({ code, place: { line: 1, sheet: 'S', column: 'B' } });
  });
});

describe('workbooks', () => {
  test('sheets in order; the first visible one is read unless another is named', async () => {
    const content = {
      sheets: [
        { name: 'Hidden', state: 'hidden', data: '<row><c><v>1</v></c></row>' },
        { name: 'Seen', data: '<row><c><v>2</v></c></row>' },
      ],
    };
    expect((await open(content)).sheets).toEqual([
      { name: 'Hidden', hidden: true },
      { name: 'Seen', hidden: false },
    ]);
    expect((await rows(content))[0]?.values).toEqual(['2']);
    expect((await rows(content, 'Hidden'))[0]?.values).toEqual(['1']);
    const error: unknown = await rows(content, 'None').catch((thrown: unknown) => thrown);
    expect(isForelandError(error) && error.toRefusal()).toMatchObject({
      code: 'sheet-missing',
      remedy: 'Choose one of: Hidden, Seen.',
    });
  });

  test('what is not read is reported', async () => {
    const losses = new LossCounter();
    const data = '<row><c><v>1</v></c></row>';
    const workbook = await open(
      {
        sheets: [{ name: 'S', data, after: '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>' }],
        parts: { 'xl/vbaProject.bin': 'x', 'xl/media/image1.png': 'x' },
      },
      losses,
    );
    await Array.fromAsync(workbook.rows());
    expect(losses.list().map(({ what, count }) => [what, count])).toEqual([
      ['macros', 1],
      ['merged cells', 1],
      ['pictures', 1],
    ]);
  });
});

test.each<[number, string | undefined, string]>([
  [0, undefined, 'number'],
  [14, undefined, 'date'],
  [22, undefined, 'date'],
  [20, undefined, 'time'],
  [46, undefined, 'time'],
  [164, 'yyyy\\-mm\\-dd', 'date'],
  [164, '[$-407]d. mmmm yyyy;@', 'date'],
  [164, '#,##0.00 "days"', 'number'],
  [164, '0.00E+00', 'number'],
  [164, '[Red]General', 'number'],
  [164, 'hh:mm:ss', 'time'],
  [164, '[h]:mm', 'time'],
  [164, '000000', 'padded'],
  [164, 'mmm yy', 'date'],
  [164, '0%', 'number'],
])('number format %i %s is a %s', (id, code, kind) => {
  expect(numberKind(id, code).kind).toBe(kind);
});

test.each<[number, boolean, string | undefined]>([
  [1, false, '1900-01-01'],
  [59, false, '1900-02-28'],
  [60, false, undefined],
  [61, false, '1900-03-01'],
  [0, true, '1904-01-01'],
  [2_958_465, false, '9999-12-31'],
  [2_957_003, true, '9999-12-31'],
  [45_000.5, false, '2023-03-15T12:00:00'],
  [44_999.999_999_9, false, '2023-03-15'],
])('serial %f (1904: %s) is %s', (serial, date1904, iso) => {
  expect(isoDate(serial, date1904)).toBe(iso);
});

test('times of day and durations', () => {
  expect([0, 0.25, 1.5, -1].map(isoTime)).toEqual(['00:00:00', '06:00:00', '36:00:00', undefined]);
});
