import { LEVELS } from '@foreland/model';
import type { Level, Partner, Reader, StatementDraft, View } from '@foreland/model';
import type { StatementReader } from '@foreland/store';
import { TaxiiCollections } from '@foreland/store/platform';
import type { KeptCollection } from '@foreland/store/platform';
import type { Context } from '../context.ts';
import type { RunningJob } from '../jobs/jobs.ts';
import { publish } from './publish.ts';

/** Statements by which the records of a page are found. */
const PAGE = 4000;

/**
 * The reader from whose view a collection is filled. Of another partner it is never served above what that partner's node is
 * accredited for, where it is known here.
 */
export function readerOfCollection({ exchange, config }: Context, { reader }: KeptCollection): Reader {
  const { directory } = exchange;
  const isKnown = reader.partner !== config.partner && directory.lastCardOf(reader.partner) !== undefined;
  const clearance = isKnown
    ? lower(reader.clearance, directory.clearanceOf(reader.partner))
    : reader.clearance;
  return Object.freeze({ user: 'taxii', ...reader, clearance });
}

/** What a collection was filled from; the same state gives the same objects. */
export async function stateOfView(context: Context, collection: KeptCollection): Promise<string> {
  const view = await context.store.view(readerOfCollection(context, collection));
  return `${view.viewClass} ${await context.store.read(view, (reader) => reader.digest())}`;
}

/** Makes a collection what its reader's view holds now. */
export async function fill(context: Context, collection: KeptCollection, job: RunningJob): Promise<void> {
  const { store, config, clock, taxii } = context;
  const view = await store.view(readerOfCollection(context, collection));
  const collections = new TaxiiCollections(store.pool, config.partner, clock);
  const now = clock();
  const terms = {
    partner: config.partner,
    title: collection.title,
    source: 'foreland',
    legalBasis: 'See the contributions that the statements came with',
    receivedOn: now.toISOString().slice(0, 10),
    exercise: config.exercise !== 'off',
    view: `taxii/${collection.id}`,
  };
  const done = await store.read(view, async (reader) => {
    const state = `${view.viewClass} ${await reader.digest()}`;
    const statements = statementsFor(reader, config.partner, view, job);
    return { state, publication: await publish(collections, collection.id, statements, terms, now) };
  });
  const { kept, lost } = done.publication.report;
  await taxii.table.kept.filled(collection.id, {
    state: done.state,
    report: { kept, lost: lost.map((loss) => ({ ...loss, examples: [...loss.examples] })) },
  });
}

/**
 * What the view holds. For another partner only what this partner contributed: what others gave it is theirs to pass on.
 */
async function* statementsFor(
  reader: StatementReader,
  own: Partner,
  view: View,
  job: RunningJob,
): AsyncGenerator<StatementDraft> {
  const isForOthers = view.reader.partner !== own;
  let after = '';
  for (;;) {
    job.signal.throwIfAborted();
    const records = await reader.recordPage({ after, limit: PAGE, ...(isForOthers ? { partner: own } : {}) });
    if (records.length === 0) return;
    const statements = await reader.statementsOf(records, {}, { limit: Number.MAX_SAFE_INTEGER });
    job.concerns(records);
    const byRecord = Map.groupBy(statements, ({ record }) => record);
    for (const record of records)
      for (const statement of byRecord.get(record) ?? [])
        if (!isForOthers || isOwn(statement, own)) yield statement;
    after = records.at(-1) ?? after;
  }
}

function isOwn({ label }: StatementDraft, own: Partner): boolean {
  return label.originators.length === 1 && label.originators[0] === own;
}

function lower(one: Level, other: Level): Level {
  return LEVELS.indexOf(one) < LEVELS.indexOf(other) ? one : other;
}
