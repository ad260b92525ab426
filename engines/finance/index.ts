export { moveTable } from './moves/move-table.ts';
export type { MoveInput, MovesByAccount, MoveTable } from './moves/move-table.ts';
export type {
  Book,
  BookLine,
  Contradiction,
  Direction,
  Figure,
  Figures,
  Ground,
  Interval,
  RepairedFigure,
  Slip,
} from './ledger/book.ts';
export { repairBook } from './ledger/repair.ts';
export type { RepairedBook } from './ledger/repair.ts';
export { temporalCycles } from './cycles/temporal-cycles.ts';
export type { CycleFindings, CycleSearch } from './cycles/temporal-cycles.ts';
export { financeEngine } from './engine.ts';
export type { FinanceState } from './analyse.ts';
export { traceValue, TRACING_METHODS } from './tracing/trace.ts';
export type { Trace, TracingMethod } from './tracing/trace.ts';
