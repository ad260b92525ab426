import { ObservationTable, correlations, sharedRecords } from '@foreland/correlations';
import type { CorrelationResult } from '@foreland/correlations';
import type { IdentifierClass } from '@foreland/model/identifiers';
import { isProtectedSubject } from '@foreland/model';
import type { Subject } from '@foreland/model';
import type { StatementReader } from '@foreland/store';

/** Leads of another version of the engine are computed anew. */
export const CORRELATIONS_VERSION = `${correlations.id} ${correlations.version}`;

/** Runs the correlations engine on the identifiers that the reader's view clears. */
export async function findCorrelations(reader: StatementReader): Promise<CorrelationResult> {
  const observations = new ObservationTable();
  for await (const page of reader.identifierObservations()) {
    for (const { subject, class: identifierClass, checksum, ...observation } of page) {
      // The store projects no protected statement; the engine would refuse one. Both must hold.
      if (isProtectedSubject((subject ?? undefined) as Subject | undefined))
        throw new Error('a protected statement reached an analysis');
      observations.add({
        ...observation,
        class: identifierClass as IdentifierClass,
        checksum: checksum as 'passed' | 'failed' | 'none',
        ...(subject === null ? {} : { subject }),
      });
    }
  }
  const summaries = await reader.summariesOf(sharedRecords(observations));
  const captions = new Map([...summaries].map(([record, { caption }]) => [record, caption]));
  return correlations.run({ observations, captions });
}
