import { ROLE_PURPOSES, ROLES } from '@foreland/model/view';
import type { Answer, contract } from '../../../api/client.ts';

export type Collection = Answer<typeof contract.taxiiCollections>['collections'][number];
export type Feed = Answer<typeof contract.taxiiFeeds>['feeds'][number];
export type Report = NonNullable<Collection['report']>;

export const TAXII_VIEWS = ['collections', 'feeds'] as const;
export type TaxiiView = (typeof TAXII_VIEWS)[number];

/** How often it is asked how collections and feeds stand, in milliseconds. */
export const REFRESH = 10_000;

export const STATE_TONES = {
  proposed: 'accent',
  active: 'good',
  refused: 'neutral',
  ended: 'neutral',
} as const satisfies Record<Collection['state'], string>;

/** Who may let something be imported in their name; who may set up what goes out. */
export const IMPORTING_ROLES: readonly string[] = ['analyst', 'liaison-officer'];
export const MAKING_ROLES: readonly string[] = ['liaison-officer', 'data-protection-officer', 'analyst'];

/** Roles that read statements, and so can have a collection. */
export const READING_ROLES = ROLES.filter((role) => ROLE_PURPOSES[role].length > 0);
