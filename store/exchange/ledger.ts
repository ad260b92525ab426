import { placeAnew } from '@foreland/model';
import type { Holding, Partner } from '@foreland/model';
import type { ClientBase } from 'pg';
import type { NewOutgoing } from '../platform/exchange/outgoing.ts';
import { addDisclosureDue } from '../platform/exchange/disclosures.ts';
import { orderWith } from '../platform/exchange/order.ts';
import { insertOutgoing } from '../platform/exchange/outgoing.ts';
import { HELD_BY, holdingOf } from './holding.ts';
import type { RetractedContribution, Stated } from './releaser.ts';

/** Where a release comes in the order. */
export interface ReleasePlace {
  /** From 1. */
  readonly sequence: number;
  /** The release that the recipient must have applied last. */
  readonly follows: string | undefined;
}

/** Keeps what a partner holds of this node, in the transaction that computed the package which says so. */
export class ReleaseLedger {
  readonly #client: ClientBase;
  readonly #from: Partner;
  readonly #recipient: Partner;
  readonly #asOwner: <T>(work: () => Promise<T>) => Promise<T>;

  /** @param asOwner runs work as the owner of the tables, outside the role that reads. */
  constructor(
    client: ClientBase,
    from: Partner,
    recipient: Partner,
    asOwner: <T>(work: () => Promise<T>) => Promise<T>,
  ) {
    this.#client = client;
    this.#from = from;
    this.#recipient = recipient;
    this.#asOwner = asOwner;
  }

  /** The place behind the last release. */
  nextPlace(): Promise<ReleasePlace> {
    return this.#asOwner(async () => {
      const { last } = await orderWith(this.#client, this.#from, this.#recipient);
      return { sequence: (last?.sequence ?? 0) + 1, follows: last?.package };
    });
  }

  /** Gives up all releases that were not delivered. @returns the place of one that says anew what the recipient holds */
  beginAnew(): Promise<ReleasePlace> {
    return this.#asOwner(async () => {
      await this.#client.query(
        `UPDATE outgoing_package SET state = 'void' WHERE partner = $1 AND recipient = $2 AND sequence IS NOT NULL
           AND state NOT IN ('delivered', 'void')`,
        [this.#from, this.#recipient],
      );
      await this.#client.query('UPDATE partner_order SET anew_by = NULL WHERE partner = $1 AND peer = $2', [
        this.#from,
        this.#recipient,
      ]);
      const { delivered, ...book } = await orderWith(this.#client, this.#from, this.#recipient);
      return placeAnew(book, delivered);
    });
  }

  /** Own contributions of which the recipient was ever given something and which have been taken back as a whole. */
  everRetracted(): Promise<RetractedContribution[]> {
    return this.#asOwner(async () => {
      const { rows } = await this.#client.query<RetractedContribution>(
        `SELECT id, retracted_at AS at, retraction_reason AS reason FROM contribution
         WHERE retracted_at IS NOT NULL AND partner = $1
           AND id IN (SELECT contribution FROM released WHERE partner = $1 AND recipient = $2) ORDER BY id`,
        [this.#from, this.#recipient],
      );
      return rows;
    });
  }

  /**
   * What the recipient holds is what this package gives, and nothing else.
   * @returns how many pairs that it held, or may have held, are gone
   */
  onlyGivenBy(packageId: string): Promise<number> {
    return this.#asOwner(async () => {
      const { rowCount } = await this.#client.query(
        `UPDATE released SET withdrawn_by = $3 WHERE partner = $1 AND recipient = $2 AND package <> $3
           AND (withdrawn_by IS NULL OR withdrawn_by IN (
             SELECT id FROM outgoing_package WHERE partner = $1 AND recipient = $2 AND state = 'void'))`,
        [this.#from, this.#recipient, packageId],
      );
      return rowCount ?? 0;
    });
  }

  holding(): Promise<Holding> {
    return this.#asOwner(() => holdingOf(this.#client, HELD_BY, [this.#from, this.#recipient]));
  }

  /** @param under the leave under which they are passed on, where another partner contributed them */
  given(pairs: readonly Stated[], packageId: string, under: string | undefined): Promise<void> {
    return this.#asOwner(async () => {
      await this.#client.query(
        `INSERT INTO released (partner, recipient, record, statement, contribution, package, leave)
         SELECT $1, $2, record, statement, contribution, $3, $7
         FROM unnest($4::text[], $5::uuid[], $6::uuid[]) AS given (record, statement, contribution)
         ON CONFLICT (partner, recipient, record, statement, contribution)
         DO UPDATE SET package = excluded.package, withdrawn_by = NULL, leave = excluded.leave, told = NULL`,
        [this.#from, this.#recipient, packageId, ...columns(pairs), under ?? null],
      );
      await addDisclosureDue(this.#client, this.#from, packageId, pairs);
    });
  }

  takenBack(pairs: readonly Stated[], packageId: string): Promise<void> {
    return this.#asOwner(async () => {
      await this.#client.query(
        `UPDATE released SET withdrawn_by = $3
         FROM unnest($4::text[], $5::uuid[], $6::uuid[]) AS gone (record, statement, contribution)
         WHERE released.partner = $1 AND released.recipient = $2 AND released.record = gone.record
           AND released.statement = gone.statement AND released.contribution = gone.contribution`,
        [this.#from, this.#recipient, packageId, ...columns(pairs)],
      );
    });
  }

  /** For what else belongs to the same transaction, in the node's own tables. */
  write<T>(work: (client: ClientBase) => Promise<T>): Promise<T> {
    return this.#asOwner(() => work(this.#client));
  }

  queue(outgoing: NewOutgoing): Promise<void> {
    return this.#asOwner(() => insertOutgoing(this.#client, outgoing));
  }
}

/** Pairs as columns, for `unnest`. */
export function columns(pairs: readonly Stated[]): [string[], string[], string[]] {
  return [
    pairs.map(({ record }) => record),
    pairs.map(({ statement }) => statement),
    pairs.map(({ contribution }) => contribution),
  ];
}
