import type { ProcessingKind } from '@foreland/model';
import type { JobKind } from '@foreland/store/platform';
import type { JobLog } from '../jobs/jobs.ts';
import { taxiiTask } from '../taxii/task.ts';
import type { TaxiiTask } from '../taxii/task.ts';
import type { AuditTrail } from './trail.ts';

const PROCESSING: Readonly<Record<Exclude<JobKind, 'taxii'>, ProcessingKind>> = {
  'dry-run': 'collection',
  import: 'collection',
  export: 'disclosure',
  'cross-match': 'combination',
};

/** A row of the log with more could not be shown or searched. */
const RECORDS_A_ROW = 1000;

/** Logs what jobs did, as done by who started them, in the role and for the purpose of then. */
export function jobLog(trail: AuditTrail): JobLog {
  return async ({ kind, reader, payload }, { outcome, records, result, code }) => {
    const task = kind === 'taxii' ? taxiiTask(payload) : undefined;
    const processing = kind === 'taxii' ? processingOf(task) : PROCESSING[kind];
    const contribution = result?.report?.contribution;
    const named = contribution === undefined ? records : [...records, contribution];
    for (let first = 0; first === 0 || first < named.length; first += RECORDS_A_ROW)
      await trail.write({
        kind: processing,
        actor: reader,
        route: `job-${kind}`,
        outcome,
        records: named.slice(first, first + RECORDS_A_ROW),
        recipient: processing === 'disclosure' ? (task?.recipient ?? reader.user) : undefined,
        detail: code ?? (result?.export && `${result.export.statements} statements`),
      });
  };
}

/** Filling a collection gives out what its reader's view holds; the other tasks take something in. */
function processingOf(task: TaxiiTask | undefined): ProcessingKind {
  return task?.work === 'fill' ? 'disclosure' : 'collection';
}
