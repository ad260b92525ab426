import type { Subject, View } from '@foreland/model';
import type { ClientBase } from 'pg';

/** A record in view, and a legal category under which it is held. */
export interface NetworkRecord {
  readonly record: string;
  readonly schema: string;
  readonly subject: Subject | null;
}

interface Sourced extends NetworkRecord {
  readonly statement: string;
  readonly label: number;
  /** Partner and register: what one source is, for evidence that must not count twice. */
  readonly origin: string;
  /** Contribution and page or row. */
  readonly report: string;
  readonly grading: string | null;
  readonly observedFrom: string | null;
  readonly observedTo: string | null;
}

/** One value of a record. */
export interface NetworkStatement extends Sourced {
  readonly property: string;
  readonly value: string;
}

/** A record bears an identifier. */
export interface NetworkBearer extends NetworkStatement {
  readonly class: string;
}

const PAGE = 20_000;

const SOURCED = `statement.record, statement.schema, statement.property, statement.subject, statement.id AS statement,
  statement.label, contribution.partner || ' ' || contribution.source AS origin,
  contribution.id || ' ' || coalesce(statement.locator, statement.record) AS report, statement.grading,
  statement.observed_from AS "observedFrom", statement.observed_to AS "observedTo"`;
const IN_VIEW =
  'statement.label = ANY ($1::integer[]) AND NOT statement.protected AND statement.retracted_at IS NULL';

/** What networks are made of, within the snapshot and the view of a reader; in no particular order. */
export class NetworkReader {
  readonly #client: ClientBase;
  readonly #view: View;

  constructor(client: ClientBase, view: View) {
    this.#client = client;
    this.#view = view;
  }

  records(schemata: readonly string[]): AsyncIterable<readonly NetworkRecord[]> {
    return this.#pages<NetworkRecord>(
      `SELECT DISTINCT record, schema, subject FROM statement WHERE ${IN_VIEW} AND schema = ANY ($2::text[])`,
      [schemata],
    );
  }

  statements(
    schemata: readonly string[],
    properties: readonly string[],
  ): AsyncIterable<readonly NetworkStatement[]> {
    return this.#pages<NetworkStatement>(
      `SELECT ${SOURCED}, statement.value FROM statement JOIN contribution ON contribution.id = statement.contribution
       WHERE ${IN_VIEW} AND statement.schema = ANY ($2::text[]) AND statement.property = ANY ($3::text[])`,
      [schemata, properties],
    );
  }

  bearers(): AsyncIterable<readonly NetworkBearer[]> {
    return this.#pages<NetworkBearer>(
      `SELECT ${SOURCED}, entry.class, entry.value FROM identifier_entry AS entry
       JOIN statement ON statement.id = entry.statement AND statement.record = entry.record
       JOIN contribution ON contribution.id = statement.contribution
       WHERE ${IN_VIEW} AND entry.label = ANY ($1::integer[])`,
      [],
    );
  }

  /** Values of some properties of some records, in order. */
  async valuesOf(
    records: readonly string[],
    properties: readonly string[],
  ): Promise<{ readonly record: string; readonly property: string; readonly value: string }[]> {
    const { rows } = await this.#client.query<{ record: string; property: string; value: string }>(
      `SELECT DISTINCT record, property, value FROM statement
       WHERE ${IN_VIEW} AND record = ANY ($2::text[]) AND property = ANY ($3::text[]) ORDER BY record, property, value`,
      [this.#view.labels, records, properties],
    );
    return rows;
  }

  async *#pages<Row extends object>(
    sql: string,
    parameters: readonly unknown[],
  ): AsyncIterable<readonly Row[]> {
    await this.#client.query(`DECLARE network NO SCROLL CURSOR FOR ${sql}`, [
      this.#view.labels,
      ...parameters,
    ]);
    for (;;) {
      const { rows } = await this.#client.query<Row>(`FETCH ${PAGE} FROM network`);
      if (rows.length > 0) yield rows;
      if (rows.length < PAGE) break;
    }
    await this.#client.query('CLOSE network');
  }
}
