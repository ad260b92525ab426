import { ForelandError, partnerOf } from '@foreland/model';
import type { Contribution, Label, Partner, StatementDraft } from '@foreland/model';
import type { ClientBase } from 'pg';
import type { LabelTable } from '../labels.ts';
import { countStatements, reviseLabels, writeContribution } from './contribution.ts';
import { protectWholeRecords } from './protect.ts';
import { protectedAmong } from './protected-records.ts';
import { insertStatements, numberLabels, prepare } from './statements.ts';
import type { Prepared } from './statements.ts';

export interface Contributed {
  readonly accepted: number;
  readonly known: number;
  /** Distinct records among the statements read, known ones included. */
  readonly records: number;
}

export interface ContributeOptions {
  /**
   * Labels that the contributor clears. Only statements under these count as known in the answer: how many
   * others the store held already is not the contributor's to learn.
   */
  readonly cleared: ReadonlySet<number>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (statements: number) => void;
}

/** Any fixed number, shared by all that write what partners contribute. */
const CONTRIBUTION_LOCK = 7_301_926;

/** Lets one transaction at a time write or take back what a partner contributes. */
export async function lockContributions(client: ClientBase, partner: Partner): Promise<void> {
  // Ids and records are looked up in indexes also while the tables are small and nothing is known of them yet.
  await client.query(
    `SELECT pg_advisory_xact_lock($1, hashtext($2)), set_config('enable_seqscan', 'off', true)`,
    [CONTRIBUTION_LOCK, partner],
  );
}

/**
 * Writes statements in bulk. Each batch looks up which are known, then copies the others straight into place with
 * their search projections: there is no staging table to copy from. Writers for one partner hold an advisory lock,
 * so that nothing slips in between look-up and copy; partners write their own records only, and so do not wait for
 * each other. Reading and preparing come before the lock and go on while it is waited for.
 * @throws ForelandError `record-partner` for a record of another partner; see also `requireStorable`
 */
export async function contribute(
  client: ClientBase,
  labels: LabelTable,
  contribution: Contribution,
  batches: AsyncIterable<readonly StatementDraft[]> | Iterable<readonly StatementDraft[]>,
  recordedAt: string,
  { cleared, signal, onProgress }: ContributeOptions,
): Promise<Contributed> {
  const numbers = new Map<Label, number>();
  const changed = new Set<number>();
  const records = new Set<string>();
  const toProtect = new Set<string>();
  let accepted = 0;
  let known = 0;
  let begun = false;
  // The next batch is prepared while the database works on this one.
  let writing: Promise<void> = Promise.resolve();

  const begin = async (): Promise<void> => {
    if (begun) return;
    begun = true;
    await lockContributions(client, contribution.partner);
    await writeContribution(client, contribution, recordedAt);
  };

  const write = async (batch: readonly Prepared[]): Promise<void> => {
    await begin();
    const prepared = await numberLabels(client, labels, numbers, batch);
    const inserted = await insertStatements(client, prepared, contribution.id, recordedAt);
    const repeated = new Set(inserted.repeated);
    const told = inserted.known.filter((each) => repeated.has(each) || cleared.has(each.label)).length;
    known += told;
    accepted += prepared.length - told;
    for (const { label } of inserted.fresh) changed.add(label);
    for (const label of inserted.moved) changed.add(label);
    const written = new Set(prepared.map(({ draft }) => draft.record));
    for (const record of await protectedAmong(client, written)) toProtect.add(record);
  };

  try {
    for await (const batch of batches) {
      signal?.throwIfAborted();
      for (const { record } of batch) {
        if (!records.has(record)) requireOwn(record, contribution.partner);
        records.add(record);
      }
      const prepared = prepare(batch, contribution.id, recordedAt);
      known += batch.length - prepared.length;
      await writing;
      writing = write(prepared);
      // Handled where it is awaited; until then it must not count as unhandled.
      writing.catch(() => undefined);
      onProgress?.(batch.length);
    }
  } finally {
    // Whatever ended the loop: no query may come after the transaction has ended, or it would be kept.
    await Promise.allSettled([writing]);
  }
  await writing;
  await begin();
  const makers = await protectWholeRecords(client, labels, [...toProtect]);
  await countStatements(client, [...new Set([contribution.id, ...makers])]);
  await reviseLabels(client, changed);
  return { accepted, known, records: records.size };
}

function requireOwn(record: string, partner: Partner): void {
  if (partnerOf(record) === partner) return;
  throw new ForelandError({
    code: 'record-partner',
    message: `A contribution of ${partner} cannot speak of a record of another partner.`,
    remedy: `Give the record an id that begins with ${partner}: and refer to the other one.`,
  });
}
