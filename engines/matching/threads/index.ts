export { ThreadHelper } from './thread-helper.ts';
export type { Threads, ThreadTask } from './threads.ts';
