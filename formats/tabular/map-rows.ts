import type { ImportEvent } from '../importer.ts';
import type { CompiledMapping } from './compile.ts';
import { RowMapper } from './map-row.ts';
import type { MappingContext } from './map-row.ts';
import type { TableRow } from './row.ts';

/** Statements and errors of rows, a group for each group of rows. */
export async function* mapRows(
  groups: AsyncIterable<readonly TableRow[]>,
  mapping: CompiledMapping,
  context: MappingContext,
): AsyncGenerator<readonly ImportEvent[]> {
  const mapper = new RowMapper(mapping, context);
  for await (const rows of groups) {
    const events: ImportEvent[] = [];
    for (const row of rows) for (const event of mapper.map(row)) events.push(event);
    yield events;
  }
}
