import type { DataRow } from './datasets.ts';
import { labelsOf } from './labels.ts';
import type { Labels } from './labels.ts';

/** The least that anybody would try: records are one where the named columns are equal, but for case and outer space, and none is empty. */
export function equalIn(columns: readonly string[], rows: Iterable<DataRow>): Labels {
  const names: string[] = [];
  for (const { cells } of rows) {
    const values = columns.map((column) => cells[column]?.trim().toLowerCase() ?? '');
    names.push(values.includes('') ? `alone ${names.length}` : `equal ${values.join('\u0000')}`);
  }
  return labelsOf(names);
}
