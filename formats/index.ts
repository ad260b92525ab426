import type { Exporter } from './exporter.ts';
import { forelandExporter } from './foreland/exporter.ts';
import { forelandImporter } from './foreland/importer.ts';
import { ftmExporter } from './ftm/exporter.ts';
import { ftmImporter } from './ftm/importer.ts';
import type { Importer } from './importer.ts';
import { csvImporter, xlsxImporter } from './tabular/importer.ts';
import { ukSanctionsImporter } from './uk-sanctions/importer.ts';
import type { SourceFile } from './source.ts';

export const importers: readonly Importer[] = [forelandImporter, ftmImporter, ukSanctionsImporter, csvImporter, xlsxImporter];
export const exporters: readonly Exporter[] = [ftmExporter, forelandExporter];
export type { Importer, ImportOptions, ContributionHeader } from './importer.ts';
export type { LossReport } from './loss.ts';
export { parseMapping } from './tabular/mapping.ts';
export * from './source.ts';
export interface P { sheets: readonly string[]; headers: readonly string[]; rows: readonly (readonly string[])[]; source: unknown }
export async function previewTable(_f: SourceFile, _k: string, _o: { sheet?: string }): Promise<P> { throw new Error('pending'); }
export function guessMapping(_h: readonly string[], _r: readonly (readonly string[])[], _s: unknown): { mapping: Record<string, unknown>; reasons: readonly { column: string; property?: string; reason: string }[] } { throw new Error('pending'); }
