export { interdict } from './interdiction.ts';
export type { FlowArc, Interdiction, InterdictionInput } from './interdiction.ts';
export { Solver } from './solver.ts';
