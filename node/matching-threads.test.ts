import { expect, test } from 'vitest';
import { guessFields, matchTable, matchTableOn } from '@foreland/matching/table';
import type { TableRow } from '@foreland/matching/table';
import { openMatchingThreads } from './matching-threads.ts';

const NAMES = ['Karim', 'Sophie', 'Olga', 'Nam', 'Lucia', 'Jan', 'Gebre', 'کریم'];
/** Invented people, three records each. */
const ROWS: readonly TableRow[] = Array.from({ length: 2400 }, (_, at) => {
  const person = at % 800;
  return {
    id: `r${at}`,
    cells: {
      name: `${NAMES[person % 8] ?? ''} Nr${person % 90}${at < 800 ? 'x' : ''}`,
      birth_date: `19${50 + (person % 50)}-0${1 + (person % 9)}-1${person % 10}`,
      phone: at < 1600 ? `+3361234${String(person).padStart(4, '0')}` : '',
    },
  };
});
const FIELDS = guessFields(['name', 'birth_date', 'phone']);

test('a table is matched by threads to the result of one', async () => {
  const alone = matchTable(ROWS, FIELDS);
  const threads = openMatchingThreads(1);
  try {
    const helped = await matchTableOn(threads, ROWS, FIELDS);
    expect(helped.clusters).toEqual(alone.clusters);
    expect(helped.pairs()).toEqual(alone.pairs());
    expect(helped.clusters.length).toBeGreaterThan(100);
  } finally {
    await threads.close();
  }
});

test('a thread that ended is told of', async () => {
  const threads = openMatchingThreads(1);
  await threads.close();
  await expect(matchTableOn(threads, ROWS, FIELDS)).rejects.toMatchObject({ code: 'matching-thread-lost' });
  await expect(threads.run(7, { what: 'stop' } as never)).rejects.toThrow('no such thread');
});
