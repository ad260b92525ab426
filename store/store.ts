import { openedViewOf, partnerViewOf, viewOf } from '@foreland/model';
import type { Label, Level, Partner, Reader, View } from '@foreland/model';
import pg from 'pg';
import type { Pool, PoolClient, PoolConfig } from 'pg';
import { ReleaseLedger } from './exchange/ledger.ts';
import { Receiver } from './exchange/receiver.ts';
import { Releaser } from './exchange/releaser.ts';
import { LabelTable } from './labels.ts';
import { inSnapshot, inTransaction, within, withLock } from './transaction.ts';
import { migrate } from './migrate.ts';
import { labelsOfContribution } from './read/contributions.ts';
import { StatementReader } from './read/reader.ts';
import { openedStatements } from './read/statements.ts';
import type { SourcedStatement } from './read/statements.ts';
import { Transactor } from './write/transactor.ts';

/**
 * The one way to statements: reading needs a view, writing needs a transactor.
 * The pool is for the node's own tables (accounts, sessions, jobs), which hold no statements.
 */
export interface Store extends AsyncDisposable {
  readonly pool: Pool;
  view(reader: Reader): Promise<View>;
  /** Runs in one read-only snapshot, as a database role that row-level security confines to the view. */
  read<T>(view: View, work: (reader: StatementReader) => Promise<T>): Promise<T>;
  /**
   * Every statement on one protected record, as far as the reader clears it otherwise. Whether two people have
   * opened the record for this reader is for the caller to know.
   */
  readOpened(reader: Reader, record: string): Promise<SourcedStatement[]>;
  /** Runs in one transaction: all of it is kept, or none. */
  transact<T>(work: (transactor: Transactor) => Promise<T>): Promise<T>;
  /** Labels of the view under which a contribution states something now, and how much. */
  labelsOf(
    view: View,
    contribution: string,
  ): Promise<readonly { readonly label: Label; readonly statements: number }[]>;
  /** What a partner's node may hold of this store. */
  partnerView(partner: Partner, clearance: Level): Promise<View>;
  /** Computes in one read-only snapshot what would be said to a partner; see {@link Releaser}. */
  previewRelease<T>(route: ReleaseRoute, work: (releaser: Releaser) => Promise<T>): Promise<T>;
  /** As `previewRelease`, and keeps with it that the partner holds what it is given; one after the other for each partner. */
  release<T>(
    route: ReleaseRoute,
    work: (releaser: Releaser, ledger: ReleaseLedger) => Promise<T>,
  ): Promise<T>;
  /** The package by which this partner's node last changed what another one holds. */
  lastReleaseTo(partner: Partner, recipient: Partner): Promise<string>;
  /** The view that a reader had when these labels had evidence; they are PostgreSQL text of ranges of the store's integers. */
  viewWhen(reader: Reader, evidence: string): Promise<View>;
  /** Writes the node's own tables, which hold no statements, in one transaction. */
  inPlatform<T>(work: (client: PoolClient) => Promise<T>): Promise<T>;
  /** Applies what a partner's node sent, in one transaction; one after the other for each partner. */
  receive<T>(
    from: { readonly partner: Partner; readonly sender: Partner },
    work: (receiver: Receiver) => Promise<T>,
  ): Promise<T>;
}

/** From whose node to whose, and what that node may hold. */
export interface ReleaseRoute {
  readonly from: Partner;
  readonly recipient: Partner;
  /** Made by `partnerView`. */
  readonly view: View;
}

export interface StoreOptions {
  readonly connection: PoolConfig;
  /** Gives the instant that is recorded with everything written. */
  readonly clock: () => Date;
}

// Timestamps travel as ISO text and days as YYYY-MM-DD; Date objects would shift days by time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString());

const WRITING_SNAPSHOT = 'BEGIN ISOLATION LEVEL REPEATABLE READ';
/** Any fixed number: what one partner is given is computed by one process at a time. */
const RELEASE_LOCK = 7_301_930;

export async function openStore({ connection, clock }: StoreOptions): Promise<Store> {
  const pool = new pg.Pool({
    max: 12,
    ...connection,
    options: `-c timezone=UTC ${connection.options ?? ''}`.trim(),
  });
  // A connection that dies (database restarted) is replaced by the pool on next use. While it is handed out the
  // pool does not listen to it; the query under way fails with the same error, so nothing is lost by this.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const labels = new LabelTable();
  const today = (): string => clock().toISOString().slice(0, 10);
  try {
    await migrate(pool);
    await labels.refresh(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }

  return {
    pool,

    async view(reader) {
      await labels.refresh(pool);
      return viewOf(reader, labels.all());
    },

    async read(view, work) {
      return inSnapshot(pool, async (client) => {
        await client.query(
          `SELECT set_config('role', 'foreland_reader', true),
                  set_config('foreland.labels', $1, true),
                  set_config('foreland.view_class', $2, true)`,
          [`{${view.labels.join(',')}}`, view.viewClass],
        );
        return work(new StatementReader(client, view, labels));
      });
    },

    async readOpened(reader, record) {
      await labels.refresh(pool);
      const view = openedViewOf(reader, record, labels.all());
      return inSnapshot(pool, async (client) => {
        await client.query(
          `SELECT set_config('role', 'foreland_reader', true),
                  set_config('foreland.labels', $1, true),
                  set_config('foreland.opened', $2, true)`,
          [`{${view.labels.join(',')}}`, view.record],
        );
        return openedStatements(client, view.labels, labels, view.record);
      });
    },

    async transact(work) {
      return inTransaction(pool, (client) => work(new Transactor(client, labels, clock)));
    },

    labelsOf(view, contribution) {
      return inSnapshot(pool, async (client) => {
        await readFor(client, view.reader.partner, view);
        return labelsOfContribution(client, view.labels, labels, contribution);
      });
    },

    async partnerView(partner, clearance) {
      await labels.refresh(pool);
      return partnerViewOf(partner, clearance, labels.all());
    },

    previewRelease({ from, recipient, view }, work) {
      return inSnapshot(pool, async (client) => {
        await readFor(client, recipient, view);
        return work(new Releaser(client, view, labels, { from, recipient, today: today() }));
      });
    },

    release({ from, recipient, view }, work) {
      // Taken before the transaction begins: its snapshot must show what the one before has kept.
      return withLock(pool, { number: RELEASE_LOCK, name: `${from} ${recipient}` }, (client) =>
        within(client, WRITING_SNAPSHOT, async () => {
          await readFor(client, recipient, view);
          const asOwner = async <R>(write: () => Promise<R>): Promise<R> => {
            await client.query(`SELECT set_config('role', 'none', true)`);
            const result = await write();
            await client.query(`SELECT set_config('role', 'foreland_reader', true)`);
            return result;
          };
          return work(
            new Releaser(client, view, labels, { from, recipient, today: today() }),
            new ReleaseLedger(client, from, recipient, asOwner),
          );
        }),
      );
    },

    async lastReleaseTo(partner, recipient) {
      const { rows } = await pool.query<{ id: string }>(
        `SELECT id FROM outgoing_package WHERE partner = $1 AND recipient = $2 AND sequence IS NOT NULL
         ORDER BY created_at DESC, sequence DESC LIMIT 1`,
        [partner, recipient],
      );
      return rows[0]?.id ?? '';
    },

    async viewWhen(reader, evidence) {
      await labels.refresh(pool);
      const { rows } = await pool.query<{ key: number }>(
        'SELECT key FROM label WHERE key <@ $1::int4multirange',
        [evidence],
      );
      const had = new Set(rows.map(({ key }) => key));
      return viewOf(
        reader,
        [...labels.all()].map((label) => ({ ...label, isEvidence: had.has(label.key) })),
      );
    },

    inPlatform(work) {
      return inTransaction(pool, work);
    },

    receive({ partner, sender }, work) {
      return inTransaction(pool, async (client) => {
        const receiver = new Receiver(client, labels, partner, sender, clock().toISOString());
        await receiver.lock();
        return work(receiver);
      });
    },

    async [Symbol.asyncDispose]() {
      await pool.end();
    },
  };
}

/** Confines the transaction to what a partner's node may hold, and lets it know what that node holds. */
async function readFor(client: PoolClient, recipient: Partner, view: View): Promise<void> {
  await client.query(
    `SELECT set_config('role', 'foreland_reader', true),
            set_config('foreland.labels', $1, true),
            set_config('foreland.view_class', $2, true),
            set_config('foreland.recipient', $3, true)`,
    [`{${view.labels.join(',')}}`, view.viewClass, recipient],
  );
}
