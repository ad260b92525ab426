import type { Reader, View } from '@foreland/model';
import { ACTION_DECIDERS } from '@foreland/model/contract/disruption';
import type { KeptActionDecision } from '@foreland/store';
import type { Context } from '../../context.ts';
import type {
  AdviceShape,
  DecisionShape,
  RankingShape,
  TargetShape,
  TermsShape,
} from '../../analysis/disruption/answers.ts';
import type { NodeShape } from '../../analysis/networks/answers.ts';
import { askNetwork } from './networks.ts';

/** Advice as it is kept: what it said, and of whom by the names of actions alone. */
export interface KeptAdvice extends Omit<AdviceShape, 'portfolios'> {
  readonly portfolios: readonly Omit<AdviceShape['portfolios'][number], 'outOfView'>[];
}

export function adviceOf(
  { digest, before, portfolios, run }: RankingShape,
  budget: number,
  chosen: number | undefined,
): KeptAdvice {
  return {
    digest,
    budget,
    before,
    portfolios: portfolios.map(({ actions, cost, outcomes, best }) => ({ actions, cost, outcomes, best })),
    ...(chosen === undefined ? {} : { chosen }),
    run,
  };
}

/** For whom decisions are told. */
interface Telling {
  readonly view: View;
  readonly signal: AbortSignal;
}

/** Decisions with the names of what is in the reader’s network today, and of nothing else. */
export async function tellDecisions(
  context: Context,
  { view, signal }: Telling,
  kept: readonly KeptActionDecision[],
): Promise<DecisionShape[]> {
  if (kept.length === 0) return [];
  const asked = new Set(
    kept.flatMap(({ group, nodes, actions, advice }) => [
      ...(group === undefined ? [] : [group]),
      ...nodes,
      ...actions.map(({ target }) => target),
      ...((advice as KeptAdvice | undefined)?.portfolios ?? []).flatMap((portfolio) =>
        portfolio.actions.map(targetOf),
      ),
    ]),
  );
  const answered = await askNetwork(context, view, { what: 'nodes', nodes: [...asked] }, signal);
  const nodes = new Map(answered.nodes.map(({ asked: name, node }) => [name, node]));
  return kept.map((decision) => tellDecision(decision, nodes, view.reader));
}

function tellDecision(
  decision: KeptActionDecision,
  nodes: ReadonlyMap<string, NodeShape>,
  reader: Reader,
): DecisionShape {
  const named = (name: string): { id: string; caption: string }[] => {
    const node = nodes.get(name);
    return node ? [{ id: node.id, caption: node.caption }] : [];
  };
  const [group] = decision.group === undefined ? [] : named(decision.group);
  const { reason, author, withdrawn, decidedAt } = decision;
  const advice = decision.advice as KeptAdvice | undefined;
  return {
    id: decision.id,
    ...(group ? { group } : {}),
    nodes: decision.nodes.flatMap(named),
    actions: decision.actions.map(({ action, kind, target, terms }) => {
      const node = nodes.get(target);
      return {
        ...(node ? { id: action, target: tellTarget(node) } : {}),
        kind: kind as DecisionShape['actions'][number]['kind'],
        terms: terms as TermsShape,
        outcomes: decision.outcomes
          .filter((outcome) => outcome.action === action)
          .map(({ id, result, day, note, statements, author: recordedBy, recordedAt }) => ({
            id,
            result,
            day,
            ...(note === undefined || !node ? {} : { note }),
            statements: [...statements],
            author: recordedBy,
            recordedAt,
          })),
      };
    }),
    withdrawn,
    ...(reason === undefined ? {} : { reason }),
    ...(advice
      ? {
          advice: {
            ...advice,
            portfolios: advice.portfolios.map((portfolio) => {
              const actions = portfolio.actions.filter((action) => nodes.has(targetOf(action)));
              return { ...portfolio, actions, outOfView: portfolio.actions.length - actions.length };
            }),
          },
        }
      : {}),
    author,
    partner: decision.partner,
    decidedAt,
    mayRecord: decision.partner === reader.partner && ACTION_DECIDERS.includes(reader.role),
  };
}

/** An action is named by its kind and its target. */
function targetOf(action: string): string {
  return action.slice(action.indexOf(':') + 1);
}

function tellTarget({ id, kind, caption, partners, role }: NodeShape): TargetShape {
  return { id, kind, caption, partners, ...(role === undefined ? {} : { role }) };
}
