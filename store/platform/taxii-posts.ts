import type { Json, Reader, Refusal } from '@foreland/model';
import { jsonOrNull } from './nulls.ts';
import type { OwnRows } from './own-rows.ts';
import type { TaxiiAddition, TaxiiOutcome } from './taxii.ts';

/** Objects that were posted and are to be imported. */
export interface PendingPost {
  readonly id: string;
  readonly collection: string;
  readonly requestedAt: number;
  readonly failures: TaxiiOutcome['failures'];
  readonly pending: readonly PendingObject[];
}

export interface PendingObject extends TaxiiAddition {
  /** As the status names it. */
  readonly named: string;
}

/** What was posted to collections and waits to be imported. */
export class TaxiiPosts {
  readonly #rows: OwnRows;

  constructor(rows: OwnRows) {
    this.#rows = rows;
  }

  /** Keeps what was posted, to be imported. */
  async keep(reader: Reader, post: PendingPost): Promise<void> {
    await this.#rows.query(
      `INSERT INTO taxii_status (partner, id, user_name, requested_at, successes, failures, collection, pending)
       VALUES ($1, $2, $3, $4, '[]', $5, $6, $7)`,
      post.id,
      reader.user,
      post.requestedAt,
      JSON.stringify(post.failures),
      post.collection,
      JSON.stringify(post.pending),
    );
  }

  async find(id: string): Promise<PendingPost | undefined> {
    const [row] = await this.#rows.query<PendingPost>(
      `SELECT id, collection, requested_at AS "requestedAt", failures, pending FROM taxii_status
       WHERE partner = $1 AND id = $2 AND pending IS NOT NULL`,
      id,
    );
    return row;
  }

  async imported(
    post: PendingPost,
    outcome: Pick<TaxiiOutcome, 'successes' | 'failures'> & { readonly report: Json | undefined },
  ): Promise<void> {
    await this.#rows.query(
      `WITH done AS (UPDATE taxii_status SET successes = $3, failures = $4, pending = NULL WHERE partner = $1 AND id = $2 RETURNING collection)
       UPDATE taxii_collection SET report = $5, problem = NULL WHERE partner = $1 AND id IN (SELECT collection FROM done)`,
      post.id,
      JSON.stringify(outcome.successes),
      JSON.stringify(outcome.failures),
      jsonOrNull(outcome.report),
    );
  }

  /** None of the objects could be imported, for a reason that is not theirs; posting again is for the sender. */
  async failed(id: string, problem: Refusal): Promise<void> {
    await this.#rows.query(
      `WITH done AS (
         UPDATE taxii_status SET pending = NULL, failures = failures || (
           SELECT coalesce(jsonb_agg(jsonb_build_object('id', one ->> 'id', 'version', one ->> 'named', 'message', $3::text)), '[]')
           FROM jsonb_array_elements(pending) AS one)
         WHERE partner = $1 AND id = $2 AND pending IS NOT NULL RETURNING collection)
       UPDATE taxii_collection SET problem = $4 WHERE partner = $1 AND id IN (SELECT collection FROM done)`,
      id,
      `${problem.message} ${problem.remedy}`,
      JSON.stringify(problem),
    );
  }
}
