export { correlationsEngine } from './engine.ts';
export { correlations, LEAD_KIND, sharedRecords } from './correlations.ts';
export type { CorrelationInput, CorrelationResult, GenericValue } from './correlations.ts';
export { GENERIC_REASONS } from './generic.ts';
export type { GenericReason } from './generic.ts';
export type { IdentifierObservation } from './observation.ts';
export { ObservationTable } from './observation-table.ts';
export type { CorrelationParameters } from './parameters.ts';
export type { WaterfallStep } from './waterfall.ts';
