import { NODE_ROLE, isForelandError } from '@foreland/model';
import type { ImportReport, Json, Reader, Refusal, View } from '@foreland/model';
import type { JobResult, TaxiiWorkTable } from '@foreland/store/platform';
import { isConnectionLoss } from '../connection-loss.ts';
import type { Context } from '../context.ts';
import type { RunningJob } from '../jobs/jobs.ts';
import { fill, stateOfView } from './fill.ts';
import { importPosted } from './import-posted.ts';
import { pull } from './pull.ts';
import { taxiiTask } from './task.ts';
import type { TaxiiTask } from './task.ts';
import { matching } from '../analysis/matching/hosted-matching.ts';

const PASS_MILLISECONDS = 5000;

/**
 * Looks for what TAXII has to do and starts a job for it: collections whose view has changed, what was posted, feeds whose
 * time has come. It compares states and waits for no event, so nothing is missed over a crash; that something is under way is
 * told by the job itself, which another process of the node may have begun or may do.
 */
export class TaxiiWork implements AsyncDisposable {
  readonly table: TaxiiWorkTable;
  #context: Context | undefined;
  #timer: NodeJS.Timeout | undefined;
  #pass: Promise<void> | undefined;

  constructor(table: TaxiiWorkTable) {
    this.table = table;
  }

  start(context: Context): void {
    this.#context = context;
    this.#timer = setInterval(() => void this.pass(), PASS_MILLISECONDS);
    void this.pass();
  }

  /** Looks now. One pass at a time; a call during a pass waits for the next one. */
  async pass(): Promise<void> {
    await this.#pass;
    const context = this.#context;
    if (!context) return;
    this.#pass ??= this.#look(context).finally(() => {
      this.#pass = undefined;
    });
    return this.#pass;
  }

  /** The work of the job kind “taxii”. Running it twice equals running it once. */
  async run(context: Context, job: RunningJob): Promise<JobResult> {
    const task = taxiiTask(job.payload);
    try {
      return await this.#do(context, task, job);
    } catch (error) {
      job.signal.throwIfAborted();
      // Without a database there is nothing to note; the job runs again.
      if (!isConnectionLoss(error))
        await this.#note(task, isForelandError(error) ? error.toRefusal() : UNFORESEEN);
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    this.#context = undefined;
    await this.#pass;
  }

  async #look(context: Context): Promise<void> {
    const { log, clock, config } = context;
    try {
      const { fills, posts, feeds } = await this.table.due(
        new Date(clock().getTime() - config.taxiiSeconds * 1000),
      );
      for (const id of posts) await this.#begin(context, { work: 'import', id });
      for (const id of feeds) await this.#begin(context, { work: 'pull', id });
      for (const id of fills) {
        const collection = await this.table.kept.find(id);
        if (!collection || (await stateOfView(context, collection)) === collection.filledState) continue;
        await this.#begin(context, { work: 'fill', id, recipient: collection.reader.partner });
      }
    } catch (error) {
      log.warn({ err: error }, 'the work for TAXII was left for the next time');
    }
  }

  async #begin(context: Context, task: TaxiiTask): Promise<void> {
    await context.jobs.start('taxii', { ...task } as Json, await nodeView(context));
  }

  async #do(context: Context, { work, id }: TaxiiTask, job: RunningJob): Promise<JobResult> {
    if (work === 'fill') {
      const collection = await this.table.kept.find(id);
      if (collection?.state === 'active' && collection.filled) await fill(context, collection, job);
      return {};
    }
    const report =
      work === 'pull' ? await this.#pull(context, id, job) : await this.#importPosted(context, id, job);
    return report === undefined ? {} : { report };
  }

  async #pull(context: Context, id: string, job: RunningJob) {
    const feed = await this.table.feeds.find(id);
    return feed?.enabled === true
      ? matched(context, feed.reader, await pull(context, feed, job.signal))
      : undefined;
  }

  async #importPosted(context: Context, id: string, job: RunningJob) {
    const post = await this.table.posts.find(id);
    const collection = post && (await this.table.kept.find(post.collection));
    if (!post || collection?.importer === undefined) return undefined;
    return matched(context, collection.importer, await importPosted(context, collection, post, job.signal));
  }

  /** Where people see it who can do something about it. */
  async #note({ work, id }: TaxiiTask, problem: Refusal): Promise<void> {
    if (work === 'fill') await this.table.kept.failed(id, problem);
    else if (work === 'pull') await this.table.feeds.failed(id, problem);
    else await this.table.posts.failed(id, problem);
  }
}

/** For those who imported it, what came in is matched at once; for others when they look. */
async function matched(context: Context, reader: Reader, report: ImportReport | undefined) {
  if (report && report.accepted > 0)
    await context.engines.ensure(matching, await context.store.view(reader), 0);
  return report;
}

const UNFORESEEN: Refusal = {
  code: 'internal',
  message: 'It failed for a reason at this node.',
  remedy: 'It is tried again by itself; the log of the node says more.',
};

/** Jobs of the node belong to nobody’s list; what they may read, they take from their collection or feed. */
function nodeView({ store, config }: Context): Promise<View> {
  return store.view({
    user: NODE_ROLE,
    partner: config.partner,
    role: 'liaison-officer',
    purpose: 'exchange',
    clearance: 'unclassified',
  });
}
