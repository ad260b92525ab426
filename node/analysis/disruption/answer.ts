import { lawOn, nearestAble } from '@foreland/model/law';
import { ForelandError } from '@foreland/model';
import { holdersOf, prepareRanking, proposeActions } from '@foreland/networks/disruption';
import type { Action, Proposals, TargetFacts } from '@foreland/networks/disruption';
import type { OutcomeCount, StatementReader } from '@foreland/store';
import { NetworkDescription } from '../networks/describe.ts';
import type { HeldNetwork } from '../networks/held-network.ts';
import { groupNamed, nodeNamed, requireNode } from '../networks/naming.ts';
import type { ChangedTermsShape, RankedActionShape, TargetShape } from './answers.ts';
import { placesOf } from './places.ts';
import type { DecisionBasis, DisruptionAnswer, DisruptionRequest, Scope } from './requests.ts';
import { supplyBasis } from './supply-basis.ts';
import { supplyInView, targetFacts } from './target-facts.ts';
import { changeTerms, tellTerms, termsAfter } from './terms.ts';

/** Answers a question about actions against a held network. */
export async function answerDisruption(
  held: HeldNetwork,
  reader: StatementReader,
  request: DisruptionRequest,
): Promise<DisruptionAnswer> {
  const told = new NetworkDescription(held, reader);
  switch (request.what) {
    case 'proposals':
      return { what: 'proposals', proposals: await proposals(held, reader, told, request) };
    case 'ranking-question': {
      const { members, chosen, factsOf } = await choose(held, reader, request);
      const { analysis } = held;
      const actions = chosen.map(({ action }) => action);
      const { budget } = request;
      const { question, links } = prepareRanking({ analysis, members, actions, budget, factsOf });
      await told.learn(actions.map(({ target }) => target));
      return {
        what: 'ranking-question',
        prepared: {
          question,
          links,
          digest: held.digest,
          actions: chosen.map((each) => rankedAction(told, each)),
        },
      };
    }
    case 'ranking-parts': {
      if (request.digest !== held.digest) return { what: 'ranking-parts', parts: undefined };
      const { links } = held.analysis.network.evidence;
      const ends = [...new Set(request.links.flatMap((link) => [links[link]!.from, links[link]!.to]))];
      await told.learn(ends);
      return {
        what: 'ranking-parts',
        parts: {
          links: request.links.map((link) => told.link(link)),
          nodes: ends.sort((one, other) => one - other).map((node) => told.node(node)),
          label: await told.labelOf(ends, request.links),
        },
      };
    }
    case 'decision-basis': {
      const { members, chosen } = await choose(held, reader, request);
      await told.learn(chosen.map(({ action }) => action.target));
      return { what: 'decision-basis', basis: await basisOf(held, reader, told, members, chosen) };
    }
    case 'nodes': {
      const found = request.nodes.flatMap((asked) => {
        const position = nodeNamed(held, asked);
        return position === undefined ? [] : [{ asked, position }];
      });
      await told.learn(found.map(({ position }) => position));
      return {
        what: 'nodes',
        nodes: found.map(({ asked, position }) => ({ asked, node: told.node(position) })),
      };
    }
    case 'names-in-group':
      return { what: 'names-in-group', names: namesInGroup(held, request.group) };
  }
}

/** An action with what somebody changed of its usual terms. */
interface ChosenAction {
  readonly action: Action;
  readonly changed: boolean;
}

interface Proposed {
  readonly members: readonly number[];
  readonly proposals: Proposals;
  readonly outcomes: readonly OutcomeCount[];
  readonly factsOf: (node: number) => TargetFacts;
}

async function propose(
  held: HeldNetwork,
  reader: StatementReader,
  { scope, aid }: { readonly scope: Scope; readonly aid: readonly string[] },
): Promise<Proposed> {
  const members = membersOf(held, scope);
  const outcomes = await reader.actionDecisions.outcomes();
  const factsOf = await targetFacts(held, reader, aid);
  const { around } = held.analysis;
  return {
    members,
    proposals: proposeActions(around, members, factsOf, termsAfter(outcomes)),
    outcomes,
    factsOf,
  };
}

async function proposals(
  held: HeldNetwork,
  reader: StatementReader,
  told: NetworkDescription,
  request: Extract<DisruptionRequest, { what: 'proposals' }>,
): Promise<Extract<DisruptionAnswer, { what: 'proposals' }>['proposals']> {
  const { proposals: found, outcomes } = await propose(held, reader, request);
  const targets = found.actions.map(({ target }) => target);
  await told.learn([...targets, ...found.withheld.map(({ node }) => node)]);
  const places = await placesOf(held, reader, targets);
  return {
    actions: found.actions.map((action) => {
      const where = places.get(action.target) ?? [];
      const nearest = nearestAble(
        action.kind,
        where.map(({ country }) => country),
      );
      return {
        id: action.id,
        kind: action.kind,
        target: tellTarget(told, action.target),
        usual: tellTerms(action),
        places: [...where],
        legality: lawOn(action.kind).map(({ partner, power, provisions, offences }) => ({
          partner,
          power,
          provisions: [...provisions],
          offences: [...offences],
        })),
        ...(nearest === undefined ? {} : { nearest }),
      };
    }),
    withheld: found.withheld.map(({ node, kind, rule }) => ({ target: tellTarget(told, node), kind, rule })),
    outcomes: outcomes.map(({ kind, succeeded, failed }) => ({
      kind: kind as Action['kind'],
      seen: { succeeded, failed },
    })),
  };
}

/**
 * Actions that somebody chose among those that are proposed, under the terms that somebody changed.
 * @throws ForelandError `action-unknown`, `target-forbidden`
 */
async function choose(
  held: HeldNetwork,
  reader: StatementReader,
  request: Extract<DisruptionRequest, { what: 'ranking-question' | 'decision-basis' }>,
): Promise<{
  readonly members: readonly number[];
  readonly chosen: readonly ChosenAction[];
  readonly factsOf: (node: number) => TargetFacts;
}> {
  const { members, proposals: found, factsOf } = await propose(held, reader, request);
  const known = new Map(found.actions.map((action) => [action.id, action]));
  const withheld = new Map(
    found.withheld.map(({ node, kind, rule }) => [
      `${kind}:${held.analysis.network.evidence.nodes[node]!.id}`,
      rule,
    ]),
  );
  const requireAction = (id: string): Action => {
    const action = known.get(id);
    if (action) return action;
    const rule = withheld.get(id);
    throw rule === undefined ? unknownAction(id) : forbiddenTarget(id, rule);
  };
  const changes = new Map<string, ChangedTermsShape>();
  for (const change of request.terms) {
    requireAction(change.action);
    changes.set(change.action, change);
  }
  const actions = request.actions ? [...new Set(request.actions)].map(requireAction) : found.actions;
  return {
    members,
    chosen: actions.map((action) => {
      const change = changes.get(action.id);
      return { action: change ? changeTerms(action, change) : action, changed: change !== undefined };
    }),
    factsOf,
  };
}

function rankedAction(told: NetworkDescription, { action, changed }: ChosenAction): RankedActionShape {
  const { id, kind, target } = action;
  return { id, kind, target: tellTarget(told, target), terms: tellTerms(action), changed };
}

function tellTarget(told: NetworkDescription, position: number): TargetShape {
  const { id, kind, caption, partners, role } = told.node(position);
  return { id, kind, caption, partners, ...(role === undefined ? {} : { role }) };
}

/**
 * Everything that was looked at: links of the members, wherever they lead, their records and those of the holders of what they
 * are, what supply says of either, and outcomes that moved terms. What a rule withheld is part of it: who is told that
 * nothing was aimed at it learns why.
 */
async function basisOf(
  held: HeldNetwork,
  reader: StatementReader,
  told: NetworkDescription,
  members: readonly number[],
  chosen: readonly ChosenAction[],
): Promise<DecisionBasis> {
  const { nodes, links } = held.analysis.network.evidence;
  const records = members.flatMap((member) => nodes[member]!.records);
  const touching = new Set(members.flatMap((member) => held.around.linksOf(member)));
  const labels = new Set([...touching].flatMap((link) => links[link]!.evidence.map(({ label }) => label)));
  const { around } = held.analysis;
  const holders = members.flatMap((member) =>
    nodes[member]!.kind === 'person'
      ? []
      : holdersOf(around, member).flatMap(({ neighbour }) => neighbour.records),
  );
  const ruledBy = new Set([...records, ...holders]);
  const { evidence } = await supplyInView(held, reader);
  const supply = supplyBasis(evidence, ruledBy);
  for (const label of supply.labels) labels.add(label);
  const named = [...new Set([...ruledBy, ...supply.records])];
  for (const keys of (await reader.matches.labelsOfRecords(named)).values())
    for (const key of keys) labels.add(key);
  for (const key of await reader.actionDecisions.labelsOfOutcomes()) labels.add(key);
  return {
    digest: held.digest,
    actions: chosen.map((each) => ({
      ...rankedAction(told, each),
      records: nodes[each.action.target]!.records,
    })),
    labels: [...labels].sort((one, other) => one - other),
    records,
  };
}

/** Empty where that names no group: its members may have gone out of view since. */
function namesInGroup({ analysis }: HeldNetwork, name: string): string[] {
  const node = nodeNamed({ analysis }, name);
  const group = node === undefined ? undefined : analysis.groupOf.get(node);
  const { nodes } = analysis.network.evidence;
  return (group === undefined ? [] : (analysis.groups[group]?.members ?? [])).flatMap(({ node: member }) => [
    nodes[member]!.id,
    ...nodes[member]!.records,
  ]);
}

/** @throws ForelandError `node-unknown`, `group-unknown`, `scope-unclear` */
function membersOf(held: HeldNetwork, { group, nodes }: Scope): number[] {
  if ((group === undefined) === (nodes === undefined)) {
    throw new ForelandError({
      code: 'scope-unclear',
      message: 'A question about actions needs a group or some nodes, and not both.',
      remedy: 'Name a group, or the nodes of a chart.',
    });
  }
  if (group !== undefined) return groupNamed(held, group).members.map(({ node }) => node);
  // What is not in view today is passed over: a chart may name it still. Where nothing is left, that is said.
  const named = (nodes ?? []).flatMap((id) => nodeNamed(held, id) ?? []);
  return named.length > 0 ? [...new Set(named)] : [requireNode(held, nodes?.[0] ?? '')];
}

/** The same words for what does not exist, what is out of view, and what is no target of such an action. */
function unknownAction(id: string): ForelandError {
  return new ForelandError({
    code: 'action-unknown',
    message: `“${id}” is no action that could be taken here.`,
    remedy: 'Choose among the actions that are proposed.',
    status: 404,
  });
}

function forbiddenTarget(id: string, rule: string): ForelandError {
  return new ForelandError({
    code: 'target-forbidden',
    message: `Action ${id} has a target that is never one (${rule}).`,
    remedy: 'Take the action out.',
    status: 403,
  });
}
