import type { Subject } from '@foreland/model';
import { describe, expect, it } from 'vitest';
import { analyseNetwork } from '../analysis/index.ts';
import { assemble } from '../assembly/index.ts';
import type { GraphStatement } from '../assembly/index.ts';
import { networkLeads } from './index.ts';
import type { Finding } from '@foreland/model/engine';

type Pair = readonly [string, string];

interface World {
  readonly calls: readonly Pair[];
  /** Held as something else than a suspect. */
  readonly subjects?: Readonly<Record<string, Subject>>;
  readonly shielded?: readonly string[];
}

/** Leads of people who call each other, each call told by a source of its own; names with `co` are companies. */
function leadsIn({ calls, subjects = {}, shielded = [] }: World, turned = false): Finding[] {
  const names = [...new Set(calls.flat())];
  const statements = calls.flatMap(([from, to], number): GraphStatement[] =>
    (['caller', 'receiver'] as const).map((property, end) => ({
      record: `GB:c${number}`,
      schema: 'Call',
      property,
      value: `GB:${end === 0 ? from : to}`,
      statement: `s${String(number).padStart(3, '0')}-${end}`,
      label: number % 3,
      origin: `handset ${number}`,
      report: `call ${number}`,
      grading: '4x4/A/1',
    })),
  );
  const analysis = analyseNetwork(
    assemble({
      records: names.map((name) => ({
        record: `GB:${name}`,
        schema: name.startsWith('co') ? 'Company' : 'Person',
        ...(name.startsWith('co') ? {} : { subject: subjects[name] ?? 'suspect' }),
      })),
      statements: turned ? statements.toReversed() : statements,
      bearers: [],
      entities: new Map(),
      generic: new Set(),
    }),
    { worlds: 20 },
  );
  const { nodes } = analysis.network.evidence;
  return networkLeads(analysis, (node) => shielded.includes(nodes[node]!.id.slice(3)));
}

const of = (findings: readonly Finding[], kind: string) =>
  findings.filter(({ lead }) => lead.kind === kind).map(({ lead }) => lead);

function circle(prefix: string, size: number, without?: Pair): Pair[] {
  const names = Array.from({ length: size }, (_, at) => `${prefix}${at}`);
  return names.flatMap((one, at) =>
    names
      .slice(at + 1)
      .flatMap((other): Pair[] => (without?.includes(one) && without.includes(other) ? [] : [[one, other]])),
  );
}

const TWO_WHO_DO_NOT_CALL: Pair = ['a0', 'a1'];
const WORLD: World = {
  calls: [
    ...circle('a', 6, TWO_WHO_DO_NOT_CALL),
    ...circle('b', 6),
    ['a2', 'x'],
    ['a3', 'x'],
    ['x', 'b2'],
    ['x', 'b3'],
  ],
};

describe('links to check', () => {
  it('names both parties, whom both know, and every statement in between', () => {
    const lead = of(leadsIn(WORLD), 'link-to-check').find(({ anchor }) => anchor.value === 'GB:a0 GB:a1');
    expect(lead?.subjects.map(({ record, part }) => `${record} ${part ?? 'party'}`)).toEqual([
      'GB:a0 party',
      'GB:a1 party',
      ...['a2', 'a3', 'a4', 'a5'].map((name) => `GB:${name} common-contact`),
    ]);
    // Two ends of two calls to each of four contacts.
    expect(lead?.evidence).toHaveLength(16);
    expect(lead?.score.parts.reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(lead?.score.total ?? 0, 6);
    expect(lead?.proposedActions[0]).toMatchObject({
      partner: 'GB',
      legalBasis: 'EU–UK Trade and Cooperation Agreement art. 563',
    });
  });

  it('is none between those who call each other', () => {
    const linked = new Set(WORLD.calls.map(([from, to]) => [`GB:${from}`, `GB:${to}`].sort().join(' ')));
    const told = of(leadsIn(WORLD), 'link-to-check').map(({ anchor }) => anchor.value);
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter((pair) => linked.has(pair))).toEqual([]);
  });

  it.each<[string, Partial<World>]>([
    ['whoever is held as a mere contact', { subjects: { a1: 'contact' } }],
    ['whoever is shielded', { shielded: ['a1'] }],
    ['those whose contacts are shielded', { shielded: ['a2'] }],
  ])('is none of %s', (_, change) => {
    const told = of(leadsIn({ ...WORLD, ...change }), 'link-to-check');
    expect(told.map(({ anchor }) => anchor.value)).not.toContain('GB:a0 GB:a1');
  });

  it('is none between two organisations', () => {
    const calls = WORLD.calls.map(
      (pair) => pair.map((name) => name.replace(/^a([01])$/, 'co$1')) as unknown as Pair,
    );
    const told = of(leadsIn({ calls }), 'link-to-check');
    expect(told.map(({ anchor }) => anchor.value)).not.toContain('GB:co0 GB:co1');
  });
});

/** Two whom all calls of their groups go through, and who call each other. */
const STARS: World = {
  calls: [
    ...['hub', 'centre'].flatMap((name) =>
      Array.from({ length: 6 }, (_, at): Pair => [name, `${name}-${at}`]),
    ),
    ['hub', 'centre'],
  ],
};

describe('brokers', () => {
  it('stand between the members of a group and are linked into another', () => {
    const brokers = of(leadsIn(STARS), 'broker');
    expect(brokers.map(({ anchor }) => anchor.value).sort()).toEqual(['GB:centre', 'GB:hub']);
    for (const { subjects } of brokers)
      expect(subjects.slice(1).every(({ part }) => part === 'connected')).toBe(true);
  });

  it.each<[string, Partial<World>]>([
    ['mere contacts', { subjects: { hub: 'contact' } }],
    ['whoever is shielded', { shielded: ['hub'] }],
  ])('are not %s, and name nobody as linked whom they must not', (_, change) => {
    const brokers = of(leadsIn({ ...STARS, ...change }), 'broker');
    expect(brokers.map(({ anchor }) => anchor.value)).not.toContain('GB:hub');
    const named = brokers.flatMap(({ subjects }) => subjects.map((subject) => subject.record));
    if (change.shielded) expect(named).not.toContain('GB:hub');
  });

  it('carry the labels of all that the group rests on', () => {
    const [first] = leadsIn(STARS).filter(({ lead }) => lead.kind === 'broker');
    expect(first?.labels).toEqual([0, 1, 2]);
  });

  it('are none of a group that is alone', () => {
    const alone = STARS.calls.filter(([from, to]) => from === 'hub' && to !== 'centre');
    expect(of(leadsIn({ calls: alone }), 'broker')).toEqual([]);
  });
});

it('finds the same whatever order statements come in', () => {
  expect(leadsIn(WORLD, true)).toEqual(leadsIn(WORLD));
});

it('finds nothing in nothing', () => {
  expect(leadsIn({ calls: [['a', 'b']] })).toEqual([]);
});

it('tells the strongest fifty of a kind', () => {
  // Sixty circles of five, in each of which two do not call each other, and one call around from each to the next.
  const calls = Array.from({ length: 60 }, (_, at): Pair[] => [
    ...circle(`p${at}-`, 5, [`p${at}-0`, `p${at}-1`]),
    [`p${at}-2`, `p${(at + 1) % 60}-2`],
  ]).flat();
  const told = of(leadsIn({ calls }), 'link-to-check');
  expect(told).toHaveLength(50);
  const scores = told.map(({ score }) => score.total);
  expect(scores).toEqual(scores.toSorted((one, other) => other - one));
});
