import { firstDay, lastDay } from '@foreland/networks/assembly';
import { connect, selectChart } from '@foreland/networks/chart';
import type { ChartFilter, ChartSelection } from '@foreland/networks/chart';
import { changesBetween, linksToCheck } from '@foreland/networks/analysis';
import type { StatementReader } from '@foreland/store';
import { answerDisruption } from '../disruption/answer.ts';
import type { DisruptionAnswer, DisruptionRequest } from '../disruption/requests.ts';
import type { Work } from '../hosted-engine.ts';
import type {
  ChangesAnswer,
  ChartAnswer,
  GroupAnswer,
  NodeAnswer,
  PathsAnswer,
  RanAnswer,
  ReasonsAnswer,
} from './answers.ts';
import { NetworkDescription } from './describe.ts';
import type { HeldNetwork } from './held-network.ts';
import { listGroups } from './list-groups.ts';
import type { NumberKey, Page } from '../page.ts';
import { groupNamed, nodeNamed, requireNode } from './naming.ts';
import { ranked, reasons } from './run-analysis.ts';
import type { AnalysisQuestion } from './run-analysis.ts';

/** Pairs to check that are told of a group. */
const TO_CHECK = 20;

/** A filter as the contract writes it: ISO days. */
export interface AskedFilter extends Omit<ChartFilter, 'after' | 'before'> {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

export type NetworkQuestion =
  | { readonly what: 'overview'; readonly page: Page<NumberKey> }
  | { readonly what: 'group'; readonly group: string }
  | { readonly what: 'node'; readonly node: string }
  | {
      readonly what: 'chart';
      readonly group?: string | undefined;
      readonly nodes?: readonly string[] | undefined;
      readonly whole?: boolean | undefined;
      readonly steps: number;
      readonly beside?: readonly string[] | undefined;
      readonly limit: number;
      readonly filter: AskedFilter;
    }
  | {
      readonly what: 'paths';
      readonly from: string;
      readonly to: string;
      readonly count: number;
      readonly filter: AskedFilter;
    }
  | { readonly what: 'changes'; readonly before: string; readonly after: string }
  | AnalysisQuestion
  | DisruptionRequest;

export type NetworkAnswer =
  | { readonly what: 'overview'; readonly overview: Awaited<ReturnType<typeof listGroups>> }
  | { readonly what: 'group'; readonly group: GroupAnswer }
  | { readonly what: 'node'; readonly node: NodeAnswer }
  | { readonly what: 'chart'; readonly chart: ChartAnswer }
  | { readonly what: 'paths'; readonly paths: PathsAnswer }
  | { readonly what: 'changes'; readonly changes: ChangesAnswer }
  | { readonly what: 'analysis'; readonly ran: RanAnswer & { readonly more: boolean } }
  | { readonly what: 'reasons'; readonly explained: ReasonsAnswer }
  | DisruptionAnswer;

/** Answers a question about a held network. */
export async function answer(
  held: HeldNetwork,
  reader: StatementReader,
  question: NetworkQuestion,
  { checkpoint }: Pick<Work, 'checkpoint'>,
): Promise<NetworkAnswer> {
  const told = new NetworkDescription(held, reader);
  const { analysis, around } = held;
  switch (question.what) {
    case 'overview':
      return { what: 'overview', overview: await listGroups(held, question.page, told) };
    case 'group': {
      const group = groupNamed(held, question.group);
      const leads = linksToCheck(analysis.network, group, TO_CHECK);
      const others = leads.flatMap(({ a, b, common }) => [a, b, ...common]);
      await told.learn([...group.members.map(({ node }) => node), ...others]);
      return {
        what: 'group',
        group: {
          group: told.group(group),
          members: told.members(group),
          ...told.restsOn(group),
          toCheck: leads.map((lead) => told.linkToCheck(lead)),
        },
      };
    }
    case 'node': {
      const node = requireNode(held, question.node);
      const group = analysis.groups[analysis.groupOf.get(node) ?? -1];
      await told.learn(group ? [node, group.core] : [node]);
      return { what: 'node', node: await told.detail(node, group) };
    }
    case 'chart': {
      const members = question.group === undefined ? [] : groupNamed(held, question.group).members;
      // Nodes that are not in view today are passed over: a saved chart may name some.
      const named = (question.nodes ?? []).flatMap((id) => nodeNamed(held, id) ?? []);
      const start = [
        ...members.map(({ node }) => node),
        ...named,
        ...(question.whole ? around.mostLinked() : []),
      ];
      const { steps, limit } = question;
      const beside = (question.beside ?? []).flatMap((id) => nodeNamed(held, id) ?? []);
      const selection = selectChart(around, { start, steps, limit, beside, ...filterOf(question.filter) });
      return { what: 'chart', chart: await chartOf(told, selection) };
    }
    case 'paths': {
      const [from, to] = [requireNode(held, question.from), requireNode(held, question.to)];
      const ways = connect(analysis.network, {
        from,
        to,
        count: question.count,
        ...filterOf(question.filter),
      });
      const nodes = [...new Set([from, to, ...ways.flatMap((way) => way.nodes)])];
      const links = [...new Set(ways.flatMap((way) => way.links))].sort((one, other) => one - other);
      const chart = await chartOf(told, { nodes, links, leftOut: 0 });
      const paths = ways.map((way) => ({
        probability: way.probability,
        nodes: way.nodes.map((node) => told.caption(node).id),
        links: way.links.map((link) => told.linkId(link)),
      }));
      return { what: 'paths', paths: { paths, chart } };
    }
    case 'changes': {
      const days = [lastDay(question.before) ?? 0, lastDay(question.after) ?? 0] as const;
      const changes = changesBetween(analysis.network, ...days);
      await told.learn(changes.flatMap(({ before, after, nodes }) => [...before, ...after, ...nodes]));
      const names = (positions: readonly number[]): { id: string; caption: string }[] =>
        positions.map((position) => told.caption(position));
      return {
        what: 'changes',
        changes: {
          changes: changes.map(({ change, before, after, nodes }) => ({
            change,
            before: names(before),
            after: names(after),
            nodes: names(nodes),
          })),
        },
      };
    }
    case 'analysis':
      return { what: 'analysis', ran: await ranked(held, told, question, checkpoint) };
    case 'reasons':
      return { what: 'reasons', explained: await reasons(held, told, question, checkpoint) };
    default:
      return answerDisruption(held, reader, question);
  }
}

async function chartOf(
  told: NetworkDescription,
  { nodes, links, leftOut }: ChartSelection,
): Promise<ChartAnswer> {
  await told.learn(nodes);
  return {
    nodes: nodes.map((node) => told.node(node)),
    links: links.map((link) => told.link(link)),
    label: await told.labelOf(nodes, links),
    leftOut: { nodes: leftOut },
  };
}

function filterOf({ after, before, ...rest }: AskedFilter): ChartFilter {
  const [from, to] = [after && firstDay(after), before && lastDay(before)];
  return {
    ...rest,
    ...(typeof from === 'number' ? { after: from } : {}),
    ...(typeof to === 'number' ? { before: to } : {}),
  };
}
