import type { Partner } from '@foreland/model';
import type { ClientBase } from 'pg';
import type { NewOutgoing } from '../platform/exchange/outgoing.ts';
import { insertOutgoing, nextSequence } from '../platform/exchange/outgoing.ts';
import type { Stated } from './releaser.ts';

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

  /** Place of the next package that changes what the recipient holds, from 1. */
  sequence(): Promise<number> {
    return this.#asOwner(() => nextSequence(this.#client, this.#from, this.#recipient));
  }

  given(pairs: readonly Stated[], packageId: string): Promise<void> {
    return this.#asOwner(async () => {
      await this.#client.query(
        `INSERT INTO released (partner, recipient, record, statement, contribution, package)
         SELECT $1, $2, record, statement, contribution, $3
         FROM unnest($4::text[], $5::uuid[], $6::uuid[]) AS given (record, statement, contribution)
         ON CONFLICT (partner, recipient, record, statement, contribution)
         DO UPDATE SET package = excluded.package, withdrawn_by = NULL`,
        [this.#from, this.#recipient, packageId, ...columns(pairs)],
      );
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
