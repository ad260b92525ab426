import { parseLabel } from '@foreland/model';
import type { Label, Partner, Subject } from '@foreland/model';
import type { ExerciseFile } from './index.ts';

/** For tests: contributions read back the way an importer would. */
interface StatementLine {
  readonly record: string;
  readonly schema: string;
  readonly property: string;
  readonly value: string;
  readonly label: string;
  readonly kind: string;
  readonly subject?: Subject;
  readonly grading: string;
  readonly observedFrom?: string;
  readonly observedTo?: string;
}

export interface ReadContribution {
  readonly name: string;
  readonly partner: Partner;
  readonly receivedOn: string;
  readonly exercise: boolean;
  readonly statements: readonly { readonly statement: StatementLine; readonly label: Label }[];
}

/** @throws Error when a label is used before it is declared or the first line is missing. */
export function readContribution(file: ExerciseFile): ReadContribution {
  const labels = new Map<string, Label>();
  const statements: { statement: StatementLine; label: Label }[] = [];
  let head: Pick<ReadContribution, 'partner' | 'receivedOn' | 'exercise'> | undefined;
  for (const line of file.lines()) {
    const parsed = JSON.parse(line) as Record<string, unknown>;
    if (!head) head = parsed['contribution'] as typeof head;
    else if ('is' in parsed) labels.set(String(parsed['label']), parseLabel(parsed['is']));
    else {
      const statement = parsed as unknown as StatementLine;
      const label = labels.get(statement.label);
      if (!label)
        throw new Error(`${file.name} uses the label “${statement.label}” before it says what it is.`);
      statements.push({ statement, label });
    }
  }
  if (!head) throw new Error(`${file.name} has no contribution in its first line.`);
  return { ...head, name: file.name, statements };
}
