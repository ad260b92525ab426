import type { jobRoutes } from '@foreland/model/contract/imports';
import type { Handlers } from '../handler.ts';
import { EventStream } from '../http/answers.ts';

export const jobHandlers: Handlers<typeof jobRoutes> = {
  async jobs({ jobs }, { reader }) {
    return { jobs: await jobs.list(reader) };
  },

  job: ({ jobs }, { params, reader }) => jobs.find(reader, params.job),

  async followJob({ jobs }, { params, reader, signal }) {
    // Asked for here too, so that an unknown job is refused before the stream begins.
    await jobs.find(reader, params.job);
    return new EventStream(jobs.follow(reader, params.job, signal));
  },

  cancelJob: ({ jobs }, { params, reader }) => jobs.cancel(reader, params.job),
};
