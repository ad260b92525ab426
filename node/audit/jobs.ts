import type { ProcessingKind } from '@foreland/model';
import type { JobKind } from '@foreland/store/platform';
import type { JobLog } from '../jobs/jobs.ts';
import type { AuditTrail } from './trail.ts';

const PROCESSING: Readonly<Record<JobKind, ProcessingKind>> = {
  'dry-run': 'collection',
  import: 'collection',
  export: 'disclosure',
  'cross-match': 'combination',
};

/** A row of the log with more could not be shown or searched. */
const RECORDS_A_ROW = 1000;

/** Logs what jobs did, as done by who started them, in the role and for the purpose of then. */
export function jobLog(trail: AuditTrail): JobLog {
  return async ({ kind, reader }, { outcome, records, result, code }) => {
    const processing = PROCESSING[kind];
    const contribution = result?.report?.contribution;
    const named = contribution === undefined ? records : [...records, contribution];
    for (let first = 0; first === 0 || first < named.length; first += RECORDS_A_ROW)
      await trail.write({
        kind: processing,
        actor: reader,
        route: `job-${kind}`,
        outcome,
        records: named.slice(first, first + RECORDS_A_ROW),
        recipient: processing === 'disclosure' ? reader.user : undefined,
        detail: code ?? (result?.export && `${result.export.statements} statements`),
      });
  };
}
