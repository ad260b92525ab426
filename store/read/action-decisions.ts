import type { Partner, View } from '@foreland/model';
import type { ClientBase } from 'pg';

/** What somebody wrote down of an action, whoever understands it; the store does not. */
export interface KeptAction {
  /** Kind and target. */
  readonly action: string;
  readonly kind: string;
  readonly target: string;
  readonly terms: unknown;
}

export interface KeptOutcome {
  readonly id: string;
  readonly action: string;
  readonly result: 'succeeded' | 'failed' | 'not-carried-out';
  /** ISO day. */
  readonly day: string;
  readonly note: string | undefined;
  readonly statements: readonly string[];
  readonly author: string;
  readonly recordedAt: string;
}

/** A decision as far as it may be told: protected targets are only counted. */
export interface KeptActionDecision {
  readonly partner: Partner;
  readonly id: string;
  readonly author: string;
  readonly group: string | undefined;
  readonly nodes: readonly string[];
  /** Undefined where they told of somebody who is protected now. */
  readonly reason: string | undefined;
  readonly advice: unknown;
  readonly actions: readonly KeptAction[];
  /** Targets that are protected now. */
  readonly withdrawn: number;
  /** Newest first; without their notes where the reason is withheld. */
  readonly outcomes: readonly KeptOutcome[];
  readonly decidedAt: string;
}

export interface ActionDecisionPage {
  readonly limit: number;
  /** The last one of the page before. */
  readonly after?: Pick<KeptActionDecision, 'decidedAt' | 'id'> | undefined;
  /** Only those about one of these nodes, or with one of them as a target. */
  readonly about?: readonly string[] | undefined;
}

export interface OutcomeCount {
  readonly kind: string;
  readonly succeeded: number;
  readonly failed: number;
}

/** Something counts where all of the evidence that it was written on is in view. */
const CLEARED = (parts: string): string =>
  `NOT EXISTS (SELECT FROM unnest(${parts}) AS part WHERE NOT part IN (SELECT unnest($1::integer[])))`;

type Row = Omit<KeptActionDecision, 'group' | 'reason' | 'outcomes' | 'actions'> & {
  readonly group: string | null;
  readonly reason: string | null;
  readonly actions: readonly KeptAction[];
  readonly outcomes: readonly (Omit<KeptOutcome, 'note'> & { readonly note: string | null })[];
};

/** Decisions on actions within the snapshot and the view of a reader. */
export class ActionDecisionReader {
  readonly #client: ClientBase;
  readonly #view: View;

  constructor(client: ClientBase, view: View) {
    this.#client = client;
    this.#view = view;
  }

  /** Newest first. What is out of view takes no place on a page. */
  list({ limit, after, about }: ActionDecisionPage): Promise<KeptActionDecision[]> {
    return this.#decisions(
      `($3::timestamptz IS NULL OR (decision.decided_at, decision.id) < ($3::timestamptz, $4::uuid))
       AND ($5::text[] IS NULL OR decision.group_node = ANY ($5) OR decision.nodes && $5 OR EXISTS (
         SELECT FROM decided_action AS action
         WHERE action.partner = decision.partner AND action.decision = decision.id AND NOT action.protected
           AND action.target = ANY ($5)))`,
      [limit, after?.decidedAt ?? null, after?.id ?? null, about ?? null],
      '$2',
    );
  }

  async byId(id: string): Promise<KeptActionDecision | undefined> {
    return (await this.#decisions('decision.id = $2', [id], '1'))[0];
  }

  /** How actions of each kind went, by the newest outcome of each. */
  async outcomes(): Promise<OutcomeCount[]> {
    const { rows } = await this.#client.query<OutcomeCount>(
      `SELECT kind, count(*) FILTER (WHERE result = 'succeeded')::integer AS succeeded,
         count(*) FILTER (WHERE result = 'failed')::integer AS failed
       FROM (
         SELECT DISTINCT ON (outcome.partner, outcome.decision, outcome.action) action.kind, outcome.result
         FROM action_outcome AS outcome
         JOIN decided_action AS action USING (partner, decision, action)
         JOIN action_decision AS decision ON decision.partner = outcome.partner AND decision.id = outcome.decision
         WHERE NOT action.protected AND ${CLEARED('decision.parts')} AND ${CLEARED('outcome.parts')}
         ORDER BY outcome.partner, outcome.decision, outcome.action, outcome.recorded_at DESC, outcome.id
       ) AS newest
       GROUP BY kind ORDER BY kind`,
      [this.#view.labels],
    );
    return rows;
  }

  /** Labels under which those outcomes and their decisions are. */
  async labelsOfOutcomes(): Promise<number[]> {
    const { rows } = await this.#client.query<{ part: number }>(
      `SELECT DISTINCT unnest(decision.parts || outcome.parts) AS part FROM action_outcome AS outcome
       JOIN action_decision AS decision ON decision.partner = outcome.partner AND decision.id = outcome.decision
       WHERE ${CLEARED('decision.parts')} AND ${CLEARED('outcome.parts')} ORDER BY part`,
      [this.#view.labels],
    );
    return rows.map(({ part }) => part);
  }

  /** Labels of these statements, where all of them are in view. */
  async labelsOfStatements(ids: readonly string[]): Promise<number[] | undefined> {
    const wanted = [...new Set(ids)];
    const { rows } = await this.#client.query<{ id: string; label: number }>(
      `SELECT DISTINCT id, label FROM statement
       WHERE id = ANY ($2::uuid[]) AND label = ANY ($1::integer[]) AND NOT protected AND retracted_at IS NULL`,
      [this.#view.labels, wanted],
    );
    if (new Set(rows.map(({ id }) => id)).size < wanted.length) return undefined;
    return [...new Set(rows.map(({ label }) => label))];
  }

  async #decisions(where: string, values: readonly unknown[], limit: string): Promise<KeptActionDecision[]> {
    const { rows } = await this.#client.query<Row>(
      `SELECT decision.partner, decision.id, decision.author, decision.group_node AS "group", decision.nodes,
         CASE WHEN NOT decision.withheld THEN decision.reason END AS reason,
         CASE WHEN NOT decision.withheld THEN decision.advice END AS advice,
         decision.withdrawn, decision.decided_at AS "decidedAt",
         coalesce((
           SELECT jsonb_agg(jsonb_build_object('action', action, 'kind', kind, 'target', target, 'terms', terms) ORDER BY action)
           FROM decided_action AS action
           WHERE action.partner = decision.partner AND action.decision = decision.id AND NOT action.protected
         ), '[]') AS actions,
         coalesce((
           SELECT jsonb_agg(jsonb_build_object('id', outcome.id, 'action', outcome.action, 'result', result, 'day', day,
             'note', CASE WHEN NOT decision.withheld THEN note END, 'statements', statements, 'author', outcome.author, 'recordedAt', recorded_at)
             ORDER BY recorded_at DESC, outcome.id)
           FROM action_outcome AS outcome
           JOIN decided_action AS action USING (partner, decision, action)
           WHERE outcome.partner = decision.partner AND outcome.decision = decision.id AND NOT action.protected
             AND ${CLEARED('outcome.parts')}
         ), '[]') AS outcomes
       FROM action_decision AS decision
       WHERE ${CLEARED('decision.parts')} AND ${where} ORDER BY decided_at DESC, id DESC LIMIT ${limit}`,
      [this.#view.labels, ...values],
    );
    return rows.map(({ group, reason, advice, outcomes, ...row }) => ({
      ...row,
      group: group ?? undefined,
      reason: reason ?? undefined,
      advice: advice ?? undefined,
      outcomes: outcomes.map(({ note, ...outcome }) => ({ ...outcome, note: note ?? undefined })),
    }));
  }
}
