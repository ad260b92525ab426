import fc from 'fast-check';
import { PROVISIONS } from '@foreland/model/law';
import { describe, expect, it } from 'vitest';
import { law } from '../../../i18n/en/law.ts';
import { readTerm } from './readTerm.ts';
import { budgetsFor, isSameQuestion, longestBar, questionOf, struckPart, withTerm } from './strike.ts';
import type { Changed, Portfolio, Ranking, ScenarioOutcome } from './strike.ts';

const ACTIONS = ['arrest:a', 'arrest:b', 'seizure:c'].map((id) => ({ id }));
const NONE: ReadonlySet<string> = new Set();
const AS_USUAL: ReadonlyMap<string, Changed> = new Map();

describe('a question', () => {
  it('names actions only where some are left out, and terms only where they are not as usual', () => {
    expect(questionOf({ group: 'g' }, 4, ACTIONS, NONE, AS_USUAL)).toEqual({
      group: 'g',
      budget: 4,
      terms: [],
    });
    const changed = withTerm(AS_USUAL, 'arrest:b', 'cost', 2);
    expect(questionOf({ nodes: ['n'] }, 4, ACTIONS, new Set(['seizure:c']), changed)).toEqual({
      nodes: ['n'],
      budget: 4,
      actions: ['arrest:a', 'arrest:b'],
      terms: [{ action: 'arrest:b', cost: 2 }],
    });
    // Terms of what is left out say nothing.
    expect(questionOf({ group: 'g' }, 4, ACTIONS, new Set(['arrest:b']), changed).terms).toEqual([]);
  });

  it('is the same however it was put together', () => {
    const one = withTerm(withTerm(AS_USUAL, 'arrest:a', 'cost', 2), 'arrest:b', 'delayDays', 3);
    const other = withTerm(withTerm(AS_USUAL, 'arrest:b', 'delayDays', 3), 'arrest:a', 'cost', 2);
    const ask = (changed: ReadonlyMap<string, Changed>, actions = ACTIONS) =>
      questionOf({ group: 'g' }, 4, actions, new Set(['seizure:c']), changed);
    expect(isSameQuestion(ask(one), ask(other, ACTIONS.toReversed()))).toBe(true);
    expect(isSameQuestion(ask(one), ask(AS_USUAL))).toBe(false);
  });

  it('forgets a term that is as usual again', () => {
    const changed = withTerm(AS_USUAL, 'arrest:a', 'cost', 2);
    expect(withTerm(changed, 'arrest:a', 'cost', undefined)).toEqual(AS_USUAL);
    expect(AS_USUAL.size).toBe(0);
  });
});

describe('a budget', () => {
  it('reaches to where everything can be done, in half weeks, and begins within it', () => {
    expect(budgetsFor([3, 1, 0.7])).toEqual({ most: 5, first: 5 });
    expect(budgetsFor([30, 1])).toEqual({ most: 31, first: 6 });
    expect(budgetsFor([])).toEqual({ most: 1, first: 1 });
    expect(budgetsFor([5000]).most).toBe(1000);
  });
});

describe('a term as it is written', () => {
  it('takes a point or a comma, within bounds', () => {
    expect(readTerm('cost', '2,5')).toBe(2.5);
    expect(readTerm('likelihood', ' 60 ')).toBe(0.6);
    expect(readTerm('delayDays', '14')).toBe(14);
    for (const [term, text] of [
      ['cost', '0'],
      ['cost', '1e3'],
      ['cost', '-1'],
      ['likelihood', '100'],
      ['likelihood', '0.5'],
      ['delayDays', '2.5'],
      ['delayDays', '731'],
      ['delayDays', ''],
    ] as const)
      expect(readTerm(term, text)).toBeUndefined();
  });

  it('never gives what the node refuses', () => {
    fc.assert(
      fc.property(fc.constantFrom('cost', 'likelihood', 'delayDays'), fc.string(), (term, text) => {
        const value = readTerm(term, text);
        if (value === undefined) return;
        const [least, most] = { cost: [0.001, 1000], likelihood: [0.01, 0.99], delayDays: [0, 730] }[
          term
        ] as [number, number];
        expect(value).toBeGreaterThanOrEqual(least);
        expect(value).toBeLessThanOrEqual(most);
      }),
    );
  });
});

const outcome = (high: number): ScenarioOutcome => ({
  replacement: 'none',
  launches: { low: 0, value: high / 2, high },
  drop: 0,
  best: 0,
  regret: 0,
});
const portfolio = (more: Partial<Portfolio>): Portfolio => ({
  actions: [],
  cost: 0,
  outcomes: [],
  best: 0,
  effect: [],
  largestPart: 0,
  ...more,
});

describe('what is drawn', () => {
  it('has bars of one scale, which the longest fills', () => {
    const before = { low: 1, value: 2, high: 3 };
    expect(longestBar(before, [{ outcomes: [outcome(2)] }])).toBe(3);
    expect(longestBar(before, [{ outcomes: [outcome(2)] }, { outcomes: [outcome(5)] }])).toBe(5);
    // Where nothing can be launched there is still a scale.
    expect(longestBar({ low: 0, value: 0, high: 0 }, [])).toBe(1);
  });

  it('marks the targets of a choice, and the links by which it works with their ends', () => {
    const ranking = {
      actions: [
        { id: 'arrest:a', target: { id: 'a' } },
        { id: 'arrest:b', target: { id: 'b' } },
      ],
      links: [
        { id: 'call c d', from: 'c', to: 'd' },
        { id: 'call a d', from: 'a', to: 'd' },
      ],
    } as unknown as Ranking;
    const part = struckPart(
      ranking,
      portfolio({ actions: ['arrest:a'], effect: [{ link: 'call c d', carried: 1, stage: 'equip' }] }),
    );
    expect([...part.targets]).toEqual(['a']);
    expect([...part.links]).toEqual(['call c d']);
    expect([...part.nodes].sort()).toEqual(['a', 'c', 'd']);
  });
});

describe('the law', () => {
  it('is said in plain words, provision by provision', () => {
    expect(Object.keys(law).sort()).toEqual(PROVISIONS.map(({ id }) => id).sort());
  });
});
