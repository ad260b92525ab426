import { epcisExporter } from './epcis/exporter.ts';
import { csvStatementExporter } from './exporters/csv.ts';
import type { Exporter } from './exporter.ts';
import { forelandExporter } from './foreland/exporter.ts';
import { ftmExporter } from './ftm/exporter.ts';
import { stixExporter } from './stix/exporter.ts';

/** Every format that can be exported without further choices. */
export const exporters: readonly Exporter[] = Object.freeze([
  csvStatementExporter,
  ftmExporter,
  stixExporter,
  epcisExporter,
  forelandExporter,
]);

export function findExporter(id: string): Exporter | undefined {
  return exporters.find((exporter) => exporter.id === id);
}
