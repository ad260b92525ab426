import { describe, expect, it } from 'vitest';
import { equalIn } from './baseline.ts';
import { pairwise } from './metrics.ts';
import { syntheticSet } from './synthetic.ts';
import { personAt } from './synthetic/person.ts';

const set = syntheticSet(20_000, 3);
const rows = [...set.rows()];

describe('the synthetic set', () => {
  it('is the same for a seed, row by row and in any order, and another for another', () => {
    const again = syntheticSet(20_000, 3);
    for (const position of [19_999, 0, 7, 12_345, 7]) expect(again.row(position)).toEqual(rows[position]);
    expect(again.truth).toEqual(set.truth);
    expect(syntheticSet(20_000, 4).row(0)).not.toEqual(rows[0]);
  });

  it('has one to five records a person, scattered', () => {
    const positions = Map.groupBy(rows.keys(), (row) => set.truth.of[row]);
    expect(positions.size).toBe(set.persons);
    const sizes = [...positions.values()].map(({ length }) => length);
    expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([1, 5]);
    const apart = [...positions.values()].flatMap(([first = 0, second]) =>
      second === undefined ? [] : [second - first],
    );
    expect(apart.reduce((sum, distance) => sum + distance, 0) / apart.length).toBeGreaterThan(2_000);
  });

  it('knows more of each person than a name, in several scripts', () => {
    for (const { cells } of rows) expect(Object.keys(cells).length).toBeGreaterThan(2);
    const names = rows.map(({ cells }) => cells['first_name'] ?? '').join(' ');
    for (const script of [
      /\p{Script=Arabic}/u,
      /\p{Script=Cyrillic}/u,
      /\p{Script=Ethiopic}/u,
      /\p{Script=Latin}/u,
    ])
      expect(names).toMatch(script);
  });

  it('has what must be kept apart: shared landlines, twins, doubles', () => {
    const people = Array.from({ length: 4_000 }, (_, serial) => personAt(3, serial));
    const born = ({ birth: { year, month, day } }: (typeof people)[number]): string =>
      `${year}-${month}-${day}`;
    const shared = (key: (person: (typeof people)[number]) => string | undefined): number =>
      [...Map.groupBy(people, key)].filter(([value, group]) => value !== undefined && group.length > 1)
        .length;
    expect(shared(({ landline }) => landline)).toBeGreaterThan(200);
    expect(shared((person) => `${person.surname.native} ${born(person)}`)).toBeGreaterThan(5);
    expect(shared(({ given, surname }) => `${given.native} ${surname.native}`)).toBeGreaterThan(20);
    expect(new Set(people.flatMap(({ documents }) => documents)).size).toBe(
      people.reduce((sum, { documents }) => sum + documents.length, 0),
    );
  });

  it('is hard: equal name and date of birth finds less than a quarter, and not only what is right', () => {
    const { precision, recall } = pairwise(set.truth, equalIn(['first_name', 'surname', 'birth_date'], rows));
    expect(recall).toBeGreaterThan(0.1);
    expect(recall).toBeLessThan(0.25);
    expect(precision).toBeGreaterThan(0.97);
    expect(precision).toBeLessThan(1);
    const landline = pairwise(set.truth, equalIn(['phone'], rows));
    expect(landline.precision).toBeLessThan(0.95);
  });

  it('gives further records of a person that are none of the rows', () => {
    const { cells, id } = set.further(set.truth.of[0] ?? 0, 0);
    expect(id).toBe('f0');
    expect(Object.keys(cells).length).toBeGreaterThan(2);
    expect(set.further(0, 1)).toEqual(set.further(0, 1));
  });
});
