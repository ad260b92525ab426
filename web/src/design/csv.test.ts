import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, fileName, toCsv } from './csv.ts';

describe('CSV export', () => {
  it('quotes what RFC 4180 says must be quoted', () => {
    expect(csvCell('a "b", c')).toBe('"a ""b"", c"');
    expect(csvCell('two\nlines')).toBe('"two\nlines"');
    expect(csvCell('plain')).toBe('plain');
    expect(csvCell(null)).toBe('');
    expect(csvCell(-4.5)).toBe('-4.5');
  });

  it.each([
    '=1+1',
    '+33199001122',
    '-2',
    '@SUM(A1)',
    '|calc',
    '%x',
    '\t=1',
    '\r=1',
    '  =1',
    '＝1',
    '\u200B=1',
    '\u0000=1',
  ])('guards %j', (text) => {
    expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
  });

  it('never lets a cell begin with a character that starts a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const cell = csvCell(text);
        const content = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(content).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@]/u);
        // Nothing but guards is added.
        expect(content.replaceAll("'", '')).toBe(text.replaceAll("'", ''));
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['x;=1+1', "x;'=1+1"],
    ['x; -2', "x;' -2"],
    ['x\t@SUM(A1)', "x\t'@SUM(A1)"],
    ['x\r\n=1', "x\r\n'=1"],
    ['x;"=1"', 'x;\'"=1"'],
  ])('guards %j where a spreadsheet parts cells otherwise', (text, guarded) => {
    const cell = csvCell(text);
    expect(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell).toBe(guarded);
  });

  it('never lets what stands after a semicolon, a tab or a line end start a formula', () => {
    const letters = fc.constantFrom(';', '\t', '\n', '=', '+', '-', '@', '"', ' ', 'a', '\u200B');
    fc.assert(
      fc.property(fc.string({ unit: letters }), (text) => {
        for (const part of csvCell(text)
          .split(/[;\t\r\n]/)
          .slice(1))
          expect(part).not.toMatch(/^[\s\p{Cc}\p{Cf}"]*[=+\-@]/u);
      }),
    );
  });

  it('keeps every cell in its place, whatever it holds', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        const parsed = parse(toCsv(['x', 'y'], rows));
        const unguarded = parsed
          .slice(1)
          .map((row) => row.map((value) => (/^'[\s]/.test(value) ? value.slice(1) : value)));
        expect(unguarded).toEqual(rows.map((row) => [...row]));
      }),
    );
  });

  it('names files safely', () => {
    const day = new Date('2026-03-31T12:00:00Z');
    expect(fileName('Pistes: « ouvertes » / ../..', 'csv', day)).toBe('Pistes ouvertes .. .. 2026-03-31.csv');
    expect(fileName('///', 'png', day)).toBe('foreland 2026-03-31.png');
  });
});

/** An independent reader of RFC 4180. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let value = '';
  let isQuoted = false;
  const body = text.replace(/^\uFEFF/, '');
  for (let at = 0; at < body.length; at++) {
    const character = body[at]!;
    if (isQuoted) {
      if (character !== '"') value += character;
      else if (body[at + 1] === '"') {
        value += '"';
        at++;
      } else isQuoted = false;
    } else if (character === '"' && value === '') isQuoted = true;
    else if (character === ',') {
      row.push(value);
      value = '';
    } else if (character === '\r' && body[at + 1] === '\n') {
      row.push(value);
      rows.push(row);
      row = [];
      value = '';
      at++;
    } else value += character;
  }
  return rows;
}
