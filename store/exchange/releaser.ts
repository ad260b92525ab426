import type { Contribution, Label, LeaveScope, Partner, StatementDraft, View } from '@foreland/model';
import type { PoolClient } from 'pg';
import type { LabelTable } from '../labels.ts';
import { contributionsById } from '../read/contributions.ts';
import { draftOf } from '../draft.ts';
import type { DraftRow } from '../draft.ts';
import { GONE_QUERY, HELD, STATED, leaveScopeCondition, wantedQuery } from './wanted.ts';
import type { WantedScope } from './wanted.ts';

/** Statements of one contribution, for a partner who does not hold them yet. */
export interface ReleasePage {
  readonly contribution: Contribution;
  /** The leave under which it is passed on, where another partner contributed it. */
  readonly under: string | undefined;
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

type WantedRow = DraftRow & { source: string; under: string | null };

const PAGE = 4000;

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
  /** ISO day. */
  readonly #today: string;

  constructor(
    client: PoolClient,
    view: View,
    labels: LabelTable,
    {
      from,
      recipient,
      today,
    }: { readonly from: Partner; readonly recipient: Partner; readonly today: string },
  ) {
    this.#client = client;
    this.#view = view;
    this.#labels = labels;
    this.#from = from;
    this.#recipient = recipient;
    this.#today = today;
  }

  get #parameters(): unknown[] {
    return [`{${this.#view.labels.join(',')}}`, this.#from, this.#recipient];
  }

  /**
   * What is in one of the scopes and is not held yet, by contribution: this node's own, and what others let it pass on.
   * What is owed under a narrowed label needs no scope.
   */
  missing(scopes: readonly WantedScope[]): AsyncGenerator<ReleasePage> {
    return this.#wanted(scopes, 'missing');
  }

  /** The same, with what is held and may be held further on: all that the recipient is to hold. */
  all(scopes: readonly WantedScope[]): AsyncGenerator<ReleasePage> {
    return this.#wanted(scopes, 'all');
  }

  async *#wanted(scopes: readonly WantedScope[], which: 'missing' | 'all'): AsyncGenerator<ReleasePage> {
    if (scopes.length === 0 && which === 'missing' && !(await this.#owes())) return;
    const parameters = this.#parameters;
    const query = wantedQuery(scopes, which, this.#today, parameters);
    await this.#client.query(`DECLARE missing NO SCROLL CURSOR FOR ${query}`, parameters);
    for (;;) {
      const { rows } = await this.#client.query<WantedRow>(`FETCH ${PAGE} FROM missing`);
      yield* this.#pages(rows);
      if (rows.length < PAGE) break;
    }
    await this.#client.query('CLOSE missing');
  }

  /** What the recipient holds and may not hold any more, in pages. */
  async *gone(): AsyncGenerator<readonly Stated[]> {
    await this.#client.query(`DECLARE gone NO SCROLL CURSOR FOR ${GONE_QUERY}`, this.#parameters);
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

  /** A leave under which something is passed on, as its originator signed it, with its list. */
  async leave(id: string): Promise<{ readonly signed: string; readonly list: Map<string, string[]> }> {
    const { rows } = await this.#client.query<{ signed: string }>(
      'SELECT signed FROM leave WHERE partner = $1 AND id = $2 AND signed IS NOT NULL',
      [this.#from, id],
    );
    const [kept] = rows;
    if (!kept) throw new Error('a leave that is used was never signed');
    const { rows: pairs } = await this.#client.query<{ contribution: string; statement: string }>(
      'SELECT contribution, statement FROM leave_pair WHERE partner = $1 AND leave = $2',
      [this.#from, id],
    );
    return { signed: kept.signed, list: listOf(pairs) };
  }

  /**
   * What a leave covers: of this node's own, what the holder at hand holds, is in the scope, and is in the view. The view is that
   * of the partner to whom it may be passed on.
   */
  async covered(scope: LeaveScope): Promise<Map<string, string[]>> {
    const parameters: unknown[] = this.#parameters;
    const condition = leaveScopeCondition(scope, parameters);
    const { rows } = await this.#client.query<{ contribution: string; statement: string }>(
      `WITH stated AS NOT MATERIALIZED (${STATED}), held AS (${HELD})
       SELECT stated.contribution, stated.statement
       FROM held JOIN stated ON stated.record = held.record AND stated.statement = held.statement
           AND stated.contribution = held.contribution
         JOIN contribution ON contribution.id = stated.contribution
       WHERE contribution.partner = $2 AND contribution.retracted_at IS NULL AND ${condition}`,
      parameters,
    );
    return listOf(rows);
  }

  async #owes(): Promise<boolean> {
    const { rows } = await this.#client.query(
      'SELECT FROM carried WHERE partner = $1 AND recipient = $2 LIMIT 1',
      [this.#from, this.#recipient],
    );
    return rows.length > 0;
  }

  async *#pages(rows: readonly WantedRow[]): AsyncGenerator<ReleasePage> {
    const bySource = Map.groupBy(rows, ({ source, under }) => `${source} ${under ?? ''}`);
    const sources = rows.map(({ source }) => source);
    const contributions = await contributionsById(this.#client, this.#view.labels, sources);
    for (const own of bySource.values()) {
      const contribution = contributions.get(own[0]?.source ?? '');
      if (!contribution) continue;
      const under = own[0]?.under ?? undefined;
      yield {
        contribution,
        under,
        statements: own.map((row) => ({ id: row.id, draft: this.#draftOf(row) })),
      };
    }
  }

  /** What is passed on goes without its place in the source: the originator's list does not cover that. */
  #draftOf(row: WantedRow): StatementDraft {
    return draftOf(row.under === null ? row : { ...row, locator: null }, this.#labelOf(row));
  }

  #labelOf({ label }: DraftRow): Label {
    return this.#labels.get(label);
  }
}

function listOf(
  pairs: readonly { readonly contribution: string; readonly statement: string }[],
): Map<string, string[]> {
  const list = new Map<string, string[]>();
  for (const { contribution, statement } of pairs) {
    const statements = list.get(contribution);
    if (statements) statements.push(statement);
    else list.set(contribution, [statement]);
  }
  return list;
}
