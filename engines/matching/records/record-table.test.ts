import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MatchRow } from '../field.ts';
import { RecordTable } from './record-table.ts';
import { FIELDS, rows, steps } from './rows.arbitrary.ts';

function textsOf(table: RecordTable, slot: number): string[][] {
  return table.fields.map((field, at) =>
    [...table.valuesOf(slot, at)].map((value) => field.texts[value] ?? ''),
  );
}

test('a table holds what was put in last under each id', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const table = new RecordTable(FIELDS);
      const held = new Map<string, MatchRow>();
      for (const step of taken) {
        const id = step.change === 'insert' ? step.row.id : step.change === 'remove' ? step.id : undefined;
        const slot = id === undefined ? undefined : table.slotOf(id);
        if (slot !== undefined) table.remove(slot);
        if (id !== undefined) held.delete(id);
        if (step.change !== 'insert') continue;
        table.insert(step.row);
        held.set(step.row.id, step.row);
      }
      expect(table.size).toBe(held.size);
      const alone = new RecordTable(FIELDS);
      for (const [id, row] of held) {
        const slot = table.slotOf(id) ?? -1;
        expect(table.isHeld(slot)).toBe(true);
        expect(textsOf(table, slot)).toEqual(textsOf(alone, alone.insert(row)));
      }
      const inUse = Array.from({ length: table.slotCount }, (_, slot) => slot).filter((slot) =>
        table.isHeld(slot),
      );
      expect(inUse.length).toBe(held.size);
    }),
    { numRuns: 50 },
  );
});

test('the order of values does not matter, nor that one comes twice; twelve are enough', () => {
  fc.assert(
    fc.property(rows, (some) => {
      const table = new RecordTable(FIELDS);
      for (const { id, values } of some) {
        const one = table.insert({ id, values });
        const other = table.insert({
          id: `${id} turned`,
          values: values.map((field) => [...field.toReversed(), ...field]),
        });
        expect(textsOf(table, other)).toEqual(textsOf(table, one));
      }
    }),
    { numRuns: 30 },
  );
  const table = new RecordTable(FIELDS);
  const many = Array.from({ length: 40 }, (_, at) => `Karim Nr${at}`);
  expect(table.valuesOf(table.insert({ id: 'UK:1', values: [many] }), 0).length).toBe(12);
});

test('a record that came last and goes leaves its room', () => {
  const table = new RecordTable(FIELDS);
  table.insert({ id: 'UK:1', values: [['Karim Ahmadi']] });
  const room = table.runs.length;
  for (let time = 0; time < 10_000; time++) table.remove(table.insert({ id: '', values: [['Hassan Ali']] }));
  expect(table.runs.length).toBe(room);
  expect(textsOf(table, 0)[0]).toEqual(['Karim Ahmadi']);
});
