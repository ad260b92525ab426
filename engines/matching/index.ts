export * from './api.ts';
export * from './entity-type.ts';
export { CrossMatch } from './cross-match.ts';
export { DEFAULT_POLICY, MATCHING_VERSION } from './policy.ts';
export type { CrossMatchOptions, SyncOptions, SyncReport } from './cross-match.ts';
export { definitionOf, matchedProperties } from './entities/definition.ts';
export type { ModelDescription } from './model/describe.ts';
