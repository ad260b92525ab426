export { migrate } from './migrate.ts';
export { nativeContentId } from './hash.ts';
export { openStore } from './store.ts';
export type { ReleaseRoute, Store, StoreOptions } from './store.ts';
export type { ReleaseLedger, ReleasePlace } from './exchange/ledger.ts';
export type { Receiver } from './exchange/receiver.ts';
export type { ReleasePage, Releaser, RetractedContribution, Stated } from './exchange/releaser.ts';
export type { WantedScope } from './exchange/wanted.ts';
export type {
  ActionDecisionReader,
  KeptAction,
  KeptActionDecision,
  KeptOutcome,
  OutcomeCount,
} from './read/action-decisions.ts';
export type { IdentifierObservation, PropertyValue, Reference } from './read/analysis.ts';
export type { KeptContribution } from './read/contributions.ts';
export type { KeptDecision, KeptLead, LeadFilter } from './read/leads.ts';
export { mostSpecific } from './read/records.ts';
export type { RecordSummary } from './read/records.ts';
export type { KeptJudgement } from './read/judgements.ts';
export type { MatchReader } from './read/match-reader.ts';
export type { KeptChange, KeptMatch, KeptPart, Link, MatchFilter, MatchedStatement } from './read/matches.ts';
export type { StatementReader } from './read/reader.ts';
export type { Match } from './read/search.ts';
export type { PointInTime, SourcedStatement } from './read/statements.ts';
export type { NewActionDecision, NewOutcome } from './write/action-decisions.ts';
export type { FoundLead } from './write/derived.ts';
export { judgementRecord } from './write/judgements.ts';
export type { LabelledJudgement } from './write/judgements.ts';
export type { FoundMatch, MatchDifference } from './write/matches.ts';
export { readerKey } from './write/match-views.ts';
export type { Transactor } from './write/transactor.ts';
