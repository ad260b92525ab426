import { guardFormula, quoteCell } from '@foreland/model/text';

export type CsvCell = string | number | null | undefined;

/**
 * CSV after RFC 4180 with a byte-order mark, so that spreadsheets read UTF-8.
 * Text that a spreadsheet would run as a formula is guarded with an apostrophe.
 */
export function toCsv(header: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  let text = `\uFEFF${header.map(csvCell).join(',')}\r\n`;
  for (const row of rows) text += `${row.map(csvCell).join(',')}\r\n`;
  return text;
}

export function csvCell(value: CsvCell): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'number' ? String(value) : quoteCell(guardFormula(value));
}

/** Hands a file to the browser's download. */
export function saveFile(name: string, content: Blob | string, type = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has read the address once the task is over; later is safe, earlier is not.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A file name that every system accepts: `leads 2026-03-31.csv`. */
export function fileName(base: string, extension: string, now: Date): string {
  const safe =
    base
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}._-]+/gu, ' ')
      .trim()
      .slice(0, 80) || 'foreland';
  return `${safe} ${now.toISOString().slice(0, 10)}.${extension}`;
}
