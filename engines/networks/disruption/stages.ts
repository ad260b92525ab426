import type { Role } from '../roles/role.ts';

/** What a crossing takes, in the order of the crime script. A launch needs all of them. */
export const STAGES = ['recruit', 'finance', 'equip', 'transport', 'lodge', 'launch'] as const;
export type Stage = (typeof STAGES)[number];

/**
 * Launches a month that somebody who surely plays a role makes possible at each stage. Judgements about proportions, not
 * measurements: a ranking hangs on them, and who knows better hands in numbers of their own.
 */
export const ROLE_CAPACITY: Readonly<Record<Role, Readonly<Partial<Record<Stage, number>>>>> = {
  organiser: { launch: 2, recruit: 1 },
  recruiter: { recruit: 4 },
  transport: { transport: 3 },
  finance: { finance: 8 },
  lodging: { lodge: 4 },
  supply: { equip: 6 },
  launch: { launch: 3 },
  advertising: { recruit: 3 },
  documents: { transport: 1, lodge: 1 },
};

export function stageNumber(stage: Stage): number {
  return STAGES.indexOf(stage);
}
