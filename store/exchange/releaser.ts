import type { Contribution, Label, Partner, ReleaseScope, StatementDraft, View } from '@foreland/model';
import type { PoolClient } from 'pg';
import type { LabelTable } from '../labels.ts';
import { OWN_FORMATS, contributionsById } from '../read/contributions.ts';
import { draftOf } from '../draft.ts';
import type { DraftRow } from '../draft.ts';

/** Statements of one contribution, for a partner who does not hold them yet. */
export interface ReleasePage {
  readonly contribution: Contribution;
  readonly statements: readonly { readonly id: string; readonly draft: StatementDraft }[];
}

/** A statement as one contribution states it. */
export interface Stated {
  readonly record: string;
  readonly statement: string;
  readonly contribution: string;
}

export interface RetractedContribution {
  readonly id: string;
  readonly at: string;
  readonly reason: string;
}

const PAGE = 4000;

/** Current statements of the view with each contribution that states them. */
const STATED = `
  SELECT statement.record, statement.id AS statement, statement.contribution, statement.label
  FROM statement
  WHERE statement.label = ANY ($1::integer[]) AND NOT statement.protected AND statement.retracted_at IS NULL
  UNION ALL
  SELECT statement.record, statement.id, sighting.contribution, statement.label
  FROM statement_sighting sighting
    JOIN statement ON statement.id = sighting.statement AND statement.record = sighting.record
  WHERE statement.label = ANY ($1::integer[]) AND NOT statement.protected AND statement.retracted_at IS NULL`;

/** What the recipient holds of this node. */
const HELD = `
  SELECT record, statement, contribution FROM released
  WHERE partner = $2 AND recipient = $3 AND withdrawn_by IS NULL`;

/**
 * Computes what has to be said to one partner: what it may hold now and does not, and what it holds and may not hold any
 * more. Everything is read through the view of that partner's node, in one snapshot, as the role that row-level security
 * confines; what was retracted, narrowed, protected or erased meanwhile is found by the same comparison, whatever made it so.
 */
export class Releaser {
  readonly #client: PoolClient;
  readonly #view: View;
  readonly #labels: LabelTable;
  readonly #from: Partner;
  readonly #recipient: Partner;

  constructor(client: PoolClient, view: View, labels: LabelTable, from: Partner, recipient: Partner) {
    this.#client = client;
    this.#view = view;
    this.#labels = labels;
    this.#from = from;
    this.#recipient = recipient;
  }

  get #parameters(): unknown[] {
    return [`{${this.#view.labels.join(',')}}`, this.#from, this.#recipient];
  }

  /** What this node's partner contributed, is in one of the scopes and is not held yet, by contribution. */
  async *missing(scopes: readonly ReleaseScope[]): AsyncGenerator<ReleasePage> {
    if (scopes.length === 0) return;
    const parameters = this.#parameters;
    const condition = scopes.map((scope) => conditionOf(scope, parameters)).join(' OR ');
    parameters.push(OWN_FORMATS);
    await this.#client.query(
      `DECLARE missing NO SCROLL CURSOR FOR
       WITH stated AS (${STATED}), held AS (${HELD}), wanted AS (
         SELECT stated.* FROM stated JOIN contribution ON contribution.id = stated.contribution
         WHERE contribution.partner = $2 AND contribution.retracted_at IS NULL
           AND NOT contribution.format = ANY ($${parameters.length}) AND (${condition})
           AND NOT EXISTS (
             SELECT FROM held WHERE held.record = stated.record AND held.statement = stated.statement
               AND held.contribution = stated.contribution)
       )
       SELECT wanted.contribution AS source, statement.* FROM wanted
         JOIN statement ON statement.id = wanted.statement AND statement.record = wanted.record
           AND statement.label = wanted.label AND statement.retracted_at IS NULL AND NOT statement.protected
       ORDER BY wanted.contribution, wanted.record, wanted.statement`,
      parameters,
    );
    for (;;) {
      const { rows } = await this.#client.query<DraftRow & { source: string }>(`FETCH ${PAGE} FROM missing`);
      yield* this.#pages(rows);
      if (rows.length < PAGE) break;
    }
    await this.#client.query('CLOSE missing');
  }

  /** What the recipient holds and may not hold any more, in pages. */
  async *gone(): AsyncGenerator<readonly Stated[]> {
    await this.#client.query(
      `DECLARE gone NO SCROLL CURSOR FOR
       WITH stated AS (${STATED}), held AS (${HELD})
       SELECT held.record, held.statement, held.contribution FROM held
       WHERE NOT EXISTS (
         SELECT FROM stated JOIN contribution ON contribution.id = stated.contribution
         WHERE stated.record = held.record AND stated.statement = held.statement
           AND stated.contribution = held.contribution AND contribution.retracted_at IS NULL)
       ORDER BY held.contribution, held.record, held.statement`,
      this.#parameters,
    );
    for (;;) {
      const { rows } = await this.#client.query<Stated>(`FETCH ${PAGE} FROM gone`);
      if (rows.length > 0) yield rows;
      if (rows.length < PAGE) break;
    }
    await this.#client.query('CLOSE gone');
  }

  /** Contributions of which the recipient holds something and which have been taken back as a whole. */
  async retracted(): Promise<RetractedContribution[]> {
    const { rows } = await this.#client.query<RetractedContribution>(
      `WITH held AS (${HELD})
       SELECT id, retracted_at AS at, retraction_reason AS reason FROM contribution
       WHERE $1::integer[] IS NOT NULL AND retracted_at IS NOT NULL AND id IN (SELECT contribution FROM held) ORDER BY id`,
      this.#parameters,
    );
    return rows;
  }

  async *#pages(rows: readonly (DraftRow & { source: string })[]): AsyncGenerator<ReleasePage> {
    const bySource = Map.groupBy(rows, ({ source }) => source);
    const contributions = await contributionsById(this.#client, this.#view.labels, [...bySource.keys()]);
    for (const [source, own] of bySource) {
      const contribution = contributions.get(source);
      if (!contribution) continue;
      yield {
        contribution,
        statements: own.map((row) => ({ id: row.id, draft: draftOf(row, this.#labelOf(row)) })),
      };
    }
  }

  #labelOf({ label }: DraftRow): Label {
    return this.#labels.get(label);
  }
}

function conditionOf(scope: ReleaseScope, parameters: unknown[]): string {
  if ('all' in scope) return 'true';
  if ('contributions' in scope) {
    parameters.push(scope.contributions);
    return `stated.contribution = ANY ($${parameters.length}::uuid[])`;
  }
  parameters.push(scope.records);
  return `stated.record = ANY ($${parameters.length})`;
}
