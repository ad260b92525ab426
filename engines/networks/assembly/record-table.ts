import type { Subject } from '@foreland/model';
import type { GraphStatement, KnownRecord, Sourced } from './statement.ts';

export interface SourcedValue extends Sourced {
  readonly value: string;
}

/** What is said of one record, as far as the network needs it. */
export interface GraphRecord {
  readonly record: string;
  readonly schema: string;
  readonly subjects: Set<Subject>;
  readonly values: Map<string, SourcedValue[]>;
}

/** Records by id, as statements on them come in. */
export class RecordTable {
  readonly #records = new Map<string, GraphRecord>();

  add(statement: GraphStatement): void {
    const { values } = this.introduce(statement);
    const known = values.get(statement.property);
    if (known) known.push(statement);
    else values.set(statement.property, [statement]);
  }

  /** The record, made where it is new. */
  introduce({ record, schema, subject }: KnownRecord): GraphRecord {
    let known = this.#records.get(record);
    if (!known) {
      known = { record, schema, subjects: new Set(), values: new Map() };
      this.#records.set(record, known);
    }
    if (subject != null) known.subjects.add(subject);
    return known;
  }

  find(record: string): GraphRecord | undefined {
    return this.#records.get(record);
  }

  all(): Iterable<GraphRecord> {
    return this.#records.values();
  }
}
