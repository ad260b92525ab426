import type { StatementRow } from '@foreland/model/engine';
import type { Source, Sources } from './finance-evidence.ts';

/** Who pays is counted and never shown: whoever pays for a journey, and their family who pays for them, is no target. */
const NAMES_A_PAYER: ReadonlySet<string> = new Set(['Payment payerAccount']);

/** All that a view states of one record. */
export class RecordStatements {
  readonly record: string;
  readonly schema: string;
  readonly rows: StatementRow[] = [];

  constructor(record: string, schema: string) {
    this.record = record;
    this.schema = schema;
  }

  /** The value that sorts first, where several are stated: the order of rows makes no difference. */
  value(property: string): string | undefined {
    let least: string | undefined;
    for (const row of this.rows) {
      if (row.property === property && (least === undefined || row.value < least)) least = row.value;
    }
    return least;
  }

  values(property: string): string[] {
    return [
      ...new Set(this.rows.filter((row) => row.property === property).map(({ value }) => value)),
    ].sort();
  }

  get origin(): string {
    return this.rows[0]?.origin ?? '';
  }

  get sources(): Sources {
    return sourcesOf(this.rows);
  }
}

export function sourcesOf(rows: readonly StatementRow[]): Sources {
  const [shown, hidden]: [Source[], Source[]] = [[], []];
  for (const { schema, property, statement, label } of rows) {
    (NAMES_A_PAYER.has(`${schema} ${property}`) ? hidden : shown).push({ statement, label });
  }
  return { shown: inOrder(shown), unshown: inOrder(hidden) };
}

export function together(parts: readonly Sources[]): Sources {
  return {
    shown: inOrder(parts.flatMap(({ shown }) => shown)),
    unshown: inOrder(parts.flatMap((part) => part.unshown)),
  };
}

/** All of it counts, none of it is shown. */
export function countedOnly({ shown, unshown: hidden }: Sources): Sources {
  return { shown: [], unshown: inOrder([...shown, ...hidden]) };
}

function inOrder(sources: readonly Source[]): Source[] {
  const byStatement = new Map(sources.map((source) => [source.statement, source]));
  return [...byStatement.values()].sort((one, other) => (one.statement < other.statement ? -1 : 1));
}
