import type { ExerciseFile } from '@foreland/exercise';
import { parseLabel } from '@foreland/model';
import type { Label, Subject } from '@foreland/model';

/** A statement of an exercise as engines read it, with the label that says who may. */
export interface Told {
  readonly record: string;
  readonly schema: string;
  readonly property: string;
  readonly value: string;
  readonly statement: string;
  readonly label: number;
  readonly access: Label;
  /** Partner and register. */
  readonly origin: string;
  /** File and row. */
  readonly report: string;
  readonly grading?: string;
  readonly subject?: Subject;
}

/** What open statements say; a record of which any statement is protected is left out, as a node leaves it out. */
export function openStatements(files: readonly ExerciseFile[]): Told[] {
  const told: Told[] = [];
  const hidden = new Set<string>();
  for (const file of files) {
    const labels = new Map<string, Label>();
    let origin = file.name;
    for (const line of file.lines()) {
      const parsed = JSON.parse(line) as Readonly<Record<string, string>> & {
        contribution?: Record<string, string>;
      };
      if (parsed.contribution) origin = `${parsed.contribution['partner']} ${parsed.contribution['source']}`;
      const { record, label: key = '' } = parsed;
      if ('is' in parsed) labels.set(key, parseLabel(parsed['is']));
      const access = labels.get(key);
      if (record === undefined || access === undefined) continue;
      if (access.protected) hidden.add(record);
      const { schema = '', property = '', value = '', grading, subject, locator = '' } = parsed;
      told.push({
        record,
        schema,
        property,
        value,
        statement: String(told.length),
        label: 0,
        origin,
        report: `${file.name} ${locator}`,
        access,
        ...(grading === undefined ? {} : { grading }),
        ...(subject === undefined ? {} : { subject: subject as Subject }),
      });
    }
  }
  return told.filter(({ record }) => !hidden.has(record));
}
