/** The table as far as it has been looked at: column names, first rows, and why columns were given a meaning. */
export interface SampleTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly reasons: readonly ColumnReason[];
}

export interface ColumnReason {
  readonly column: string;
  readonly property?: string | undefined;
  readonly reason: string;
}

/** Different values of a column among the first rows, in order of appearance. */
export function samplesOf(table: SampleTable, column: string, most = 3): readonly string[] {
  const at = table.headers.indexOf(column);
  if (at < 0) return [];
  const values = table.rows.map((row) => (row[at] ?? '').trim()).filter((value) => value !== '');
  return [...new Set(values)].slice(0, most);
}

export function columnOptions(
  table: SampleTable,
): readonly { readonly value: string; readonly label: string }[] {
  return [...new Set(table.headers)]
    .filter((header) => header !== '')
    .map((header) => ({ value: header, label: header }));
}
