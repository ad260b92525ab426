import type { Answer, Call, contract } from '../../api/client.ts';
import type { Locale } from '../../i18n/index.ts';
import type { PlanAddress, PlanStatus } from './route.ts';

export type PlanItem = Answer<typeof contract.plan>['items'][number];
export type PlanChange = NonNullable<Call<typeof contract.changePlanItem>['body']>;
export type HistoryEntry = Answer<typeof contract.planHistory>['changes'][number];

/** An item with what lies below it, in the order of the plan. */
export interface PlanNode {
  readonly item: PlanItem;
  /** 1 for a priority. */
  readonly depth: number;
  readonly children: readonly PlanNode[];
}

const SETTLED: ReadonlySet<PlanStatus> = new Set(['done', 'stopped']);
const DAY = 86_400_000;

/** The plan as a forest of priorities. An item whose parent the reader may not see stands at the top. */
export function treeOf(items: readonly PlanItem[]): readonly PlanNode[] {
  const known = new Set(items.map(({ record }) => record));
  const below = Map.groupBy(items, ({ parent }) => (parent !== undefined && known.has(parent) ? parent : ''));
  const grow = (parent: string, depth: number, above: ReadonlySet<string>): readonly PlanNode[] =>
    (below.get(parent) ?? [])
      .filter(({ record }) => !above.has(record))
      .map((item) => ({
        item,
        depth,
        children: grow(item.record, depth + 1, new Set([...above, item.record])),
      }));
  return grow('', 1, new Set());
}

/** Rows of a tree from top to bottom. */
export function flatten(nodes: readonly PlanNode[]): readonly PlanNode[] {
  return nodes.flatMap((node) => [node, ...flatten(node.children)]);
}

export type Filter = Pick<PlanAddress, 'owner' | 'status' | 'due'>;

/** What fits the filter, with everything above it; priorities stay, so that the plan keeps its frame. */
export function filterTree(nodes: readonly PlanNode[], filter: Filter, today: string): readonly PlanNode[] {
  if (filter.owner === undefined && filter.status === undefined && filter.due === undefined) return nodes;
  return nodes.flatMap((node): PlanNode[] => {
    const children = filterTree(node.children, filter, today);
    return children.length > 0 || node.depth === 1 || fits(node.item, filter, today)
      ? [{ ...node, children }]
      : [];
  });
}

function fits(item: PlanItem, { owner, status, due }: Filter, today: string): boolean {
  return (
    (owner === undefined || item.owner === owner) &&
    (status === undefined || item.status === status) &&
    (due === undefined || fitsDue(item, due, today))
  );
}

function fitsDue(item: PlanItem, due: NonNullable<Filter['due']>, today: string): boolean {
  if (due === 'none') return item.level === 'action' && item.dueOn === undefined;
  if (item.dueOn === undefined || isSettled(item)) return false;
  return due === 'overdue'
    ? isOverdue(item, today)
    : !isOverdue(item, today) && item.dueOn <= addDays(today, Number(due));
}

/** Nothing more is expected of it. */
export function isSettled({ status }: Pick<PlanItem, 'status'>): boolean {
  return status !== undefined && SETTLED.has(status);
}

/** @param today ISO day */
export function isOverdue(item: Pick<PlanItem, 'dueOn' | 'status'>, today: string): boolean {
  return item.dueOn !== undefined && item.dueOn < today && !isSettled(item);
}

export function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY);
}

function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);
}

/** Name in the reader's language, else in English, else in any. */
export function nameOf({ names, record }: Pick<PlanItem, 'names' | 'record'>, locale: Locale): string {
  const named = (language: string) => names.find((name) => name.language === language)?.text;
  return named(locale) ?? named('en') ?? names[0]?.text ?? record;
}

export interface Progress {
  readonly actions: number;
  readonly done: number;
  readonly overdue: number;
  readonly atRisk: number;
}

export function progressOf(items: readonly PlanItem[], today: string): Progress {
  const actions = items.filter(({ level }) => level === 'action');
  const count = (accepts: (item: PlanItem) => boolean) => actions.filter(accepts).length;
  return {
    actions: actions.length,
    done: count(({ status }) => status === 'done'),
    overdue: count((item) => isOverdue(item, today)),
    atRisk: count(({ status }) => status === 'at-risk'),
  };
}

/** Items that must come first and are not done, though this one is due before them or at the same time. */
export function lateDependencies(item: PlanItem, items: ReadonlyMap<string, PlanItem>): readonly PlanItem[] {
  return item.dependsOn.flatMap((record) => {
    const before = items.get(record);
    return before &&
      !isSettled(before) &&
      item.dueOn !== undefined &&
      before.dueOn !== undefined &&
      before.dueOn >= item.dueOn
      ? [before]
      : [];
  });
}

/** Changes that one person made at one moment. */
export interface HistoryGroup {
  readonly at: string;
  readonly author: string;
  readonly changes: readonly HistoryEntry[];
}

export function groupHistory(changes: readonly HistoryEntry[]): readonly HistoryGroup[] {
  return [...Map.groupBy(changes, ({ at, author }) => `${at} ${author}`).values()].map((group) => ({
    at: group[0]!.at,
    author: group[0]!.author,
    changes: group,
  }));
}
