import { statementId } from '@foreland/model';
import type {
  Contribution,
  Holding,
  OrderPlace,
  Partner,
  RecallEffect,
  StatementDraft,
  View,
} from '@foreland/model';
import type { ClientBase } from 'pg';
import { nativeContentId } from '../hash.ts';
import type { LabelTable } from '../labels.ts';
import { insertIncoming, knownIncoming, lastReleaseFrom } from '../platform/exchange/incoming.ts';
import type { Incoming } from '../platform/exchange/incoming.ts';
import { contribute, lockContributions } from '../write/contribute.ts';
import type { Contributed } from '../write/contribute.ts';
import { takeBack } from '../write/retract.ts';
import { withdrawStatements } from '../write/withdraw.ts';
import { RECEIVED_FROM, holdingOf } from './holding.ts';
import { columns } from './ledger.ts';
import { evidenceOf, noteRecall } from './recall-effect.ts';
import type { RetractedContribution, Stated } from './releaser.ts';

/** Any fixed number: packages of one sender are applied one after the other. */
const RECEPTION_LOCK = 7_301_931;
const WITHDRAWN_AT_ONCE = 4000;

/** Applies what one partner's node sent, in one transaction: all of a package, once, or nothing. */
export class Receiver {
  readonly #client: ClientBase;
  readonly #labels: LabelTable;
  readonly #partner: Partner;
  readonly #sender: Partner;
  readonly #now: string;

  constructor(client: ClientBase, labels: LabelTable, partner: Partner, sender: Partner, now: string) {
    this.#client = client;
    this.#labels = labels;
    this.#partner = partner;
    this.#sender = sender;
    this.#now = now;
  }

  /** For the node's own tables, in the same transaction. */
  get platform(): ClientBase {
    return this.#client;
  }

  /** To be called first: nobody else applies packages of this sender until the transaction ends. */
  async lock(): Promise<void> {
    await this.#client.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [
      RECEPTION_LOCK,
      `${this.#partner} ${this.#sender}`,
    ]);
  }

  /** The package as it was applied before, if it was. */
  known(id: string): Promise<Incoming | undefined> {
    return knownIncoming(this.#client, this.#partner, this.#sender, id);
  }

  /** The release of this sender that was applied last. */
  lastRelease(): Promise<OrderPlace | undefined> {
    return lastReleaseFrom(this.#client, this.#partner, this.#sender);
  }

  /** What this node holds of the sender. */
  holding(): Promise<Holding> {
    return holdingOf(this.#client, RECEIVED_FROM, [this.#partner, this.#sender]);
  }

  keep(incoming: Incoming): Promise<void> {
    return insertIncoming(this.#client, incoming);
  }

  /** @param view of this node as a partner; it decides what counts as known. */
  async contribute(
    contribution: Contribution,
    batches: AsyncIterable<readonly StatementDraft[]>,
    view: View,
    packageId: string,
  ): Promise<Contributed> {
    return contribute(
      this.#client,
      this.#labels,
      contribution,
      this.#noted(contribution, batches, packageId),
      this.#now,
      { cleared: new Set(view.labels) },
    );
  }

  /**
   * Takes back a whole contribution, at the word of its originator; or what a partner gave of it, at that partner's word.
   * What another partner gave too stays as long as the originator does not say otherwise. Anybody else's word counts for nothing,
   * and gets the same answer as one about a contribution that this node does not know.
   * @returns the pairs that are gone from this node
   */
  async retract({ id, reason }: RetractedContribution): Promise<readonly Stated[]> {
    const { rows } = await this.#client.query<{ originator: boolean }>(
      'SELECT partner = $2 AS originator FROM contribution WHERE id = $1',
      [id, this.#sender],
    );
    const [kept] = rows;
    if (!kept) return [];
    // Of what others gave too it stays known that they did: they take it back themselves.
    const { rows: given } = await this.#client.query<Stated & { other: boolean }>(
      `DELETE FROM received mine WHERE partner = $1 AND contribution = $2 AND sender = $3
       RETURNING record, statement, contribution,
         EXISTS (SELECT FROM received other WHERE other.partner = $1 AND other.record = mine.record
           AND other.statement = mine.statement AND other.contribution = mine.contribution AND other.sender <> $3) AS other`,
      [this.#partner, id, this.#sender],
    );
    if (!kept.originator) return this.#retractGiven(id, given, reason);
    await this.#lockMakersOf([id]);
    const gone = await takeBack(this.#client, { contribution: id, reason, at: this.#now });
    return gone.map((each) => ({ record: each.record, statement: each.id, contribution: id }));
  }

  async #retractGiven(
    id: string,
    given: readonly (Stated & { readonly other: boolean })[],
    reason: string,
  ): Promise<readonly Stated[]> {
    if (given.length === 0) return [];
    const gone = given.filter(({ other }) => !other);
    await this.#lockMakersOf([id]);
    await this.#withdrawAll(gone, reason);
    const { rows: others } = await this.#client.query(
      'SELECT FROM received WHERE partner = $1 AND contribution = $2 LIMIT 1',
      [this.#partner, id],
    );
    // Nobody gives anything of it any more: then the contribution as a whole is gone from here.
    if (others.length === 0) await takeBack(this.#client, { contribution: id, reason, at: this.#now });
    return gone;
  }

  async #withdrawAll(gone: readonly Stated[], reason: string): Promise<void> {
    for (let from = 0; from < gone.length; from += WITHDRAWN_AT_ONCE)
      await withdrawStatements(this.#client, gone.slice(from, from + WITHDRAWN_AT_ONCE), {
        reason,
        at: this.#now,
      });
  }

  /**
   * Takes back statements that a contribution made. What another contribution states too stays under that one, and what
   * another partner gave too stays as long as the originator does not say otherwise. What the sender neither made nor gave
   * stays, and is not told from what this node does not know.
   * @returns the pairs that are gone from this node
   */
  async withdraw(pairs: readonly Stated[], reason: string): Promise<readonly Stated[]> {
    const { rows: known } = await this.#client.query<
      Stated & { originator: boolean; given: boolean; other: boolean }
    >(
      `SELECT gone.record, gone.statement, gone.contribution,
         contribution.partner = $2 AS originator,
         EXISTS (SELECT FROM received mine WHERE mine.partner = $1 AND mine.record = gone.record
           AND mine.statement = gone.statement AND mine.contribution = gone.contribution AND mine.sender = $2) AS given,
         EXISTS (SELECT FROM received other WHERE other.partner = $1 AND other.record = gone.record
           AND other.statement = gone.statement AND other.contribution = gone.contribution AND other.sender <> $2) AS other
       FROM unnest($3::text[], $4::uuid[], $5::uuid[]) AS gone (record, statement, contribution)
         JOIN contribution ON contribution.id = gone.contribution`,
      [this.#partner, this.#sender, ...columns(pairs)],
    );
    const rows = known.filter(({ originator, given }) => originator || given);
    await this.#client.query(
      `DELETE FROM received USING unnest($3::text[], $4::uuid[], $5::uuid[]) AS gone (record, statement, contribution)
       WHERE received.partner = $1 AND received.record = gone.record AND received.statement = gone.statement
         AND received.contribution = gone.contribution AND received.sender = $2`,
      [this.#partner, this.#sender, ...columns(rows)],
    );
    const gone = rows.filter(({ originator, other }) => originator || !other);
    await this.#lockMakersOf([...new Set(gone.map(({ contribution }) => contribution))]);
    await withdrawStatements(this.#client, gone, { reason, at: this.#now });
    return gone;
  }

  /**
   * Takes back what the sender gave before and did not give again in this package. What another partner gave too stays.
   * @returns the pairs that the sender gives no longer
   */
  async keepOnly(packageId: string, reason: string): Promise<readonly Stated[]> {
    const { rows } = await this.#client.query<Stated & { other: boolean }>(
      `DELETE FROM received mine WHERE partner = $1 AND sender = $2 AND package <> $3
       RETURNING record, statement, contribution,
         EXISTS (SELECT FROM received other WHERE other.partner = $1 AND other.record = mine.record
           AND other.statement = mine.statement AND other.contribution = mine.contribution AND other.sender <> $2) AS other`,
      [this.#partner, this.#sender, packageId],
    );
    const gone = rows.filter(({ other }) => !other);
    await this.#lockMakersOf([...new Set(gone.map(({ contribution }) => contribution))]);
    await this.#withdrawAll(gone, reason);
    return rows;
  }

  /** The labels with evidence before the package is applied; for `noteRecall`. */
  evidence(): Promise<string> {
    return evidenceOf(this.#client);
  }

  /** Remembers and counts what rested on what this package took back. */
  noteRecall(packageId: string, evidence: string, gone: readonly Stated[]): Promise<RecallEffect> {
    return noteRecall(
      this.#client,
      this.#labels,
      { partner: this.#partner, sender: this.#sender, package: packageId, at: this.#now, evidence },
      gone,
    );
  }

  async #lockMakersOf(contributions: readonly string[]): Promise<void> {
    const { rows } = await this.#client.query<{ partner: Partner }>(
      'SELECT DISTINCT partner FROM contribution WHERE id = ANY ($1::uuid[]) ORDER BY partner',
      [contributions],
    );
    for (const { partner } of rows) await lockContributions(this.#client, partner);
  }

  /** Remembers of each batch who gave it. */
  async *#noted(
    { id: contribution }: Contribution,
    batches: AsyncIterable<readonly StatementDraft[]>,
    packageId: string,
  ): AsyncGenerator<readonly StatementDraft[]> {
    for await (const batch of batches) {
      yield batch;
      const pairs = batch.map((draft) => ({
        record: draft.record,
        statement: statementId(draft, nativeContentId),
        contribution,
      }));
      await this.#client.query(
        `INSERT INTO received (partner, sender, package, record, statement, contribution)
         SELECT $1, $2, $3, record, statement, contribution
         FROM unnest($4::text[], $5::uuid[], $6::uuid[]) AS given (record, statement, contribution)
         ON CONFLICT (partner, record, statement, contribution, sender) DO UPDATE SET package = excluded.package`,
        [this.#partner, this.#sender, packageId, ...columns(pairs)],
      );
    }
  }
}
