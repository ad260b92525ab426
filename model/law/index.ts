export { lawOnAsking } from './asking.ts';
export { lawNear } from './law-near.ts';
export { POWERS, PROVISIONS, lawOn, nearestAble } from './legality.ts';
export type { Able, Legality, Power } from './legality.ts';
export { GAPS, GIVES, MEASURES } from './provision.ts';
export type { Measure, Provision } from './provision.ts';
