import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../columns/random.ts';
import { startingModel } from '../model/match-model.ts';
import { matchTable } from './match-table.ts';
import type { TableStep } from './match-table.ts';
import { guessFields } from './table-field.ts';
import type { TableRow } from './table-field.ts';

const COLUMNS = ['first_name', 'surname', 'dob', 'phone', 'city'] as const;
const FIELDS = guessFields(COLUMNS);

function rowsOf(table: readonly (readonly string[])[]): TableRow[] {
  return table.map(([id = '', ...cells]) => ({
    id,
    cells: Object.fromEntries(COLUMNS.map((column, at) => [column, cells[at] ?? ''])),
  }));
}

/** Invented persons; some stand twice or three times, as clerks write. */
const TABLE = rowsOf([
  ['1', 'Karim', 'Ahmadi', '1990-05-04', '+33612345678', 'Calais'],
  ['2', 'Kareem', 'Ahmadi', '1990-04-05', '+33 6 12 34 56 78', 'Calais'],
  ['3', 'کریم', 'احمدی', '1990-05-04', '+33612345678', 'Kales'],
  ['4', 'Sophie', 'Martin', '1984-11-30', '+33711223344', 'Lille'],
  ['5', 'Sofie', 'Martin', '1984-11-30', '', 'Lille'],
  ['6', 'Jan', 'de Vries', '1971-02-17', '+31655512345', 'Breda'],
  ['7', 'Jan', 'Vries', '1971-02-17', '+31655512345', ''],
  ['8', 'Hassan', 'Ali', '1995-08-21', '+491512223334', 'Köln'],
  ['9', 'Hussein', 'Ali', '1988-03-09', '+491519876543', 'Berlin'],
  ['10', 'Nam', 'Nguyen Van', '1979-06-12', '+447700900999', 'Dover'],
  ['11', 'Gebrehiwot', 'Tekle', '2001-10-02', '', 'London'],
  ['12', 'Maria', 'Schmidt', '1966-12-24', '+4930111222', 'Berlin'],
]);

describe('a table', () => {
  test('is grouped into what is one', () => {
    const { clusters, rows } = matchTable(TABLE, FIELDS);
    expect(rows).toBe(12);
    expect(clusters).toEqual([
      ['1', '2', '3'],
      ['4', '5'],
      ['6', '7'],
    ]);
  });

  test('comes out the same each time, whatever the order of groups', () => {
    const once = matchTable(TABLE, FIELDS);
    const again = matchTable(TABLE, FIELDS);
    expect(again.pairs()).toEqual(once.pairs());
    expect(again.model).toEqual(once.model);
    // With the model fixed, the order of rows does not matter either.
    const turned = matchTable(TABLE.toReversed(), FIELDS, { model: once.model });
    expect(turned.clusters).toEqual(once.clusters);
    expect(turned.pairs()).toEqual(once.pairs());
  });

  test('explains a score by parts that add up to it', () => {
    const table = matchTable(TABLE, FIELDS);
    for (const { a, b, bits } of table.pairs()) {
      expect(a < b).toBe(true);
      const explained = table.explain(b, a);
      expect(explained?.bits).toBe(bits);
      expect(explained?.parts.reduce((sum, part) => sum + part.bits, 0)).toBeCloseTo(bits, 9);
      expect(explained?.parts[0]?.field).toBe('prior');
    }
    expect(table.explain('4', '5')?.parts.find(({ field }) => field === 'phone')?.bits).toBe(0);
    expect(table.explain('1', 'nobody')).toBeUndefined();
  });

  test('candidates are each pair once, and as many as were compared', () => {
    const table = matchTable(TABLE, FIELDS);
    const seen = new Set<string>();
    table.eachCandidate((a, b) => seen.add([a, b].sort().join(' ')));
    expect(seen.size).toBe(table.compared);
  });

  test('of one source nothing is joined', () => {
    const { clusters } = matchTable(TABLE, FIELDS, { sourceOf: () => 'one table' });
    expect(clusters).toEqual([]);
  });

  test('tells what it does, and stops when it is told to', () => {
    const told: [TableStep, number][] = [];
    matchTable(TABLE, FIELDS, { onProgress: (step, share) => told.push([step, share]) });
    expect([...new Set(told.map(([step]) => step))]).toEqual([
      'reading',
      'learning',
      'comparing',
      'grouping',
    ]);
    for (const [, share] of told) expect(share >= 0 && share <= 1).toBe(true);
    const signal = AbortSignal.abort(new Error('enough'));
    expect(() => matchTable(TABLE, FIELDS, { signal })).toThrow('enough');
  });
});

describe('a table that is not as it should be', () => {
  test('an id that comes twice, or is missing, is refused with what to do', () => {
    const twice = [...TABLE, { id: '3', cells: {} }];
    expect(() => matchTable(twice, FIELDS)).toThrow(
      expect.objectContaining({ code: 'record-id-repeated', remedy: expect.stringContaining('id') }),
    );
    expect(() => matchTable([{ id: '', cells: {} }], FIELDS)).toThrow(
      expect.objectContaining({ code: 'record-id-missing' }),
    );
  });

  test('nothing, one row, two rows, no fields, and empty cells', () => {
    for (const few of [[], TABLE.slice(0, 1), [{ id: 'x', cells: {} }]]) {
      const table = matchTable(few, FIELDS);
      expect(table.clusters).toEqual([]);
      expect(table.pairs()).toEqual([]);
      expect(table.rows).toBe(few.length);
    }
    expect(matchTable(TABLE, []).clusters).toEqual([]);
    const empty = Array.from({ length: 50 }, (_, at) => ({ id: `${at}`, cells: {} }));
    expect(matchTable(empty, FIELDS).clusters).toEqual([]);
    expect(Number.isFinite(matchTable(TABLE.slice(0, 2), FIELDS).explain('1', '2')?.bits)).toBe(true);
  });

  test('noise is not joined', () => {
    const random = seededRandom(9);
    const noise = (): string =>
      Array.from({ length: 200 }, () => String.fromCharCode(32 + Math.floor(random() * 95))).join('');
    const rows = Array.from({ length: 60 }, (_, at) => ({
      id: `${at}`,
      cells: Object.fromEntries(COLUMNS.map((column) => [column, noise()])),
    }));
    expect(matchTable(rows, FIELDS).clusters).toEqual([]);
  });

  test('huge cells take bounded time', () => {
    const huge = (letter: string): string => `${letter}x1 `.repeat(250_000);
    const rows = ['a', 'b', 'c', 'd'].map((letter, at) => ({
      id: `${at}`,
      cells: Object.fromEntries(COLUMNS.map((column) => [column, at < 2 ? huge('a') : huge(letter)])),
    }));
    const started = process.cpuUsage();
    matchTable(rows, FIELDS);
    // Of the processor, for others may be at it too.
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(20_000);
  });

  test('any text in any cell neither throws nor leaves a score that is no number', () => {
    const model = startingModel(FIELDS);
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        '\ud800',
        '\u202eevil',
        'a\u0301'.repeat(20),
        '👨‍👩‍👧‍👦',
        '\u0000',
        '=cmd()',
        'ﷺ',
        'İIıi',
        '\ufeffKarim',
        '0000-00-00',
        '9999-12-31',
        '+',
        '@',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(...COLUMNS.map(() => cell)), { minLength: 1, maxLength: 12 }),
        (cells) => {
          const rows = rowsOf([...cells, ...cells].map((each, at) => [`r${at}`, ...each]));
          const table = matchTable(rows, FIELDS, { model });
          for (const { bits, probability } of table.pairs()) {
            expect(Number.isFinite(bits)).toBe(true);
            expect(probability >= 0 && probability <= 1).toBe(true);
          }
          const members = table.clusters.flat();
          expect(new Set(members).size).toBe(members.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('ids may be any text', () => {
    const ids = ['__proto__', 'constructor', '\u0000', '\ud800', ' ', '0', 'r'.repeat(10_000)];
    const rows = ids.map((id) => ({
      id,
      cells: { phone: '+33612345678', first_name: 'Karim', dob: '1990-05-04' },
    }));
    const { clusters } = matchTable(rows, FIELDS);
    expect(clusters).toEqual([ids.toSorted()]);
  });
});
