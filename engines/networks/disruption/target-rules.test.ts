import fc from 'fast-check';
import { SUBJECTS } from '@foreland/model';
import type { Subject } from '@foreland/model';
import { describe, expect, it } from 'vitest';
import { linkNetwork } from '../analysis/linked-network.ts';
import { ALWAYS_FROM, ALWAYS_TO, NODE_KINDS } from '../assembly/index.ts';
import type { EvidenceGraph, GraphLink, NodeKind } from '../assembly/index.ts';
import { Surroundings } from '../roles/index.ts';
import { ACTION_KINDS } from './actions.ts';
import { proposeActions, USUAL_TERMS } from './proposals.ts';
import { rankDisruption } from './rank.ts';
import { Solver } from './solver.ts';
import { STAGES } from './stages.ts';
import { forbidden, refuseForbidden } from './target-rules.ts';
import type { TargetFacts } from './target-rules.ts';

interface Thing {
  readonly kind: NodeKind;
  readonly subjects?: readonly Subject[];
}

function graphOf(
  things: readonly Thing[],
  links: readonly (readonly [from: number, type: string, to: number])[],
): EvidenceGraph {
  const ids = things.map(({ kind }, at) => `${String(at).padStart(3, '0')}.${kind}`);
  const positionOf = new Map(ids.map((id, position) => [id, position]));
  return {
    nodes: things.map(({ kind, subjects = [] }, at) => ({
      id: ids[at]!,
      kind,
      schema: 'Thing',
      records: [ids[at]!],
      subjects,
    })),
    links: links.map(([from, type, to], at): GraphLink => ({
      from,
      to,
      type,
      firstDay: ALWAYS_FROM,
      lastDay: ALWAYS_TO,
      times: 1,
      quantity: 0,
      remarks: [],
      evidence: [{ statement: `s${at}`, label: 0, origin: `o${at}`, report: `r${at}`, grading: undefined }],
    })),
    positionOf,
    nodeOfRecord: positionOf,
  };
}

const nothingKnown = (): TargetFacts => ({});
const OFFENDERS: readonly Subject[] = ['suspect', 'convicted', 'likely-offender'];
const PROTECTED: readonly Subject[] = ['victim', 'witness', 'informant', 'minor'];

describe('targets', () => {
  it('are never people who are not held for offenders, nor protected ones, nor what is theirs', () => {
    const things = fc.array(
      fc.record({
        kind: fc.constantFrom(...NODE_KINDS),
        subjects: fc.uniqueArray(fc.constantFrom(...SUBJECTS), { maxLength: 3 }),
      }),
      { minLength: 2, maxLength: 8 },
    );
    const link = fc.tuple(fc.nat(7), fc.constantFrom('ownership', 'holder', 'account', 'call'), fc.nat(7));
    fc.assert(
      fc.property(things, fc.array(link, { maxLength: 12 }), (all, drafts) => {
        const links = drafts.map(([from, type, to]) => [from % all.length, type, to % all.length] as const);
        const around = new Surroundings(graphOf(all, links));
        const { actions, withheld } = proposeActions(around, [...all.keys()]);
        for (const { target } of actions) {
          const { kind, subjects } = all[target]!;
          expect(subjects.some((each) => PROTECTED.includes(each))).toBe(false);
          if (kind === 'person') expect(subjects.some((each) => OFFENDERS.includes(each))).toBe(true);
          else {
            for (const [from, type, to] of links) {
              if (type === 'call' || (from !== target && to !== target)) continue;
              const holder = all[from === target ? to : from]!;
              if (holder.kind === 'person') {
                expect(holder.subjects.some((each) => OFFENDERS.includes(each))).toBe(true);
                expect(holder.subjects.some((each) => PROTECTED.includes(each))).toBe(false);
              }
            }
          }
        }
        // Whatever was withheld is refused when it is handed in all the same.
        for (const { node, kind } of withheld) {
          const forced = { id: 'x', kind, target: node, ...USUAL_TERMS[kind] };
          expect(() => refuseForbidden(around, [forced], nothingKnown)).toThrow(
            expect.objectContaining({ code: 'target-forbidden', status: 403 }),
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  it.each<[string, TargetFacts, string | undefined]>([
    ['an association of rescue', { aid: true, goods: ['boat-hull'] }, 'aid'],
    ['what the supply rules exclude', { excluded: true }, 'aid'],
    ['a trader of life jackets', { goods: ['life-jacket'] }, 'life-saving'],
    ['a trader of food and clothing', { goods: ['food', 'clothing'] }, 'life-saving'],
    ['a trader of boats and life jackets', { goods: ['boat-hull', 'life-jacket'] }, undefined],
    ['a trader of boats', { goods: ['boat-hull'] }, undefined],
  ])('of supplier action: %s', (_, facts, rule) => {
    const around = new Surroundings(graphOf([{ kind: 'organisation' }], []));
    expect(forbidden(around, 0, 'supplier-action', () => facts)).toBe(rule);
  });

  it('are no life jackets, nor anything an association of aid holds', () => {
    const around = new Surroundings(
      graphOf([{ kind: 'organisation' }, { kind: 'equipment' }], [[1, 'holder', 0]]),
    );
    expect(forbidden(around, 1, 'seizure', () => ({ goods: ['life-jacket'] }))).toBe('life-saving');
    expect(forbidden(around, 1, 'seizure', (node) => ({ aid: node === 0 }))).toBe('aid');
    expect(forbidden(around, 1, 'seizure', nothingKnown)).toBeUndefined();
  });

  it('fit the action', () => {
    const around = new Surroundings(graphOf([{ kind: 'place' }], []));
    for (const kind of ACTION_KINDS) expect(forbidden(around, 0, kind, nothingKnown)).toBe('does-not-fit');
  });
});

describe('rankDisruption', () => {
  const evidence = graphOf(
    [
      { kind: 'person', subjects: ['suspect'] },
      { kind: 'equipment' },
      { kind: 'person', subjects: ['suspect'] },
      { kind: 'event' },
      { kind: 'person', subjects: ['contact'] },
    ],
    [
      [1, 'holder', 0],
      [0, 'call', 2],
      [3, 'organiser', 2],
      [4, 'call', 2],
    ],
  );
  const around = new Surroundings(evidence);
  const analysis = { network: linkNetwork(evidence), around };
  const members = [0, 1, 2, 3, 4];

  it('ranks what may be done, the same each time', () => {
    const { actions, withheld } = proposeActions(around, members);
    expect(actions.map(({ target }) => target).sort()).toEqual([0, 1, 2]);
    expect(withheld).toEqual([{ node: 4, kind: 'arrest', rule: 'not-an-offender' }]);
    const input = { analysis, members, actions, budget: 3, worlds: 60 };
    const ranking = rankDisruption(input);
    expect(rankDisruption(input)).toEqual(ranking);
    expect(ranking.assessment.before.mean).toBeGreaterThan(0);
    expect(ranking.assessment.portfolios[0]?.cost).toBeLessThanOrEqual(3);
    expect(ranking.unseen).toContain('lodge');
  });

  it('advises nothing where nothing is known at any stage, and says so', async () => {
    const solver = await Solver.load();
    const alone = graphOf([{ kind: 'person', subjects: ['suspect'] }], []);
    const here = new Surroundings(alone);
    const { actions } = proposeActions(here, [0]);
    expect(actions).toHaveLength(1);
    const known = { network: linkNetwork(alone), around: here };
    const ranking = rankDisruption({ analysis: known, members: [0], actions, budget: 9, solver });
    expect(ranking.assessment.portfolios).toEqual([]);
    expect(ranking.unseen).toEqual([...STAGES]);
    expect(ranking.exact).toEqual({ launches: 0, greedy: 0, bound: 0, proven: true });
  });

  it('advises nothing that has no effect', () => {
    const { actions } = proposeActions(around, members);
    const { assessment } = rankDisruption({ analysis, members, actions, budget: 9, worlds: 60 });
    expect(assessment.portfolios.length).toBeGreaterThan(0);
    for (const { portfolio, outcomes } of assessment.portfolios) {
      expect(portfolio.length).toBeGreaterThan(0);
      expect(outcomes.some(({ drop }) => drop > 0)).toBe(true);
    }
  });

  it('refuses an action against somebody who is no offender', () => {
    const actions = [{ id: 'x', kind: 'arrest' as const, target: 4, ...USUAL_TERMS.arrest }];
    expect(() => rankDisruption({ analysis, members, actions, budget: 9 })).toThrow(
      expect.objectContaining({ code: 'target-forbidden' }),
    );
    expect(() => rankDisruption({ analysis, members, actions: [], budget: 9 })).toThrow(
      expect.objectContaining({ code: 'disruption-none' }),
    );
  });
});
