import type { MatchPolicy } from './api.ts';

/** From six in seven on the machine joins alone, and says so; below one in twenty nobody is asked. */
export const DEFAULT_POLICY: MatchPolicy = Object.freeze({ automatic: 0.85, review: 0.05 });

/** Changes whenever the same records may give another result. */
export const MATCHING_VERSION = 'matching 1.3.0';
