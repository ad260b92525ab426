export { PROVISIONS, lawOn, nearestWithPower } from './legality.ts';
export type { Legality } from './legality.ts';
export { GAPS, GIVES, MEASURES } from './provision.ts';
export type { Measure, Provision } from './provision.ts';
