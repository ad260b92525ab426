import { ObservationTable, correlations, sharedRecords } from '@foreland/correlations';
import type { CorrelationResult } from '@foreland/correlations';
import type { StatementReader } from '@foreland/store';

/** Leads of another version of the engine are computed anew. */
export const CORRELATIONS_VERSION = `${correlations.id} ${correlations.version}`;

/** Runs the correlations engine on the identifiers that the reader's view clears. */
export async function findCorrelations(reader: StatementReader): Promise<CorrelationResult> {
  const observations = new ObservationTable();
  for await (const page of reader.identifierObservations()) {
    // The store projects no protected statement, and the engine refuses one. Both must hold.
    for (const observation of page) observations.add(observation);
  }
  const summaries = await reader.summariesOf(sharedRecords(observations));
  const captions = new Map([...summaries].map(([record, { caption }]) => [record, caption]));
  return correlations.run({ observations, captions });
}
