export { matchTable, matchTableOn, TABLE_STEPS } from './match-table.ts';
export type { MatchedTable, MatchTableOptions, TablePair, TablePart, TableStep } from './match-table.ts';
export { guessFields } from './table-field.ts';
export type { TableField, TableRow } from './table-field.ts';
export { GUARDS } from '../compare/guards.ts';
export { FIELD_KINDS } from '../field.ts';
export type { FieldKind } from '../field.ts';
