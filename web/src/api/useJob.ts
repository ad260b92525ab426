import { contract } from '@foreland/model/contract/index';
import type { Answer } from '@foreland/model/contract/index';
import { useCallback, useEffect, useState } from 'react';
import { api, urlOf } from './client.ts';

export type Job = Answer<typeof contract.job>;

export function isEnded(job: Job): boolean {
  return job.state === 'done' || job.state === 'failed' || job.state === 'cancelled';
}

export interface FollowedJob {
  /** Latest state; undefined until the first one has come. */
  readonly job: Job | undefined;
  readonly error: Error | undefined;
  readonly cancel: () => Promise<void>;
}

/**
 * Follows a job by server-sent events. The browser reconnects by itself when the stream breaks;
 * a stream that is refused ends with one plain request that says why.
 */
export function useJob(id: string | undefined): FollowedJob {
  const [state, setState] = useState<{ id: string; job?: Job; error?: Error }>();

  useEffect(() => {
    if (id === undefined) return;
    const abort = new AbortController();
    const source = new EventSource(urlOf(contract.followJob, { params: { job: id } }));
    const take = (event: MessageEvent<string>) => {
      const job = JSON.parse(event.data) as Job;
      setState({ id, job });
      if (isEnded(job)) source.close();
    };
    source.addEventListener('message', take);
    source.addEventListener('error', () => {
      if (source.readyState !== EventSource.CLOSED) return;
      api(contract.job, { params: { job: id }, signal: abort.signal }).then(
        (job) => setState({ id, job }),
        (error: Error) => {
          if (!abort.signal.aborted) setState((before) => ({ ...before, id, error }));
        },
      );
    });
    return () => {
      abort.abort();
      source.close();
    };
  }, [id]);

  const cancel = useCallback(async () => {
    if (id !== undefined) setState({ id, job: await api(contract.cancelJob, { params: { job: id } }) });
  }, [id]);

  const current = state !== undefined && state.id === id ? state : undefined;
  return { job: current?.job, error: current?.error, cancel };
}
