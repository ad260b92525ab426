import { isActorNode, isConfirmed, rolesInGroup, valueBrokers } from '@foreland/networks/analysis';
import type { Group } from '@foreland/networks/analysis';
import { ALWAYS_FROM, ALWAYS_TO, isDirected, isoDay } from '@foreland/networks/assembly';
import { credibleInterval } from '@foreland/networks';
import type { Confidence, LinkLead } from '@foreland/networks';
import { rolesOf } from '@foreland/networks/roles';
import type { RoleShare } from '@foreland/networks/roles';
import { joinAll, partnerOf } from '@foreland/model';
import type { Partner } from '@foreland/model';
import type { RecordSummary, StatementReader } from '@foreland/store';
import { namesInOtherScripts } from '../../rooms/dossier.ts';
import type {
  ChartAnswer,
  GroupShape,
  LinkShape,
  MemberShape,
  NodeAnswer,
  NodeShape,
  ToCheckShape,
} from './answers.ts';
import type { HeldNetwork } from './held-network.ts';

/** Statements of a link that are told; the dossiers at its ends have the rest. */
const STATEMENTS = 200;
/** Statements that the evidence pane can show at once. */
const EVIDENCE = 1000;
/** Brokers that a line of the list of groups names. */
const BROKERS = 5;
/** Common contacts of a pair to check that are named. */
const COMMON = 20;
/** A role is told where it is likelier than all others and none together. */
const LIKELY = 0.5;

/** Puts positions in a held network into words of the contract, with captions as the reader may see them. */
export class NetworkDescription {
  readonly #held: HeldNetwork;
  readonly #reader: StatementReader;
  readonly #captions = new Map<string, RecordSummary>();
  /** Few grades make many links, so the same uncertainty comes again and again. */
  readonly #intervals = new Map<string, readonly [low: number, high: number]>();

  constructor(held: HeldNetwork, reader: StatementReader) {
    this.#held = held;
    this.#reader = reader;
  }

  /** Looks up what these nodes are called; to be called before they are described. */
  async learn(nodes: Iterable<number>): Promise<void> {
    const wanted = Array.from(nodes, (node) => this.#node(node))
      .filter(({ id, kind }) => kind !== 'identifier' && !this.#captions.has(id))
      .map(({ id }) => id);
    for (const [record, summary] of await this.#reader.summariesOf(wanted))
      this.#captions.set(record, summary);
  }

  caption(position: number): { readonly id: string; readonly caption: string } {
    const { id, kind } = this.#node(position);
    if (kind === 'identifier') return { id, caption: id.slice(id.indexOf(':') + 1) };
    return { id, caption: this.#captions.get(id)?.caption ?? id };
  }

  node(position: number): NodeShape {
    const { kind, schema, records, subjects } = this.#node(position);
    const { analysis, around } = this.#held;
    const group = analysis.groupOf.get(position);
    const [role] = rolesAround(this.#held, position);
    return {
      ...this.caption(position),
      kind,
      schema,
      records: records.length,
      partners: partnersOf(records),
      subjects: [...subjects],
      links: around.countOf(position),
      ...(group === undefined ? {} : { group: this.#node(analysis.groups[group]!.core).id }),
      ...(role && role.share > LIKELY ? { role: role.role } : {}),
    };
  }

  link(position: number): LinkShape {
    const { evidence, confidence } = this.#held.analysis.network;
    const link = evidence.links[position]!;
    const certainty = confidence[position]!;
    const [low, high] = this.#interval(certainty);
    return {
      id: this.linkId(position),
      from: this.#node(link.from).id,
      to: this.#node(link.to).id,
      type: link.type,
      directed: isDirected(link.type),
      probability: { low, value: certainty.probability, high },
      confirmed: isConfirmed(certainty),
      ...(link.firstDay === ALWAYS_FROM ? {} : { firstDay: isoDay(link.firstDay) }),
      ...(link.lastDay === ALWAYS_TO ? {} : { lastDay: isoDay(link.lastDay) }),
      times: link.times,
      quantity: link.quantity,
      sources: certainty.support.length,
      statements: link.evidence.slice(0, STATEMENTS).map(({ statement }) => statement),
    };
  }

  #interval(certainty: Confidence): readonly [low: number, high: number] {
    const { alpha, beta } = certainty.beta;
    const key = `${alpha} ${beta}`;
    const known = this.#intervals.get(key);
    if (known) return known;
    const interval = credibleInterval(certainty);
    this.#intervals.set(key, interval);
    return interval;
  }

  /** Under what all that a chart tells stands: what its nodes are called by, and what its links rest on. */
  async labelOf(nodes: readonly number[], links: readonly number[]): Promise<ChartAnswer['label']> {
    const { evidence } = this.#held.analysis.network;
    const labels = new Set(links.flatMap((link) => evidence.links[link]!.evidence.map(({ label }) => label)));
    const records = nodes.flatMap((node) => this.#node(node).records);
    for (const own of (await this.#reader.matches.labelsOfRecords(records)).values())
      for (const label of own) labels.add(label);
    return joinAll([...labels].map((key) => this.#reader.labelOf(key))) as ChartAnswer['label'];
  }

  /** Names a link by its ends and type: the same in every reader's network that has it. */
  linkId(position: number): string {
    const { from, to, type } = this.#held.analysis.network.evidence.links[position]!;
    return `${type} ${this.#node(from).id} ${this.#node(to).id}`;
  }

  group(group: Group): GroupShape {
    const { analysis } = this.#held;
    const nodes = group.members.map(({ node }) => this.#node(node));
    const within = this.#within(group).map((position) => analysis.network.evidence.links[position]!);
    const first = within.map(({ firstDay }) => firstDay).filter((day) => day !== ALWAYS_FROM);
    const last = within.map(({ lastDay }) => lastDay).filter((day) => day !== ALWAYS_TO);
    const labels = new Set(within.flatMap(({ evidence }) => evidence.map(({ label }) => label)));
    return {
      ...this.caption(group.core),
      members: nodes.length,
      persons: nodes.filter(({ kind }) => kind === 'person').length,
      partners: partnersOf(nodes.flatMap(({ records }) => records)),
      stability: group.stability,
      ...(first.length === 0 ? {} : { firstDay: isoDay(first.reduce((one, other) => Math.min(one, other))) }),
      ...(last.length === 0 ? {} : { lastDay: isoDay(last.reduce((one, other) => Math.max(one, other))) }),
      brokers: this.brokersOf(group).map((node) => this.caption(node)),
      label: joinAll([...labels].map((key) => this.#reader.labelOf(key))) as GroupShape['label'],
    };
  }

  /** Positions of the value brokers that a group is listed with. */
  brokersOf(group: Group): number[] {
    return valueBrokers(this.#held.analysis, group).slice(0, BROKERS);
  }

  members(group: Group): MemberShape[] {
    const roles = rolesInGroup(this.#held.analysis, group);
    return group.members.map(({ node, belongs, brokerage, constraint }) => ({
      ...this.node(node),
      belongs,
      brokerage: { ...brokerage },
      ...(constraint === undefined ? {} : { constraint }),
      roles: this.#roles(roles.get(node) ?? []),
    }));
  }

  linkToCheck({ a, b, score, common }: LinkLead): ToCheckShape {
    const { around, analysis } = this.#held;
    const known = new Set(common);
    const links = [a, b].flatMap((end) =>
      around.linksOf(end).filter((link) => known.has(around.otherEnd(link, end))),
    );
    const statements = links.flatMap((link) =>
      analysis.network.evidence.links[link]!.evidence.map(({ statement }) => statement),
    );
    return {
      a: this.caption(a),
      b: this.caption(b),
      score,
      common: common.slice(0, COMMON).map((node) => this.caption(node)),
      statements: [...new Set(statements)].slice(0, STATEMENTS),
    };
  }

  /** What joins the members of a group. */
  restsOn(group: Group): Pick<NodeAnswer, 'linksByType' | 'statements'> {
    return this.#linksTold(this.#within(group));
  }

  /** @param group the one that the node belongs to, where it belongs to one */
  async detail(position: number, group: Group | undefined): Promise<NodeAnswer> {
    const node = this.node(position);
    const { records } = this.#node(position);
    const member = group?.members.find((each) => each.node === position);
    return {
      ...node,
      names: namesInOtherScripts(node.caption, await this.#reader.statementsOf(records)),
      roles: this.#roles(rolesAround(this.#held, position)),
      ...this.#linksTold(this.#held.around.linksOf(position)),
      ...(group && member
        ? {
            membership: {
              group: this.caption(group.core),
              belongs: member.belongs,
              brokerage: { ...member.brokerage },
              ...(member.constraint === undefined ? {} : { constraint: member.constraint }),
            },
          }
        : {}),
    };
  }

  /** Positions of the links between members of a group. */
  #within({ members }: Group): number[] {
    const { around } = this.#held;
    const positions = new Set(members.map(({ node }) => node));
    const links = new Set<number>();
    for (const node of positions)
      for (const link of around.linksOf(node))
        if (positions.has(around.otherEnd(link, node))) links.add(link);
    return [...links].sort((one, other) => one - other);
  }

  #linksTold(positions: readonly number[]): Pick<NodeAnswer, 'linksByType' | 'statements'> {
    const { evidence, confidence } = this.#held.analysis.network;
    const counts = new Map<string, { type: string; links: number; confirmed: number }>();
    const statements = new Set<string>();
    for (const position of positions) {
      const { type, evidence: told } = evidence.links[position]!;
      const count = counts.get(type) ?? { type, links: 0, confirmed: 0 };
      count.links += 1;
      if (isConfirmed(confidence[position]!)) count.confirmed += 1;
      counts.set(type, count);
      for (const { statement } of told) statements.add(statement);
    }
    return {
      linksByType: [...counts.values()].sort(
        (one, other) => other.links - one.links || (one.type < other.type ? -1 : 1),
      ),
      statements: [...statements].slice(0, EVIDENCE),
    };
  }

  #roles(shares: readonly RoleShare[]): MemberShape['roles'] {
    return shares.map(({ role, share, because }) => ({ role, share, because: [...because] }));
  }

  #node(position: number): HeldNetwork['analysis']['network']['evidence']['nodes'][number] {
    const node = this.#held.analysis.network.evidence.nodes[position];
    if (!node) throw new RangeError(`The network has no node ${position}.`);
    return node;
  }
}

/** Roles of somebody who acts; of anything else, none. */
function rolesAround({ analysis }: HeldNetwork, position: number): RoleShare[] {
  return isActorNode(analysis.network, position) ? rolesOf(analysis.around, position) : [];
}

function partnersOf(records: readonly string[]): Partner[] {
  return [...new Set(records.map(partnerOf))].sort() as Partner[];
}
