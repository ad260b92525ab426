import type { CanSee, EvaluationTable } from './evaluate.ts';
import type { Truth } from './truth.ts';

/** A group that was found. */
export interface GroupLike {
  /** Every record of every member. */
  readonly records: readonly string[];
  /** Members that were said to move its value: the records of each, the likeliest first. */
  readonly brokers: readonly (readonly string[])[];
}

/** Brokers beyond these are not looked at. */
const TOP = 5;

interface Judged {
  readonly known: number;
  readonly grouped: number;
  readonly agreement: number;
  readonly brokers: number;
  readonly brokersFound: number;
  readonly guarded: number;
}

/**
 * Judges groups against the planted networks: how far members who were put into a group were put with their own (adjusted
 * Rand index, Hubert & Arabie 1985), and how many planted brokers are among the first five that their group names.
 */
export function evaluateNetworks(
  truth: Truth,
  runs: readonly {
    readonly reader: string;
    readonly groups: readonly GroupLike[];
    readonly canSee: CanSee;
  }[],
): EvaluationTable[] {
  if (runs.length === 0) return [];
  return [
    {
      id: 'networks',
      title: 'Groups and their brokers',
      columns: [
        'Reader',
        'Members known',
        'In a group',
        'Adjusted Rand index',
        'Brokers known',
        'In the first five',
        'Protected',
      ],
      rows: runs.map(({ reader, groups, canSee }) => {
        const { known, grouped, agreement, brokers, brokersFound, guarded } = judge(truth, groups, canSee);
        return [reader, known, grouped, rounded(agreement), brokers, brokersFound, guarded];
      }),
      notes: [
        'Members without a link to another member are in no group and do not enter the index: nothing in view says where they belong.',
        'Groups hold other people too, such as customers and neighbours; the index does not judge them.',
      ],
    },
  ];
}

function judge(truth: Truth, groups: readonly GroupLike[], canSee: CanSee): Judged {
  const groupOf = new Map(
    groups.flatMap(({ records }, group) => records.map((record) => [record, group] as const)),
  );
  const recordsOf = visibleRecords(truth, canSee);
  const planted: number[] = [];
  const found: number[] = [];
  let [known, brokers, brokersFound] = [0, 0, 0];
  for (const [network, { members, brokers: movers }] of truth.networks.entries()) {
    for (const member of members) {
      const records = recordsOf.get(member) ?? [];
      if (records.length === 0) continue;
      known += 1;
      const group = records.map((record) => groupOf.get(record)).find((each) => each !== undefined);
      if (group !== undefined) {
        planted.push(network);
        found.push(group);
      }
      if (!movers.includes(member)) continue;
      brokers += 1;
      const named = groups[group ?? -1]?.brokers.slice(0, TOP) ?? [];
      if (named.some((broker) => broker.some((record) => records.includes(record)))) brokersFound += 1;
    }
  }
  const guarded = truth.protectedRecords.filter((record) => groupOf.has(record)).length;
  return {
    known,
    grouped: planted.length,
    agreement: adjustedRand(planted, found),
    brokers,
    brokersFound,
    guarded,
  };
}

/** Records of each person that the reader sees something of. */
function visibleRecords(truth: Truth, canSee: CanSee): Map<string, string[]> {
  const visible = truth.labels.map(canSee);
  return new Map(
    truth.matched.map(({ id, records }) => [
      id,
      records.filter(({ labels }) => labels.some((label) => visible[label])).map(({ record }) => record),
    ]),
  );
}

function adjustedRand(one: readonly number[], other: readonly number[]): number {
  const count = (keys: readonly (number | string)[]): number => {
    const sizes = new Map<number | string, number>();
    for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1);
    return [...sizes.values()].reduce((sum, size) => sum + pairs(size), 0);
  };
  const both = count(one.map((group, at) => `${group} ${other[at]}`));
  const [left, right, all] = [count(one), count(other), pairs(one.length)];
  const expected = all === 0 ? 0 : (left * right) / all;
  const most = (left + right) / 2;
  return most === expected ? 1 : (both - expected) / (most - expected);
}

function pairs(size: number): number {
  return (size * (size - 1)) / 2;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
