import { isAllowed } from '@foreland/model/decision';
import type { LeadStatus } from '@foreland/model/lead';

/** What a person may decide on a lead, in the order in which it is usually decided. */
export const LEAD_ACTIONS = [
  'triage',
  'assign',
  'task',
  'note',
  'outcome',
  'done',
  'drop',
  'reopen',
] as const;
export type LeadAction = (typeof LEAD_ACTIONS)[number];

/**
 * One letter each. `k` moves up in every list of the app, so tasking a lead has `s`.
 */
export const ACTION_KEYS: Readonly<Record<LeadAction, string>> = {
  triage: 't',
  assign: 'a',
  task: 's',
  note: 'n',
  outcome: 'o',
  done: 'd',
  drop: 'x',
  reopen: 'r',
};

/** Decided by the key alone; the others ask for something first. */
export const IMMEDIATE: ReadonlySet<LeadAction> = new Set(['triage', 'done']);

/** After these the lead is settled for now, and the next one is shown. */
export const MOVES_ON: ReadonlySet<LeadAction> = new Set(['triage', 'assign', 'task', 'done', 'drop']);

export function allowedActions(status: LeadStatus): readonly LeadAction[] {
  return LEAD_ACTIONS.filter((action) => isAllowed(action, status));
}

/** The lead to read after `current` in a list: the next, else the one before, else none. */
export function neighbour(ids: readonly string[], current: string): string | undefined {
  const at = ids.indexOf(current);
  if (at < 0) return ids[0];
  return ids[at + 1] ?? ids[at - 1];
}
