import type { InnocentExplanation } from '@foreland/model';
import type { NetworkAnalysis } from '../analysis/analyse.ts';
import { isActorNode } from '../analysis/groups.ts';
import type { GraphLink } from '../assembly/evidence-graph.ts';
import type { Confidence } from '../evidence/confidence.ts';
import { linkLeads } from '../evidence/link-leads.ts';
import type { LinkLead } from '../evidence/link-leads.ts';
import type { LinkAround } from '../roles/surroundings.ts';
import { Contacts } from './contacts.ts';
import { MOST, MOST_BESIDE, askHolders, explanation, findingOf, part, subjectsOf } from './finding.ts';
import type { Finding } from '@foreland/model/engine';
import { isOffender, networkRun } from './parties.ts';
import type { Shielded } from './parties.ts';

const KIND = 'link-to-check';
/** Pairs looked at for each that is told: most join things, or people with things. */
const LOOKED_AT = 200;
/** One common contact is what everybody in a network has with many. */
const LEAST_COMMON = 2;
/** A contact of so many is a shop, a company or a shared place; of so few, somebody’s own acquaintance. */
const MANY = 20;
const FEW = 10;

/**
 * People, and people and organisations, that no link joins although they have several contacts in common: to be checked, no
 * evidence, and never a link. One of each pair is held as an offender, and so is the other where it is a person; two
 * organisations are none, for what they have in common is mostly goods, of which supply tells more.
 * Score: how many times more they have in common than any two actors of the same network would (resource allocation; Zhou, Lü &
 * Zhang 2009), in bits, less the doubt about the links that it rests on.
 */
export function linksToCheckAsLeads(analysis: NetworkAnalysis, isShielded: Shielded): Finding[] {
  const { network } = analysis;
  const { nodes } = network.evidence;
  const isParty = (node: number): boolean =>
    isActorNode(network, node) &&
    !isShielded(node) &&
    (nodes[node]!.kind === 'organisation' || isOffender(nodes[node]!));
  const parties = [...nodes.keys()].filter(isParty);
  if (parties.length < 2) return [];
  const contacts = new Contacts(network.binding);
  const confidence = new Map(network.evidence.links.map((link, at) => [link, network.confidence[at]!]));
  const setting: Setting = { analysis, contacts, confidence, parties: parties.length };
  return linkLeads(network.binding, MOST * LOOKED_AT, parties)
    .filter(
      ({ a, b, common }) =>
        common.length >= LEAST_COMMON &&
        isParty(a) &&
        isParty(b) &&
        (nodes[a]!.kind === 'person' || nodes[b]!.kind === 'person') &&
        // Whoever bears the same telephone number is linked by it, and a lead of its own says so.
        common.every((contact) => !isShielded(contact) && nodes[contact]!.kind !== 'identifier'),
    )
    .map((pair) => leadFrom(setting, pair))
    .filter(({ lead }) => lead.score.total > 0)
    .sort(
      (one, other) => other.lead.score.total - one.lead.score.total || (one.lead.id < other.lead.id ? -1 : 1),
    )
    .slice(0, MOST);
}

interface Setting {
  readonly analysis: NetworkAnalysis;
  readonly contacts: Contacts;
  readonly confidence: ReadonlyMap<GraphLink, Confidence>;
  /** How many could be of a pair. */
  readonly parties: number;
}

function leadFrom(
  { analysis: { network, around }, contacts, confidence, parties }: Setting,
  { a, b, score, common }: LinkLead,
): Finding {
  const { nodes } = network.evidence;
  const [one, other] = [nodes[a]!, nodes[b]!];
  const known = new Set(common);
  const ways = [a, b].flatMap((end) => around.of(end).filter(({ at }) => known.has(at)));
  const probability = (seen: LinkAround): number => confidence.get(seen.link)?.probability ?? 0;
  // What one contact joins holds where both of its links do.
  const held = common.map((contact) =>
    [a, b].reduce(
      (both, end) =>
        both * Math.max(...around.of(end).flatMap((seen) => (seen.at === contact ? probability(seen) : []))),
      1,
    ),
  );
  const doubt = held.reduce((sum, each) => sum + each, 0) / held.length;
  const usual = contacts.usualScore(parties);
  const usualCommon = contacts.usualCommon(parties);
  const records = [...one.records, ...other.records];
  return findingOf({
    kind: KIND,
    anchor: [one.id, other.id].sort().join(' '),
    values: { count: common.length },
    subjects: [
      ...subjectsOf(one),
      ...subjectsOf(other),
      ...common.slice(0, MOST_BESIDE).flatMap((contact) => subjectsOf(nodes[contact]!, 'common-contact')),
    ],
    evidence: ways
      .toSorted((first, second) => probability(second) - probability(first))
      .flatMap(({ link }) => link.evidence),
    parts: [
      part('link-to-check.part.common', Math.log2(common.length / usualCommon), { count: common.length }),
      part('link-to-check.part.exclusive', Math.log2(score / common.length) - Math.log2(usual / usualCommon)),
      part('link-to-check.part.doubt', Math.log2(Math.max(doubt, 1e-3))),
    ],
    innocentExplanations: [
      explanation(
        'link-to-check.innocent.known-by-chance',
        acquaintance(common.map((each) => contacts.countOf(each))),
      ),
      explanation('link-to-check.innocent.relatives', relatives(ways)),
      explanation('link-to-check.innocent.one-person', one.kind === other.kind ? 'possible' : 'unlikely'),
    ],
    missing: [
      'link-to-check.missing.direct-contact',
      'link-to-check.missing.period',
      ...(ways.some(({ link }) => (confidence.get(link)?.support.length ?? 0) < 2)
        ? (['link-to-check.missing.second-source'] as const)
        : []),
    ],
    proposedActions: askHolders(KIND, records),
    run: networkRun({ leastCommon: LEAST_COMMON, most: MOST }),
  });
}

/** Both know somebody whom many know. */
function acquaintance(counts: readonly number[]): InnocentExplanation['result'] {
  if (counts.every((count) => count >= MANY)) return 'likely';
  return counts.some((count) => count <= FEW) && counts.length > LEAST_COMMON ? 'unlikely' : 'possible';
}

/** Family, or a household, explains contacts in common by itself. */
function relatives(ways: readonly LinkAround[]): InnocentExplanation['result'] {
  const isFamily = ({ link }: LinkAround): boolean => link.type === 'family';
  if (ways.every(isFamily)) return 'likely';
  return ways.some(isFamily) ? 'possible' : 'unlikely';
}
