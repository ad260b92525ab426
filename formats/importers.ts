import { epcisImporter } from './epcis/importer.ts';
import { forelandImporter } from './foreland/importer.ts';
import { ftmImporter } from './ftm/importer.ts';
import type { Importer } from './importer.ts';
import { readHead } from './source.ts';
import type { SourceFile } from './source.ts';
import { stixImporter } from './stix/importer.ts';
import { csvImporter, xlsxImporter } from './tabular/importer.ts';
import { ukSanctionsImporter } from './uk-sanctions/importer.ts';

/** Every format that can be imported. */
export const importers: readonly Importer[] = Object.freeze([
  forelandImporter,
  ftmImporter,
  stixImporter,
  epcisImporter,
  ukSanctionsImporter,
  csvImporter,
  xlsxImporter,
]);

export function findImporter(id: string): Importer | undefined {
  return importers.find((importer) => importer.id === id);
}

export interface Detection {
  readonly importer: Importer;
  /** From 0 to 1. */
  readonly confidence: number;
}

/** Formats the files may have, the likeliest first: each as sure as it is of the file it is least sure of. */
export async function detectFormats(files: readonly SourceFile[]): Promise<readonly Detection[]> {
  const heads = await Promise.all(
    files.map(async (file) => ({ name: file.name, head: await readHead(file) })),
  );
  return importers
    .map((importer) => ({
      importer,
      confidence:
        heads.length === 0 ? 0 : Math.min(...heads.map(({ head, name }) => importer.detect(head, name))),
    }))
    .filter(({ confidence }) => confidence > 0)
    .sort((a, b) => b.confidence - a.confidence);
}
