export { defineEngine, plainRun } from './engine.ts';
export type { AnyEngine, Engine } from './engine.ts';
export type { Finding } from './finding.ts';
export { foundLead } from './found-lead.ts';
export type { Evidence, LeadDraft } from './found-lead.ts';
export { question } from './question.ts';
export type { Question } from './question.ts';
export type { Reads, Selected, Selections } from './reads.ts';
export type {
  BearerRow,
  Feed,
  Feeds,
  IdentifierRow,
  Input,
  RecordRow,
  RowFeed,
  RowFeeds,
  StatementRow,
} from './rows.ts';
export type { Run } from './run.ts';
