/** What engines say in their leads is written next to the engine; the other languages translate it. */
export { english as engines } from '@foreland/correlations/english';
