import { describe, expect, it } from 'vitest';
import { generateExercise } from './index.ts';
import { evaluateNetworks } from './evaluate-networks.ts';
import type { GroupLike } from './evaluate-networks.ts';

const truth = generateExercise({ size: 'small', today: '2026-11-24' }).truth();
const recordsOf = new Map(truth.matched.map(({ id, records }) => [id, records.map(({ record }) => record)]));
const everybody = truth.networks.map(({ members, brokers }): GroupLike => ({
  records: members.flatMap((member) => recordsOf.get(member) ?? []),
  brokers: brokers.map((broker) => recordsOf.get(broker) ?? []),
}));

function judged(groups: readonly GroupLike[]): readonly (string | number)[] {
  return evaluateNetworks(truth, [{ reader: 'all', groups, canSee: () => true }])[0]?.rows[0] ?? [];
}

describe('evaluateNetworks', () => {
  it('gives full marks for the truth', () => {
    const [, known, grouped, agreement, brokers, found, guarded] = judged(everybody);
    expect(known).toBeGreaterThan(20);
    expect([grouped, agreement, found, guarded]).toEqual([known, 1, brokers, 0]);
  });

  it('gives none for one group of all, and none for nothing', () => {
    const all = { records: everybody.flatMap(({ records }) => records), brokers: [] };
    expect(judged([all])[3]).toBe(0);
    expect(judged([]).slice(2)).toEqual([0, 1, expect.any(Number), 0, 0]);
  });

  it('counts protected persons in groups, and brokers beyond the fifth not', () => {
    const [first] = everybody;
    const records = [...(first?.records ?? []), ...truth.protectedRecords.slice(0, 3)];
    const strangers = Array.from({ length: 5 }, (_, at) => [`GB:x-${at}`]);
    const brokers = [...strangers, ...(first?.brokers ?? [])];
    expect(judged([{ records, brokers }]).slice(5)).toEqual([0, 3]);
  });
});
