import { inspect as inspectFiles } from '@foreland/formats';
import type { InspectOptions, SourceFile } from '@foreland/formats';
import type { Answer } from '@foreland/model/contract';
import type { importRoutes } from '@foreland/model/contract/imports';

type Inspection = Answer<typeof importRoutes.inspect>;

/** Recognises files and, for tables, shows the first rows and proposes how to read them. Stores nothing. */
export async function inspect(files: readonly SourceFile[], options: InspectOptions): Promise<Inspection> {
  const { format, formats, sheets, headers, rows, mapping, reasons, problem } = await inspectFiles(
    files,
    options,
  );
  return {
    format,
    formats: formats.map(({ importer: { id, title, carriesTerms, needsMapping }, confidence }) => ({
      id,
      title,
      confidence,
      carriesTerms,
      needsMapping,
    })),
    sheets: [...sheets],
    headers: [...headers],
    rows: rows.map((row) => [...row]),
    reasons: reasons.map((reason) => ({ ...reason })),
    ...(mapping === undefined ? {} : { mapping: { ...mapping } }),
    ...(problem === undefined ? {} : { problem }),
  };
}
