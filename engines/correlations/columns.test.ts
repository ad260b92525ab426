import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IntColumn, Interner, rowsByKey } from './columns.ts';

test('a column keeps what was pushed, across growth', () => {
  const column = new IntColumn();
  const cells = Array.from({ length: 5000 }, (_, row) => row * 7 - 100);
  for (const cell of cells) column.push(cell);
  expect([...column.view()]).toEqual(cells);
  expect(column.get(4999)).toBe(4999 * 7 - 100);
});

test('an interner is a map from text and tag to order of appearance', () => {
  const texts = fc.array(
    fc.tuple(fc.oneof(fc.string({ maxLength: 3 }), fc.nat(4000).map(String)), fc.nat(2)),
    { maxLength: 6000 },
  );
  fc.assert(
    fc.property(texts, (all) => {
      const interner = new Interner();
      const twin = new Map<string, number>();
      for (const [text, tag] of all) {
        const key = `${tag}:${text}`;
        if (!twin.has(key)) twin.set(key, twin.size);
        const id = interner.id(text, tag);
        expect(id).toBe(twin.get(key));
        expect([interner.text(id), interner.tag(id)]).toEqual([text, tag]);
      }
      expect(interner.size).toBe(twin.size);
    }),
    { numRuns: 20 },
  );
});

test('texts of one hash stay apart', () => {
  const interner = new Interner();
  const ids = Array.from({ length: 20_000 }, (_, at) => interner.id(`GB:${at}`));
  expect(new Set(ids).size).toBe(20_000);
  expect(Array.from({ length: 20_000 }, (_, at) => interner.id(`GB:${at}`))).toEqual(ids);
});

test('rows by key', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9)), (keys) => {
      const { starts, rows } = rowsByKey(Int32Array.from(keys), 10);
      for (let key = 0; key < 10; key++) {
        const expected = keys.flatMap((found, row) => (found === key ? [row] : []));
        expect([...rows.subarray(starts[key], starts[key + 1])]).toEqual(expected);
      }
    }),
  );
});
