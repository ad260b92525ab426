import { setTimeout as sleep } from 'node:timers/promises';
import { contract } from '@foreland/model/contract';
import type { Answer } from '@foreland/model/contract';
import { Client } from './client.ts';
import { CommandError, EXIT } from './exit.ts';
import type { Progress } from './progress.ts';

export type Job = Answer<typeof contract.job>;

/** A stream that breaks is taken up again this often, a little later each time. */
const RECONNECTIONS = 5;
const FIRST_PAUSE_MILLISECONDS = 500;

export function isEnded(job: Job): boolean {
  return job.state === 'done' || job.state === 'failed' || job.state === 'cancelled';
}

/**
 * Follows a job to its end. An interruption cancels it at the node, so that nothing of it is kept.
 * @throws CommandError where the job failed or was cancelled.
 */
export async function finishJob(client: Client, started: Job, progress: Progress): Promise<Job> {
  try {
    return requireDone(await followJob(client, started, progress));
  } catch (error) {
    if (!client.signal?.aborted) throw error;
    await new Client({ origin: client.origin, token: client.token })
      .call(contract.cancelJob, { params: { job: started.id } })
      .catch(() => undefined);
    throw new CommandError(EXIT.interrupted, {
      code: 'interrupted',
      message: 'Interrupted: the job was cancelled.',
      remedy: 'Nothing of it is kept; run the command again.',
      cause: error,
    });
  }
}

/** Shows a job's progress until it has ended, however it ends. */
export async function followJob(client: Client, started: Job, progress: Progress): Promise<Job> {
  const params = { job: started.id };
  let job = started;
  for (let failures = 0; !isEnded(job); failures += 1) {
    const before = job;
    try {
      if (failures > 0) {
        await sleep(
          FIRST_PAUSE_MILLISECONDS * 2 ** (failures - 1),
          undefined,
          client.signal ? { signal: client.signal } : {},
        );
        job = await client.call(contract.job, { params });
      }
      if (!isEnded(job)) for await (job of client.follow(contract.followJob, { params })) show(progress, job);
    } catch (error) {
      client.signal?.throwIfAborted();
      if (error instanceof CommandError && error.exitCode !== EXIT.unreachable) throw error;
      if (failures >= RECONNECTIONS) throw lost(started, error);
    }
    // Whatever the node said shows that it is there.
    if (job !== before) failures = 0;
  }
  return job;
}

function show(progress: Progress, job: Job): void {
  progress.show(
    job.state === 'waiting' ? 'waiting for a free worker' : (job.step ?? job.state),
    job.progress,
  );
}

function requireDone(job: Job): Job {
  if (job.state === 'done') return job;
  throw new CommandError(
    EXIT.refused,
    job.problem ?? {
      code: `job-${job.state}`,
      message: `The job was ${job.state}.`,
      remedy: 'Nothing of it is kept; run the command again.',
    },
  );
}

function lost(job: Job, cause: unknown): CommandError {
  return new CommandError(EXIT.unreachable, {
    code: 'job-lost',
    message: `The connection to the job ${job.id} was lost.`,
    remedy: 'The node goes on with it: `foreland jobs` shows what came of it.',
    cause,
  });
}
