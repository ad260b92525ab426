import { ForelandError } from '@foreland/model/errors';
import type { MatchRow } from '../field.ts';
import { SharedReading } from '../threads/shared-reading.ts';
import { Team } from '../threads/team.ts';
import type { Threads } from '../threads/threads.ts';
import type { RecordTable } from './record-table.ts';

/** Rows between two looks at what other threads have done. */
const ROWS_TOGETHER = 1024;

/** @throws ForelandError `record-id-missing`, `record-id-repeated` */
export function checkNewId(records: RecordTable, { id }: MatchRow): void {
  checkId(id);
  if (records.slotOf(id) !== undefined) throw repeatedId();
}

/**
 * Takes rows into a table that holds none, while other threads take their texts apart. Whatever goes wrong, what was taken in
 * is whole.
 *
 * @param eachRow called before each row, with how many were taken in
 * @throws ForelandError `record-id-missing`, `record-id-repeated`, `matching-thread-lost`
 */
export async function readRowsOn(
  threads: Threads,
  records: RecordTable,
  rows: Iterable<MatchRow>,
  eachRow: (read: number) => void,
): Promise<void> {
  const reading = new SharedReading(records.fields, new Team(threads));
  try {
    let read = 0;
    for (const row of rows) {
      eachRow(read++);
      checkId(row.id);
      // Empty values are among them until all words are known.
      if (records.insert(row, Infinity) < 0) throw repeatedId();
      if (read % ROWS_TOGETHER === 0) await reading.share();
    }
    await reading.finish();
  } finally {
    reading.finishAlone();
    records.dropEmptyValues();
  }
}

function checkId(id: string): void {
  if (id !== '') return;
  throw new ForelandError({
    code: 'record-id-missing',
    message: 'A record has no id.',
    remedy: 'Give each record an id of its own, or leave the id out so that records are numbered.',
  });
}

function repeatedId(): ForelandError {
  return new ForelandError({
    code: 'record-id-repeated',
    message: 'Two records have the same id.',
    remedy: 'Give each record an id of its own, or leave the id out so that records are numbered.',
  });
}
