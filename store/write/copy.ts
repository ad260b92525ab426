import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** One value of a row for COPY; `null` is SQL NULL. */
export type CopyValue = string | number | boolean | null | undefined;

const SPECIAL = /[\\\n\r\t]/;

/** COPY text format (PostgreSQL manual, COPY, “Text Format”). */
export function copyRow(values: readonly CopyValue[]): string {
  let row = '';
  for (let index = 0; index < values.length; index += 1) {
    if (index > 0) row += '\t';
    row += copyField(values[index]);
  }
  return `${row}\n`;
}

function copyField(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return SPECIAL.test(value) ? escape(value) : value;
  return typeof value === 'boolean' ? (value ? 't' : 'f') : String(value);
}

function escape(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
}

/** Writes prepared rows into a table. `columns` is trusted text from our own code. */
export async function copyInto(
  client: ClientBase,
  table: string,
  columns: string,
  rows: readonly string[],
): Promise<void> {
  if (rows.length === 0) return;
  const stream = client.query(copyFrom(`COPY ${table} (${columns}) FROM STDIN`));
  await new Promise<void>((resolve, reject) => {
    stream.on('finish', resolve);
    stream.on('error', reject);
    stream.end(Buffer.from(rows.join(''), 'utf8'));
  });
}
