import type { ImportProblem, Loss, StatementDraft } from '@foreland/model';
import type { ContributionHeader, ImportEvent } from './importer.ts';

/** All that reading a file brought, in memory: for dry runs of small files, previews and tests. */
export interface Collected {
  readonly contribution: ContributionHeader | undefined;
  readonly statements: readonly StatementDraft[];
  readonly problems: readonly ImportProblem[];
  /** Did reading end before the file did? */
  readonly broken: boolean;
  readonly lost: readonly Loss[];
}

export async function collect(events: AsyncIterable<ImportEvent>): Promise<Collected> {
  let contribution: ContributionHeader | undefined;
  let broken = false;
  const statements: StatementDraft[] = [];
  const problems: ImportProblem[] = [];
  const lost: Loss[] = [];
  for await (const event of events) {
    if (event.type === 'contribution') contribution = event.contribution;
    else if (event.type === 'statement') statements.push(event.statement);
    else if (event.type === 'loss') lost.push(event.loss);
    else if (event.type === 'error') {
      problems.push(event.problem);
      broken ||= event.fatal;
    }
  }
  return { contribution, statements, problems, broken, lost };
}
