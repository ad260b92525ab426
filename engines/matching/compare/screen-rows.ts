import { IntList } from '../columns/int-list.ts';
import { HEAD_CELLS } from '../kernels/pool-memory.ts';
import type { ComparedRecords } from '../records/record-table.ts';
import type { FieldColumn } from '../values/field-column.ts';
import { frequencyStep } from '../values/frequency.ts';
import { FACT_CELLS } from '../values/word-facts.ts';

/** Cells of a word in a row: its id, its facts, and the step of its frequency. */
export const WORD_CELLS = FACT_CELLS + 2;
/** Cells of a value before its words, and of a value without. */
export const VALUE_CELLS = 2;
/** Cells of an identifier or a code: with its length and the two words of its letter signature. */
export const TEXT_CELLS = VALUE_CELLS + 3;
/** Steps of frequency in the second cell of a value of words; how many words it has is above. */
export const STEP_BITS = 8;

/**
 * Records as the screen reads them: all that it needs of a record in one stretch of memory, because the records of a pair
 * lie anywhere, and fetching from many places is what takes the time. For every field how many values, then each value:
 * - words: its id, the step of its frequency with the number of its words, and the words;
 * - dates: the day, and the step of its frequency;
 * - identifiers and codes: its id, the id of its beginning, its length and its letter signature;
 * - categories: its id, and the step of its frequency.
 */
export interface ScreenRows {
  readonly starts: Int32Array;
  readonly cells: Int32Array;
}

/** Rows of the slots that are held, as the frequencies are now. */
export function screenRows(records: ComparedRecords, slots: Int32Array): ScreenRows {
  const { runs, starts: runStarts } = records;
  const starts = new Int32Array(new SharedArrayBuffer(runStarts.length * 4));
  const rows = new IntList(slots.length * 48 + 64);
  for (const slot of slots) {
    starts[slot] = rows.length;
    let at = runStarts[slot] ?? 0;
    for (const field of records.fields) {
      const count = runs[at] ?? 0;
      rows.push(count);
      for (const end = at + count; at < end;) addValue(rows, field, runs[++at] ?? 0);
      at += 1;
    }
  }
  return { starts, cells: rows.cells };
}

function addValue(rows: IntList, field: FieldColumn, value: number): void {
  const { spec, table, pool, days, beginnings, counts, starts, wordIds } = field;
  if (table) {
    const from = starts.get(value);
    const to = starts.get(value + 1);
    rows.push(value);
    rows.push(frequencyStep(counts.get(value)) | ((to - from) << STEP_BITS));
    const facts = table.facts.cells;
    for (let each = from; each < to; each++) {
      const word = wordIds.get(each);
      rows.push(word);
      for (let fact = 0; fact < FACT_CELLS; fact++) rows.push(facts[word * FACT_CELLS + fact] ?? 0);
      rows.push(frequencyStep(table.counts.get(word)));
    }
    return;
  }
  if (pool) {
    rows.push(value);
    rows.push(beginnings.get(value));
    for (let cell = 1; cell < HEAD_CELLS; cell++) rows.push(pool.heads[value * HEAD_CELLS + cell] ?? 0);
    return;
  }
  rows.push(spec.kind === 'date' ? days.get(value) : value);
  rows.push(frequencyStep(counts.get(value)));
}
