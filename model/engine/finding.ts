import type { Lead } from '../lead.ts';

/** A lead with the numbers of the labels under which its evidence stands: it carries their join. */
export interface Finding {
  readonly lead: Lead;
  /** Each once, ascending. */
  readonly labels: readonly number[];
}
