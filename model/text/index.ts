export { guardFormula, quoteCell } from './csv-cell.ts';
export { asciiDigits, digitValue } from './digits.ts';
export { fold } from './fold.ts';
export { latin } from './latin.ts';
export { nameSkeletons } from './name-skeletons.ts';
export { directionOf, hasBidiControl, scriptOf } from './script.ts';
export type { Script } from './script.ts';
export { skeleton, soundOut } from './skeleton.ts';
export { nameTokens } from './tokens.ts';
