import type { InnocentExplanation } from '@foreland/model';
import type { NetworkAnalysis } from '../analysis/analyse.ts';
import { isActorNode } from '../analysis/groups.ts';
import type { Group, GroupMember } from '../analysis/groups.ts';
import type { LinkAround } from '../roles/surroundings.ts';
import { MOST, MOST_BESIDE, askHolders, explanation, findingOf, part, subjectsOf, word } from './finding.ts';
import type { Finding } from '@foreland/model/engine';
import { isOffender, networkRun } from './parties.ts';
import type { Shielded } from './parties.ts';

const KIND = 'broker';
/**
 * In nineteen of twenty possible worlds at least so large a share of the shortest paths of the group passes through a broker.
 * Chosen on exercises with seeds from 101; see bench/networks-leads.ts for what it is worth on others.
 */
const LEAST_BROKERAGE = 0.05;
/** Origins behind the links of one person from which on looking at that person more than at others explains little. */
const SEVERAL_ORIGINS = 3;

/**
 * Who stands between the members of a group in nearly all possible worlds, and is linked into another group as well.
 * Score: how much more stands on them than on a member of the group on average, and how many groups they join, in bits, less
 * the doubt about the group.
 */
export function brokersAsLeads(analysis: NetworkAnalysis, isShielded: Shielded): Finding[] {
  const { network, groups } = analysis;
  const { nodes } = network.evidence;
  return groups
    .flatMap((group, position) =>
      group.members
        .filter(
          ({ node, brokerage }) =>
            brokerage.low >= LEAST_BROKERAGE &&
            isActorNode(network, node) &&
            (nodes[node]!.kind === 'organisation' || isOffender(nodes[node]!)) &&
            !isShielded(node),
        )
        .flatMap((member) => leadFrom(analysis, isShielded, group, position, member)),
    )
    .sort(
      (one, other) => other.lead.score.total - one.lead.score.total || (one.lead.id < other.lead.id ? -1 : 1),
    )
    .slice(0, MOST);
}

function leadFrom(
  { network, around, groupOf }: NetworkAnalysis,
  isShielded: Shielded,
  group: Group,
  position: number,
  { node, brokerage }: GroupMember,
): Finding[] {
  const { nodes } = network.evidence;
  const links = around.of(node);
  const across = links.filter(({ at }) => {
    const other = groupOf.get(at);
    return other !== undefined && other !== position && !isShielded(at);
  });
  const others = new Set(across.map(({ at }) => groupOf.get(at)));
  if (others.size === 0) return [];
  const within = links.filter(({ at }) => groupOf.get(at) === position && !isShielded(at));
  const joined = [...new Set([...across, ...within].map(({ at }) => at))].filter(
    (at) => nodes[at]!.records.length > 0,
  );
  const mean = group.members.reduce((sum, { brokerage: { value } }) => sum + value, 0) / group.members.length;
  const broker = nodes[node]!;
  const origins = new Set(links.flatMap(({ link }) => link.evidence.map(({ origin }) => origin))).size;
  return [
    findingOf({
      kind: KIND,
      anchor: broker.id,
      values: { groups: others.size + 1, percent: Math.round(brokerage.low * 100) },
      subjects: [
        ...subjectsOf(broker),
        ...joined.slice(0, MOST_BESIDE).flatMap((at) => subjectsOf(nodes[at]!, 'connected')),
      ],
      evidence: [
        ...[...across, ...within].flatMap(({ link }) => link.evidence),
        ...withinGroup(group, around).flatMap(({ link }) => link.evidence),
      ],
      parts: [
        part('broker.part.between', Math.log2(brokerage.low / mean), {
          percent: Math.round(brokerage.low * 100),
        }),
        part('broker.part.groups', Math.log2(others.size + 1), { count: others.size + 1 }),
        part('broker.part.doubt', Math.log2(Math.max(group.stability, 1e-3))),
      ],
      innocentExplanations: [
        explanation('broker.innocent.looked-at-most', lookedAtMost(origins)),
        explanation(
          'broker.innocent.serves-anybody',
          broker.kind === 'organisation' ? 'possible' : 'not-testable',
        ),
        explanation('broker.innocent.two-people', broker.records.length === 1 ? 'unlikely' : 'possible'),
      ],
      missing: [
        'broker.missing.purpose',
        'broker.missing.direction',
        ...(origins < 2 ? (['broker.missing.second-source'] as const) : []),
      ],
      proposedActions: [{ action: word('broker.action.deconflict') }, ...askHolders(KIND, broker.records)],
      run: networkRun({ leastBrokerage: LEAST_BROKERAGE, most: MOST }),
    }),
  ];
}

/** Links between members: how much passes through somebody rests on all of them, so that the label does too. */
function withinGroup({ members }: Group, around: NetworkAnalysis['around']): LinkAround[] {
  const nodes = new Set(members.map(({ node }) => node));
  return [...nodes].flatMap((node) =>
    around.of(node).filter(({ at, outgoing }) => outgoing && nodes.has(at)),
  );
}

function lookedAtMost(origins: number): InnocentExplanation['result'] {
  if (origins < 2) return 'likely';
  return origins < SEVERAL_ORIGINS ? 'possible' : 'unlikely';
}
