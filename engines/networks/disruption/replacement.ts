import { STAGES } from './stages.ts';
import type { Stage } from './stages.ts';

export const REPLACEMENTS = ['none', 'fast', 'slow'] as const;
export type Replacement = (typeof REPLACEMENTS)[number];

/**
 * Days in which a stage regains 63 % of what others nearby can take over. Judgements: people who are easily found (drivers,
 * skippers) are replaced sooner than those who must be trusted with money or know a maker (compare Duijn, Kashirin & Sloot
 * 2014; Diviák 2023, who finds that recovery matters more than the first blow).
 */
const DAYS: Readonly<Record<'fast' | 'slow', Readonly<Record<Stage, number>>>> = {
  fast: { recruit: 14, finance: 21, equip: 21, transport: 10, lodge: 14, launch: 10 },
  slow: { recruit: 60, finance: 120, equip: 90, transport: 45, lodge: 60, launch: 45 },
};

/** How much of what they do already somebody nearby can do on top. */
const SPARE_SHARE = { fast: 0.5, slow: 0.25 } as const;

/** Share of the spare capacity that is in use after some days. */
export function regained(replacement: Replacement, stage: number, days: number): number {
  if (replacement === 'none' || days <= 0) return 0;
  return 1 - Math.exp(-days / DAYS[replacement][STAGES[stage]!]);
}

/** Most that a stage regains of what it lost, where others nearby have this capacity. */
export function mostRegained(replacement: Replacement, lost: number, nearby: number): number {
  return replacement === 'none' ? 0 : Math.min(lost, SPARE_SHARE[replacement] * nearby);
}
