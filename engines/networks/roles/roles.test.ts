import { describe, expect, it } from 'vitest';
import { ALWAYS_FROM, ALWAYS_TO } from '../assembly/index.ts';
import type { EvidenceGraph, GraphLink, NodeKind } from '../assembly/index.ts';
import { Surroundings, rolesOf } from './index.ts';

type Told = readonly [from: string, type: string, to: string, remark?: string];

/** Nodes are named `kind.name`. */
function graphOf(told: readonly Told[]): EvidenceGraph {
  const ids = [...new Set(told.flatMap(([from, , to]) => [from, to]))].sort();
  const positionOf = new Map(ids.map((id, position) => [id, position]));
  return {
    nodes: ids.map((id) => ({
      id,
      kind: id.split('.')[0] as NodeKind,
      schema: 'Thing',
      records: [id],
      subjects: [],
    })),
    links: told.map(([from, type, to, remark]): GraphLink => ({
      from: positionOf.get(from) ?? -1,
      to: positionOf.get(to) ?? -1,
      type,
      firstDay: ALWAYS_FROM,
      lastDay: ALWAYS_TO,
      times: 1,
      quantity: 0,
      remarks: remark === undefined ? [] : [remark],
      evidence: [],
    })),
    positionOf,
    nodeOfRecord: positionOf,
  };
}

function rolesIn(told: readonly Told[]): ReturnType<typeof rolesOf> {
  const graph = graphOf(told);
  return rolesOf(new Surroundings(graph), graph.positionOf.get('person.a') ?? -1);
}

describe('roles', () => {
  it.each<[string, readonly Told[]]>([
    [
      'finance',
      [
        ['person.x', 'value-transfer', 'person.a'],
        ['person.a', 'value-transfer', 'person.y'],
      ],
    ],
    ['lodging', [['person.a', 'address-entity', 'place.house']]],
    ['supply', [['equipment.hull', 'holder', 'person.a']]],
    [
      'supply',
      [
        ['event.s', 'seized-from', 'person.a'],
        ['equipment.hull', 'seizure', 'event.s'],
      ],
    ],
    ['organiser', [['event.launch', 'organiser', 'person.a']]],
    [
      'advertising',
      [
        ['profile.p', 'owner', 'person.a'],
        ['advert.t', 'account', 'profile.p'],
      ],
    ],
    ['documents', [['person.a', 'membership', 'organisation.o', 'faussaire de papiers']]],
  ])('sees %s', (role, told) => {
    const [first] = rolesIn(told);
    expect(first?.role).toBe(role);
    expect(first?.share).toBeGreaterThan(0.5);
    expect(first?.because).not.toEqual([]);
  });

  it('says nothing of somebody who only receives, owns one car, or is merely called', () => {
    for (const told of [
      [['person.x', 'value-transfer', 'person.a']],
      [['person.a', 'ownership', 'vehicle.v']],
      [['person.x', 'call', 'person.a']],
    ] as const)
      expect(rolesIn(told).every(({ share }) => share <= 0.5)).toBe(true);
  });

  it('counts repeated signs ever less', () => {
    const bits = [1, 2, 3].map(
      (cars) =>
        rolesIn(
          Array.from({ length: cars }, (_, car) => ['person.a', 'ownership', `vehicle.${car}`] as const),
        )[0]?.bits ?? 0,
    );
    expect(bits[1]! - bits[0]!).toBeGreaterThan(bits[2]! - bits[1]!);
    expect(bits[2]).toBeLessThan(4);
  });
});
