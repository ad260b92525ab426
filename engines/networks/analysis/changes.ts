import type { Day } from '../assembly/days.ts';
import { changeBetween } from '../measures/change.ts';
import type { GroupedMembers } from '../measures/change.ts';
import { findGroups, isActorNode } from './groups.ts';
import type { Group } from './groups.ts';
import { narrowNetwork } from './linked-network.ts';
import type { LinkedNetwork } from './linked-network.ts';

/** What happened to groups between two days; groups by their cores, everything by positions of nodes. */
export interface GroupChange {
  readonly change: 'formed' | 'dissolved' | 'joined' | 'left' | 'merged' | 'split' | 'regrouped';
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Who joined or left; of other changes, nobody. */
  readonly nodes: readonly number[];
}

/** Fewer than for the groups of today: two sets of groups are compared, not looked into. */
const WORLDS = 48;

/**
 * Compares the groups that links up to one day show with those up to another: who acts in a group now and did not before,
 * and what became of groups. Links that nobody dated count on both days, so they change nothing.
 */
export function changesBetween(network: LinkedNetwork, before: Day, after: Day): GroupChange[] {
  const old = groupsUpTo(network, before);
  const fresh = groupsUpTo(network, after);
  const { events } = changeBetween(old.grouped, fresh.grouped);
  const coreOf = (groups: readonly Group[]) => (group: number) => groups[group]!.core;
  const [oldCore, freshCore] = [coreOf(old.groups), coreOf(fresh.groups)];
  return events.flatMap((event): GroupChange[] => {
    switch (event.kind) {
      case 'formed':
        return [{ change: 'formed', before: [], after: [freshCore(event.after)], nodes: [] }];
      case 'dissolved':
        return [{ change: 'dissolved', before: [oldCore(event.before)], after: [], nodes: [] }];
      case 'split':
        return [
          { change: 'split', before: [oldCore(event.before)], after: event.after.map(freshCore), nodes: [] },
        ];
      case 'merged':
        return [
          { change: 'merged', before: event.before.map(oldCore), after: [freshCore(event.after)], nodes: [] },
        ];
      case 'regrouped':
        return [
          {
            change: 'regrouped',
            before: event.before.map(oldCore),
            after: event.after.map(freshCore),
            nodes: [],
          },
        ];
      case 'continued': {
        const [were, are] = [old.actors[event.before]!, fresh.actors[event.after]!];
        const names = { before: [oldCore(event.before)], after: [freshCore(event.after)] };
        const joined = [...are].filter((node) => !were.has(node));
        const left = [...were].filter((node) => !are.has(node));
        return [
          ...(joined.length > 0 ? [{ change: 'joined' as const, ...names, nodes: joined }] : []),
          ...(left.length > 0 ? [{ change: 'left' as const, ...names, nodes: left }] : []),
        ];
      }
    }
  });
}

interface GroupsOfDay {
  readonly groups: readonly Group[];
  /** Persons and organisations of each group. */
  readonly actors: readonly ReadonlySet<number>[];
  readonly grouped: GroupedMembers;
}

function groupsUpTo(whole: LinkedNetwork, day: Day): GroupsOfDay {
  const network = narrowNetwork(whole, ({ firstDay }) => firstDay <= day);
  const groups = findGroups(network, { worlds: WORLDS });
  const actors = groups.map(
    ({ members }) =>
      new Set(
        members
          .map(({ node }) => node)
          .filter((node) => isActorNode(network, node))
          .sort((one, other) => one - other),
      ),
  );
  return {
    groups,
    actors,
    grouped: {
      members: actors.flatMap((own) => [...own].map((node) => network.evidence.nodes[node]!.id)),
      labels: actors.flatMap((own, group) => [...own].map(() => group)),
    },
  };
}
