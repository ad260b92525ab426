export { TaxiiClient, bundleText } from './client.ts';
export type { PollOptions, PolledPage, TaxiiClientOptions } from './client.ts';
export * from './protocol.ts';
export type { CursorSeal } from './query.ts';
export { TaxiiService, errorResource, notFound } from './service.ts';
export type { TaxiiAnswer, TaxiiRequest } from './service.ts';
export type * from './source.ts';
export { parseTime, writeTime, writeVersion } from './time.ts';
export type { Microseconds } from './time.ts';
