import type { LeadStatus } from './lead.ts';

export const DECISION_ACTIONS = [
  'triage',
  'assign',
  'note',
  'task',
  'done',
  'drop',
  'reopen',
  'outcome',
  'withdraw',
] as const;
export type DecisionAction = (typeof DECISION_ACTIONS)[number];

/** What the state of a lead is computed from. */
export interface DecisionFact {
  readonly id: string;
  readonly action: string;
  /** Assignee, reason or outcome, depending on the action. */
  readonly argument?: string;
  /** Id of the decision that this one takes back. */
  readonly withdraws?: string;
  readonly leadRevision: string;
  readonly madeAt: string;
  readonly sequence: number;
}

export interface LeadState {
  readonly status: Exclude<LeadStatus, 'withdrawn'>;
  readonly assignee: string | undefined;
  /** Revision of the lead that the last standing decision was made on. */
  readonly decidedRevision: string | undefined;
}

/** Which statuses an action may start from; absent means any. */
const ALLOWED_FROM: Readonly<Partial<Record<DecisionAction, readonly LeadStatus[]>>> = {
  triage: ['new'],
  task: ['new', 'triaged'],
  done: ['triaged', 'tasked'],
  drop: ['new', 'triaged', 'tasked'],
  reopen: ['done', 'dropped'],
  assign: ['new', 'triaged', 'tasked'],
};

export function isAllowed(action: DecisionAction, status: LeadStatus): boolean {
  if (status === 'withdrawn') return action === 'note' || action === 'withdraw' || action === 'outcome';
  return ALLOWED_FROM[action]?.includes(status) ?? true;
}

/** Ids of decisions that were taken back by a decision that itself stands. */
export function withdrawnDecisions(decisions: readonly DecisionFact[]): ReadonlySet<string> {
  const withdrawn = new Set<string>();
  // Newest first: a withdrawal that was itself taken back takes nothing back.
  for (const decision of inOrder(decisions).reverse()) {
    if (decision.withdraws !== undefined && !withdrawn.has(decision.id)) withdrawn.add(decision.withdraws);
  }
  return withdrawn;
}

/** State of a lead after the decisions that stand. The order in which they are given does not matter. */
export function foldDecisions(decisions: readonly DecisionFact[]): LeadState {
  const withdrawn = withdrawnDecisions(decisions);
  let status: LeadState['status'] = 'new';
  let assignee: string | undefined;
  let decidedRevision: string | undefined;
  for (const decision of inOrder(decisions)) {
    if (withdrawn.has(decision.id) || decision.withdraws !== undefined) continue;
    decidedRevision = decision.leadRevision;
    switch (decision.action) {
      case 'triage':
      case 'reopen':
        status = 'triaged';
        break;
      case 'task':
        status = 'tasked';
        assignee = decision.argument ?? assignee;
        break;
      case 'assign':
        assignee = decision.argument;
        if (status === 'new') status = 'triaged';
        break;
      case 'done':
        status = 'done';
        break;
      case 'drop':
        status = 'dropped';
        break;
      default:
        break;
    }
  }
  return Object.freeze({ status, assignee, decidedRevision });
}

function inOrder(decisions: readonly DecisionFact[]): DecisionFact[] {
  return [...decisions].sort(
    (a, b) => compare(a.madeAt, b.madeAt) || a.sequence - b.sequence || compare(a.id, b.id),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
