export * from './api.ts';
export * from './entity-type.ts';
