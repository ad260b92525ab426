import type { ImportEvent, ImportOptions } from '../importer.ts';
import type { SourceFile } from '../source.ts';
import { csvImporter, xlsxImporter } from './importer.ts';
import type { TableKind } from './table.ts';

/** What one row becomes. */
export interface RowPreview {
  readonly line: number;
  readonly events: readonly ImportEvent[];
}

/**
 * What the first rows of a table become under a mapping: exactly what an import would make of them. Problems
 * of the mapping or the whole file come as line 0 or as the line they stand on.
 */
export async function previewRows(
  file: SourceFile,
  kind: TableKind,
  options: ImportOptions,
  rows = 20,
): Promise<readonly RowPreview[]> {
  const previews: { line: number; events: ImportEvent[] }[] = [];
  for await (const event of (kind === 'xlsx' ? xlsxImporter : csvImporter).read([file], options)) {
    if (event.type !== 'statement' && event.type !== 'error') continue;
    const line = (event.type === 'statement' ? event.place.line : event.problem.place?.line) ?? 0;
    const last = previews.at(-1);
    if (last?.line === line) last.events.push(event);
    else if (previews.length >= rows) break;
    else previews.push({ line, events: [event] });
  }
  return previews;
}
