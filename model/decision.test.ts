import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DECISION_ACTIONS, foldDecisions, isAllowed, withdrawnDecisions } from './decision.ts';
import type { DecisionFact } from './decision.ts';

let sequence = 0;
function decision(action: string, more: Partial<DecisionFact> = {}): DecisionFact {
  sequence += 1;
  return {
    id: `d${sequence}`,
    action,
    leadRevision: 'r1',
    madeAt: '2026-11-01T10:00:00.000Z',
    sequence,
    ...more,
  };
}

const histories = fc
  .array(fc.constantFrom(...DECISION_ACTIONS.filter((action) => action !== 'withdraw')), { maxLength: 12 })
  .map((actions) =>
    actions.map((action, index): DecisionFact => ({
      id: `d${index}`,
      action,
      argument: `a${index}`,
      leadRevision: `r${index}`,
      madeAt: '2026-11-01T10:00:00.000Z',
      sequence: index,
    })),
  );

describe('the state of a lead', () => {
  test('does not depend on the order in which decisions arrive', () => {
    fc.assert(
      fc.property(
        histories.chain((history) =>
          fc.tuple(fc.constant(history), fc.shuffledSubarray(history, { minLength: history.length })),
        ),
        ([history, shuffled]) => {
          expect(foldDecisions(shuffled)).toEqual(foldDecisions(history));
        },
      ),
    );
  });

  test('withdrawing the last decision restores the state before it', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const last = history.at(-1);
        if (!last) return;
        const withdrawal = decision('withdraw', { withdraws: last.id, sequence: 99 });
        expect(foldDecisions([...history, withdrawal])).toEqual(foldDecisions(history.slice(0, -1)));
      }),
    );
  });

  test('withdrawing a withdrawal restores the decision', () => {
    const drop = decision('drop', { argument: 'duplicate' });
    const undo = decision('withdraw', { withdraws: drop.id });
    const redo = decision('withdraw', { withdraws: undo.id });
    expect(foldDecisions([drop, undo]).status).toBe('new');
    expect(foldDecisions([drop, undo, redo]).status).toBe('dropped');
    expect([...withdrawnDecisions([drop, undo, redo])]).toEqual([undo.id]);
  });

  test('follows the life of a lead', () => {
    const history = [
      decision('triage'),
      decision('task', { argument: 'marie' }),
      decision('done'),
      decision('outcome', { argument: 'seizure' }),
    ];
    expect(foldDecisions(history)).toMatchObject({ status: 'done', assignee: 'marie' });
  });

  test('a finished lead takes no task until it is reopened, and a withdrawn one only notes and outcomes', () => {
    expect(isAllowed('task', 'done')).toBe(false);
    expect(isAllowed('reopen', 'done')).toBe(true);
    expect(isAllowed('done', 'withdrawn')).toBe(false);
    expect(isAllowed('note', 'withdrawn')).toBe(true);
  });
});
