import type { Beta } from '../evidence/beta.ts';
import type { Stage } from './stages.ts';

export const ACTION_KINDS = [
  'arrest',
  'seizure',
  'account-freeze',
  'supplier-action',
  'advert-removal',
] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** Something that a lawful authority might do. Advice: a person decides, and checks the legal basis first. */
export interface Action {
  readonly id: string;
  readonly kind: ActionKind;
  /** Position of the node it is aimed at. */
  readonly target: number;
  /** Key of the text that names the power to be checked, in the jurisdiction where the target is. */
  readonly legalBasis: string;
  /** In the unit of the budget, such as days of a team. */
  readonly cost: number;
  /** How likely it succeeds, and how sure that is. */
  readonly success: Beta;
  /** Days until it takes effect. */
  readonly delayDays: number;
}

/** Stages of which an action takes the target's capacity; an arrest takes the person out of the network altogether. */
export const STAGES_HIT: Readonly<Record<ActionKind, readonly Stage[] | 'all'>> = {
  arrest: 'all',
  seizure: ['equip', 'transport', 'launch'],
  'account-freeze': ['finance'],
  'supplier-action': ['equip'],
  'advert-removal': ['recruit'],
};
