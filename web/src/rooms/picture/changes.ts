import type { Answer, contract } from '../../api/client.ts';
import { CHANGE_KINDS } from './route.ts';
import type { ChangeKind } from './route.ts';

export type Change = Answer<typeof contract.picture>['changes'][number];

export interface ChangeDay {
  /** Local day of the instants below, as an instant of that day. */
  readonly at: string;
  readonly changes: readonly Change[];
}

/** Changes by the reader's own calendar day, in the order given. */
export function byDay(changes: readonly Change[]): readonly ChangeDay[] {
  const days = Map.groupBy(changes, ({ at }) => new Date(at).toDateString());
  return [...days.values()].map((own) => ({ at: own[0]!.at, changes: own }));
}

export function countChanges(changes: readonly Change[]): ReadonlyMap<ChangeKind, number> {
  return new Map(CHANGE_KINDS.map((kind) => [kind, changes.filter(({ what }) => what === kind).length]));
}

export function changeKey(change: Change): string {
  switch (change.what) {
    case 'contribution':
      return `c ${change.contribution.id}`;
    case 'lead':
      return `l ${change.lead.id}`;
    case 'decision':
      return `d ${change.lead.id} ${change.action} ${change.at}`;
    case 'retraction':
      return `r ${change.record.record} ${change.at}`;
  }
}
