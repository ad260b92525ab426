import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeText, problemLines } from '../problem.ts';
import { CommandError, EXIT } from '../exit.ts';
import { labelText } from './label.ts';
import { pageOf } from './style.ts';
import type { Page } from './style.ts';
import { counted, fields, table } from './table.ts';
import { clean, isolated, oneLine } from './text.ts';
import { shorten, widthOf, wrap } from './width.ts';

const page = (width: number): Page => ({ width, tone: (_, text) => text });

describe('text of others is harmless in a terminal', () => {
  test.each([
    ['moves the cursor', 'a\u001b[2Jb', 'a\\u001b[2Jb'],
    ['rings', 'a\u0007', 'a\\u0007'],
    ['is an eight-bit control sequence', 'a\u009b31m', 'a\\u009b31m'],
    ['turns letters around', 'gnp\u202etxt', 'gnp\\u202etxt'],
    ['closes an isolate that is not its own', 'a\u2069b', 'a\\u2069b'],
    ['breaks the line', 'a\u2028b', 'a\\u2028b'],
    ['hides behind tags', 'a\u{e0041}', 'a\\ue0041'],
  ])('what %s is shown as an escape', (_, text, shown) => {
    expect(clean(text)).toBe(shown);
  });

  test('joiners and marks of honest writing stay', () => {
    expect(clean('می‌خواهم 👨‍👩‍👧')).toBe('می‌خواهم 👨‍👩‍👧');
  });

  test('whatever comes in, no control character comes out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        // oxlint-disable-next-line no-control-regex
        expect(isolated(text).slice(1, -1)).not.toMatch(
          /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
        );
        expect(oneLine(text)).not.toContain('\n');
      }),
    );
  });

  test('right-to-left names are isolated, others are left alone', () => {
    expect(isolated('محمد الرشيد')).toBe('\u2068محمد الرشيد\u2069');
    expect(isolated('יוסף')).toBe('\u2068יוסף\u2069');
    expect(isolated('Jens Holm')).toBe('Jens Holm');
  });
});

describe('width', () => {
  test.each([
    ['Jens', 4],
    ['Zoë', 3],
    ['Zoe\u0308', 3],
    ['محمد', 4],
    ['王小明', 6],
    ['한국', 4],
    ['👨‍👩‍👧', 2],
    ['\u2068محمد\u2069', 4],
    ['\u001b[1mJens\u001b[22m', 4],
    ['', 0],
  ])('of %s', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  test('a shortened text fits and says that it is shortened', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, columns) => {
        const short = shorten(text, columns);
        expect(widthOf(short)).toBeLessThanOrEqual(columns);
        expect(short === text || short.endsWith('…')).toBe(true);
      }),
    );
  });

  test('a shortened isolate is closed', () => {
    expect(shorten('\u2068محمد الرشيد\u2069', 5)).toBe('\u2068محمد…\u2069');
  });

  test('wrapping keeps every word', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }),
        fc.integer({ min: 1, max: 40 }),
        (words, columns) => {
          const lines = wrap(words.join(' '), columns);
          expect(lines.join(' ')).toBe(words.join(' '));
          for (const line of lines) expect(line.length <= columns || !line.includes(' ')).toBe(true);
        },
      ),
    );
  });
});

describe('tables', () => {
  const rows = [
    { id: 'aaaaaaaa-1', name: 'Jens Holm of the long name', bits: 3 },
    { id: 'aaaaaaaa-2', name: 'محمد', bits: 12 },
  ];
  const columns = [
    { title: 'Id', cell: (row: (typeof rows)[number]) => row.id, whole: true },
    { title: 'Bits', cell: (row: (typeof rows)[number]) => String(row.bits), align: 'right' as const },
    { title: 'Name', cell: (row: (typeof rows)[number]) => isolated(row.name) },
    { title: 'Nothing', cell: () => '' },
  ];

  test('line up, leave empty columns out, and end lines without spaces', () => {
    expect(table(page(Number.POSITIVE_INFINITY), rows, columns)).toEqual([
      'Id          Bits  Name',
      'aaaaaaaa-1     3  Jens Holm of the long name',
      'aaaaaaaa-2    12  \u2068محمد\u2069',
    ]);
  });

  test('fit the page; ids stay whole', () => {
    const lines = table(page(32), rows, columns);
    expect(lines[1]).toBe('aaaaaaaa-1     3  Jens Holm of …');
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(32);
  });

  test('give up first what a reader can do without', () => {
    const yielding = columns.map((column) =>
      column.title === 'Id' ? { ...column, whole: false, yields: true } : column,
    );
    expect(table(page(40), rows, yielding)[1]).toBe('aaaaaaa…     3  Jens Holm of the long n…');
  });

  test('fields break long values between words, and leave out what is missing', () => {
    expect(
      fields(page(20), [
        ['Name', 'one two three four'],
        ['Missing', undefined],
        ['Empty', ''],
      ]),
    ).toEqual(['Name  one two three', '      four']);
  });

  test('counts have their noun', () => {
    expect([counted(1, 'record'), counted(0, 'record'), counted(12_345, 'box', 'boxes')]).toEqual([
      '1 record',
      '0 records',
      '12,345 boxes',
    ]);
  });
});

test('colours are for terminals that want them', () => {
  expect(pageOf({ isTTY: true, columns: 90 }, true).tone('strong', 'x')).toBe('\u001b[1mx\u001b[22m');
  expect(pageOf({ isTTY: true, columns: 90 }, false).tone('strong', 'x')).toBe('x');
  expect(pageOf({}, true).tone('strong', 'x')).toBe('x');
  expect(pageOf({ isTTY: true, columns: 90 }, true).width).toBe(90);
  expect(pageOf({ isTTY: true, columns: 0 }, true).width).toBe(80);
  expect(pageOf({}, true).width).toBe(Number.POSITIVE_INFINITY);
});

test('a label in short', () => {
  const label = {
    tlp: 'amber',
    level: 'restricted',
    audience: ['GB', 'FR'],
    handling: ['H0'],
    protected: false,
  } as const;
  expect(labelText(label)).toBe('TLP:AMBER, restricted, GB FR, H0');
  expect(labelText({ ...label, audience: [], protected: true })).toBe(
    'TLP:AMBER, restricted, nobody, H0, protected person',
  );
});

test('a problem says what, where, and what to do', () => {
  const error = new CommandError(EXIT.refused, {
    code: 'x',
    message: 'The date is wrong.\u001b[2J',
    remedy: 'Correct it.',
    place: { sheet: 'names', line: 3, column: 'DOB' },
    errors: [{ code: 'y', message: 'Another fault.', remedy: 'Correct it.', place: { path: 'a.b' } }],
  });
  expect(problemLines(page(80), error)).toEqual([
    'The date is wrong.\\u001b[2J',
    '  at sheet names, line 3, column DOB',
    '  Correct it.',
    '  - Another fault. (a.b)',
  ]);
  expect(placeText({ offset: 7 })).toBe('byte 7');
});
