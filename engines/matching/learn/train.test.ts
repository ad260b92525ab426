import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../columns/random.ts';
import { CATEGORY, DATE, OUTCOMES, VALUE } from '../compare/outcome.ts';
import type { FieldSpec, MatchRow } from '../field.ts';
import { startingModel } from '../model/match-model.ts';
import type { MatchModel } from '../model/match-model.ts';
import { MatchIndex } from '../records/match-index.ts';
import { estimate } from './estimate.ts';
import { train } from './train.ts';

const FIELDS: readonly FieldSpec[] = [
  { name: 'birth', kind: 'date' },
  { name: 'phone', kind: 'identifier', designBits: 20 },
  { name: 'document', kind: 'identifier', designBits: 20 },
  { name: 'town', kind: 'category' },
];
/** How often the copy of a record keeps the value, and how many towns there are. */
const PLANTED = { birth: 0.85, phone: 0.7, document: 0.8, town: 0.9, towns: 4 } as const;
const ENTITIES = 1500;

/** Invented things of two records each; the second has some values anew. */
function simulated(seed: number): { rows: MatchRow[]; truth: (readonly [string, string])[] } {
  const random = seededRandom(seed);
  const digits = (length: number): string => Array.from({ length }, () => Math.floor(random() * 10)).join('');
  const birth = (): string => {
    const two = (most: number): string => String(1 + Math.floor(random() * most)).padStart(2, '0');
    return `${1950 + Math.floor(random() * 50)}-${two(12)}-${two(28)}`;
  };
  const town = (): string => ['north', 'south', 'east', 'west'][Math.floor(random() * PLANTED.towns)] ?? '';
  const otherTown = (than: string): string => {
    for (;;) {
      const drawn = town();
      if (drawn !== than) return drawn;
    }
  };
  const rows: MatchRow[] = [];
  const truth: (readonly [string, string])[] = [];
  for (let entity = 0; entity < ENTITIES; entity++) {
    const [first, second] = [`a${entity}`, `b${entity}`];
    const values = { birth: birth(), phone: `+${digits(11)}`, document: digits(9), town: town() };
    rows.push({ id: first, values: [[values.birth], [values.phone], [values.document], [values.town]] });
    rows.push({
      id: second,
      values: [
        [random() < PLANTED.birth ? values.birth : birth()],
        [random() < PLANTED.phone ? values.phone : `+${digits(11)}`],
        [random() < PLANTED.document ? values.document : digits(9)],
        [random() < PLANTED.town ? values.town : otherTown(values.town)],
      ],
    });
    truth.push([first, second]);
  }
  return { rows, truth };
}

function indexOf(rows: readonly MatchRow[]): MatchIndex {
  const index = new MatchIndex({ fields: FIELDS, model: startingModel(FIELDS) });
  for (const row of rows) index.insert(row);
  return index;
}

function outcome(model: MatchModel, field: string, at: number): { m: number; u: number } {
  return model.fields.find((each) => each.field === field)?.outcomes[at] ?? { m: NaN, u: NaN };
}

function checkSums(model: MatchModel): void {
  for (const { kind, outcomes } of model.fields) {
    expect(outcomes.length).toBe(OUTCOMES[kind].length);
    for (const of of ['m', 'u'] as const) {
      expect(outcomes.reduce((sum, each) => sum + each[of], 0)).toBeCloseTo(1, 9);
      for (const each of outcomes) expect(each[of]).toBeGreaterThan(0);
    }
  }
}

const { rows, truth } = simulated(11);
let index: MatchIndex;

beforeAll(() => {
  index = indexOf(rows);
});

describe('a model learned without labels', () => {
  test('finds what was planted', () => {
    const { model, change } = train(index, { randomPairs: 50_000 });
    checkSums(model);
    expect(change).toBeLessThan(0.0001);
    expect(outcome(model, 'birth', DATE.exact).m).toBeCloseTo(PLANTED.birth, 1);
    expect(outcome(model, 'phone', VALUE.exact).m).toBeCloseTo(PLANTED.phone, 1);
    expect(outcome(model, 'document', VALUE.exact).m).toBeCloseTo(PLANTED.document, 1);
    expect(outcome(model, 'town', CATEGORY.exact).m).toBeCloseTo(PLANTED.town, 1);
    expect(outcome(model, 'town', CATEGORY.exact).u).toBeCloseTo(1 / PLANTED.towns, 1);
    expect(outcome(model, 'birth', DATE.different).u).toBeGreaterThan(0.9);
    // Half a pair a record, less those that no key leads to.
    expect(model.pairsPerRecord).toBeGreaterThan(0.42);
    expect(model.pairsPerRecord).toBeLessThan(0.55);
    for (const { outcomes } of model.fields)
      expect(outcomes.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(1, 9);
  });

  test('is the same each time for a seed', () => {
    const options = { randomPairs: 5000, candidatePairs: 3000 };
    const once = train(index, { ...options, seed: 4 });
    expect(train(indexOf(rows), { ...options, seed: 4 })).toEqual(once);
    expect(train(index, { ...options, seed: 5 }).model.fields).not.toEqual(once.model.fields);
  });

  test('of no records, one, or two that share nothing is what was believed before', () => {
    for (const few of [[], rows.slice(0, 1), [rows[0], rows[2]].flatMap((row) => row ?? [])]) {
      const { model } = train(indexOf(few));
      checkSums(model);
      expect(outcome(model, 'town', CATEGORY.exact).m).toBeCloseTo(0.9, 3);
      expect(Number.isFinite(model.pairsPerRecord)).toBe(true);
    }
  });
});

describe('a model made from truth', () => {
  test('counts', () => {
    const model = estimate(index, truth, { id: 'planted', version: '1', trainedOn: 'simulated, seed 11' });
    checkSums(model);
    expect(model.pairsUsed).toBe(ENTITIES);
    expect(model.pairsPerRecord).toBe(0.5);
    expect(outcome(model, 'birth', DATE.exact).m).toBeCloseTo(PLANTED.birth, 1);
    expect(outcome(model, 'phone', VALUE.exact).m).toBeCloseTo(PLANTED.phone, 1);
    expect(outcome(model, 'town', CATEGORY.exact).m).toBeCloseTo(PLANTED.town, 1);
  });

  test('passes over records that are not held', () => {
    const model = estimate(index, [['nobody', 'a1']], { id: 'x', version: '1', trainedOn: '' });
    checkSums(model);
  });
});
