import type { Answer, contract } from '../../api/client.ts';

export type Opening = Answer<typeof contract.openings>['openings'][number];

export const STATE_TONES: Readonly<Record<Opening['state'], 'accent' | 'good' | 'neutral'>> = {
  requested: 'accent',
  open: 'good',
  refused: 'neutral',
  ended: 'neutral',
};

/** Roles that may ask for an opening; the node decides, this only says whether to show the form. */
export const ASKING_ROLES: readonly string[] = [
  'analyst',
  'liaison-officer',
  'financial-investigator',
  'advert-analyst',
];
