import { importers, guessMapping, previewTable, readHead } from '@foreland/formats';
import type { SourceFile } from '@foreland/formats';
import { isForelandError } from '@foreland/model';
import type { Answer } from '@foreland/model/contract';
import type { importRoutes } from '@foreland/model/contract/imports';
import { importerOf } from './import-run.ts';

type Inspection = Answer<typeof importRoutes.inspect>;

/** Recognises files and, for tables, shows the first rows and proposes how to read them. Stores nothing. */
export async function inspect(files: readonly SourceFile[], wish: { readonly sheet?: string; readonly format?: string }): Promise<Inspection> {
  const heads = await Promise.all(files.map(async (file) => ({ name: file.name, head: await readHead(file) })));
  // A set is recognised as well as its least recognisable file.
  const formats = importers
    .map(({ id, title, carriesTerms, needsMapping, detect }) => ({ id, title, carriesTerms, needsMapping, confidence: Math.min(...heads.map(({ head, name }) => detect(head, name))) }))
    .sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1));
  const format = wish.format ?? formats[0]?.id ?? '';
  const importer = importerOf(format);
  const [first] = files;
  const nothing = { format, formats, sheets: [], headers: [], rows: [], reasons: [] };
  if (!importer.needsMapping || first === undefined) return nothing;
  try {
    const table = await previewTable(first, format, wish.sheet === undefined ? {} : { sheet: wish.sheet });
    const guess = guessMapping(table.headers, table.rows, table.source);
    return { ...nothing, sheets: [...table.sheets], headers: [...table.headers], rows: table.rows.map((row) => [...row]), mapping: { ...guess.mapping }, reasons: guess.reasons.map((reason) => ({ ...reason })) };
  } catch (error) {
    if (isForelandError(error)) return { ...nothing, problem: error.toRefusal() };
    throw error;
  }
}
