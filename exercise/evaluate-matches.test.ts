import { describe, expect, it } from 'vitest';
import { PARTNERS } from '@foreland/model';
import type { Reader } from '@foreland/model';
import { evaluate, evaluateRuns, generateExercise } from './index.ts';
import type { EvaluationTable, MatchPairLike, MatchResults } from './index.ts';

const truth = generateExercise({ size: 'small', seed: 3, today: '2026-11-24' }).truth();
const recordsOf = (thing: string): string[] =>
  truth.matched.find(({ id }) => id === thing)?.records.map(({ record }) => record) ?? [];

/** What a matcher that knows the truth would join. */
const perfect: MatchResults = {
  pairs: [],
  entities: truth.matched
    .map(({ records }) => records.map(({ record }) => record))
    .filter(({ length }) => length > 1),
};

function tableOf(matches: MatchResults, id = 'matches', canSee = () => true): EvaluationTable {
  const found = evaluate(truth, { matches }, canSee).find((table) => table.id === id);
  if (!found) throw new Error(`no table ${id}`);
  return found;
}

const cell = ({ rows, columns }: EvaluationTable, name: string, column: string): string | number =>
  rows.find(([first]) => first === name)?.[columns.indexOf(column)] ?? 'none';
const note = ({ notes }: EvaluationTable, start: string): string =>
  notes.find((each) => each.startsWith(start)) ?? 'none';

describe('the truth of matching', () => {
  it('has every record of a matched kind that is not protected, in one thing', () => {
    const records = truth.matched.flatMap((thing) => thing.records.map(({ record }) => record));
    expect(new Set(records).size).toBe(records.length);
    const hidden = new Set(truth.protectedRecords);
    expect(records.filter((record) => hidden.has(record))).toEqual([]);
    for (const { id, records: own } of truth.matched) {
      const all =
        truth.entities.find((entity) => entity.id === id)?.records ?? own.map(({ record }) => record);
      for (const { record, labels, described } of own) {
        expect(all).toContain(record);
        expect(labels.length).toBeGreaterThan(0);
        for (const label of described) expect(labels).toContain(label);
      }
    }
    expect(new Set(truth.matched.map(({ type }) => type))).toEqual(
      new Set(['person', 'organisation', 'vehicle', 'equipment', 'account', 'social-account', 'place']),
    );
  });
});

describe('evaluation of matches', () => {
  it('gives full marks to the truth', () => {
    for (const id of ['matches', 'matches-likely']) {
      const table = tableOf(perfect, id);
      for (const row of table.rows) expect(row.slice(4), String(row[0])).toEqual(Array(5).fill('1.000'));
    }
    for (const row of tableOf(perfect, 'match-clusters').rows)
      expect(row.slice(2)).toEqual(['1.000', '1.000', '1.000']);
  });

  it('takes what nobody could know for true, but not for evident', () => {
    const table = tableOf(perfect);
    const [all, evident] = [cell(table, 'all', 'true pairs'), cell(table, 'all', 'evident')].map(Number);
    expect(evident).toBeLessThan(all ?? 0);
    expect(evident).toBeGreaterThan(0.7 * (all ?? 0));
    const persons = Number(cell(table, 'person', 'evident'));
    expect(persons).toBeGreaterThan(200);
  });

  it('takes marks off for what is missed and for what is wrong', () => {
    const [first = [], second = [], ...others] = perfect.entities;
    const missing = tableOf({ pairs: [], entities: others });
    expect(cell(missing, 'all', 'precision')).toBe('1.000');
    expect(Number(cell(missing, 'all', 'recall'))).toBeLessThan(1);
    const merged = { pairs: [], entities: [[...first, ...second], ...others] };
    expect(Number(cell(tableOf(merged), 'all', 'precision'))).toBeLessThan(1);
    expect(cell(tableOf(merged), 'all', 'recall')).toBe('1.000');
    expect(Number(cell(tableOf(merged, 'match-clusters'), 'all', 'precision'))).toBeLessThan(1);
  });

  it('counts what only looks alike, and people who share a telephone, where they are joined', () => {
    const alike = truth.hardNegatives.filter(({ why }) => why === 'same name, near date of birth');
    const start = 'Joined though only alike (same name, near date of birth)';
    expect(note(tableOf(perfect), start)).toMatch(/: 0 of [1-9]/);
    const met = alike.find(({ a, b }) => recordsOf(a).length > 0 && recordsOf(b).length > 0);
    const joined = tableOf({
      pairs: [],
      entities: [[...recordsOf(met?.a ?? ''), ...recordsOf(met?.b ?? '')]],
    });
    expect(note(joined, start)).toMatch(/: 1 of /);
    expect(note(tableOf(perfect), 'People who share a telephone')).toMatch(/: 0 of [1-9]/);
  });

  it('counts protected records wherever they turn up', () => {
    const [hidden = '', other = ''] = truth.protectedRecords;
    const start = 'Protected records linked';
    expect(note(tableOf(perfect), start)).toContain(': 0 (must be 0)');
    expect(note(tableOf({ pairs: [], entities: [[hidden, other]] }), start)).toContain(': 2 (');
    const pair = { a: hidden, b: other, probability: 0.2, type: 'person', status: 'apart' };
    expect(note(tableOf({ pairs: [pair], entities: [] }), start)).toContain(': 2 (');
  });

  it('asks only for what can be seen, and calls the rest a leak', () => {
    const blind = tableOf(perfect, 'matches', () => false);
    expect(cell(blind, 'all', 'true pairs')).toBe(0);
    expect(cell(blind, 'all', 'precision')).toBe('0.000');
    expect(note(blind, 'Records joined that the run could not see')).not.toContain(': 0 ');
  });

  it('takes likely pairs that wait for an answer, but not those held apart or denied', () => {
    const [first = []] = perfect.entities;
    const [a = '', b = ''] = first;
    const likely = (probability: number, status: string): string | number =>
      cell(
        tableOf({ pairs: [{ a, b, probability, type: 'person', status }], entities: [] }, 'matches-likely'),
        'all',
        'found pairs',
      );
    expect([likely(0.6, 'review'), likely(0.4, 'review')]).toEqual([1, 0]);
    expect([likely(0.9, 'apart'), likely(0.9, 'different'), likely(0.1, 'same')]).toEqual([0, 0, 1]);
  });

  it('says how far probabilities can be taken at their word', () => {
    const [a = '', b = ''] = perfect.entities[0] ?? [];
    const [c = ''] = perfect.entities[1] ?? [];
    const pair = (one: string, other: string, probability: number): MatchPairLike => ({
      a: one,
      b: other,
      probability,
      type: 'person',
      status: 'review',
    });
    const table = tableOf({ pairs: [pair(a, b, 0.9), pair(a, c, 0.3)], entities: [] }, 'match-calibration');
    expect(table.rows).toEqual([
      ['0.300 to 0.300', 1, '0.300', '0.000'],
      ['0.900 to 0.900', 1, '0.900', '1.000'],
    ]);
    expect(note(table, 'Expected calibration error, bands of as many pairs')).toContain(': 0.200.');
  });

  it('of several readers counts what one of them found among what one of them could see', () => {
    const readers: Reader[] = PARTNERS.map((partner) => ({
      user: partner,
      partner,
      role: 'analyst',
      purpose: 'operational-analysis',
      clearance: 'confidential',
    }));
    const runs = readers.map((reader) => ({ reader, results: { matches: { pairs: [], entities: [] } } }));
    const { runs: each, total } = evaluateRuns(truth, runs);
    const pairs = each.map((tables) =>
      Number(
        cell(
          tables.find(({ id }) => id === 'matches')!,
          'all',
          'true pairs',
        ),
      ),
    );
    const all = Number(
      cell(
        total.find(({ id }) => id === 'matches')!,
        'all',
        'true pairs',
      ),
    );
    expect(all).toBeGreaterThanOrEqual(Math.max(...pairs));
    expect(all).toBeLessThan(Number(cell(tableOf(perfect), 'all', 'true pairs')) + 1);
    expect(Math.min(...pairs)).toBeGreaterThan(10);
  });
});
