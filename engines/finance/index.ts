export { moveTable } from './moves/move-table.ts';
export type { MoveInput, MovesByAccount, MoveTable } from './moves/move-table.ts';
