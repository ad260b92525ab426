import { defineEngine } from '@foreland/model/engine';
import type { IdentifierRow } from '@foreland/model/engine';
import { correlations, sharedRecords } from './correlations.ts';
import type { CorrelationResult } from './correlations.ts';
import { ObservationTable } from './observation-table.ts';
import type { CorrelationParameters } from './parameters.ts';

/** Filled once for the captions that are asked for and the analysis. */
const tables = new WeakMap<readonly IdentifierRow[], ObservationTable>();

/** The same identifier in several records, as leads, and identifiers that many bear for reasons of their own. */
export const correlationsEngine = defineEngine<'identifiers', CorrelationParameters, CorrelationResult>({
  id: correlations.id,
  version: `${correlations.id} ${correlations.version}`,
  title: correlations.title,
  parameters: correlations.parameters,
  reads: { identifiers: true },
  captionsOf: ({ identifiers }) => sharedRecords(tableOf(identifiers)),
  build: ({ identifiers, captions: subjects }, { parameters }) => {
    const captions = new Map([...subjects].map(([record, { caption }]) => [record, caption]));
    return correlations.run({ observations: tableOf(identifiers), captions }, parameters);
  },
  leads: ({ leads, labels }) => leads.map((lead) => ({ lead, labels: labels.get(lead.id) ?? [] })),
});

function tableOf(identifiers: readonly IdentifierRow[]): ObservationTable {
  let table = tables.get(identifiers);
  if (!table) tables.set(identifiers, (table = ObservationTable.of(identifiers)));
  return table;
}
