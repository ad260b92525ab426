import type { LeadStatus } from '@foreland/model/lead';

/** Tones only underline what the word says. */
export const STATUS_TONES: Readonly<
  Record<LeadStatus, 'neutral' | 'accent' | 'good' | 'caution' | 'critical'>
> = {
  new: 'accent',
  triaged: 'neutral',
  tasked: 'neutral',
  done: 'good',
  dropped: 'neutral',
  withdrawn: 'critical',
};
