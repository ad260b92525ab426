import { describe, expect, test } from 'vitest';
import { statementsOf } from '../cross-match.arbitrary.ts';
import { CrossMatch } from '../cross-match.ts';
import { ENTITY_TYPES } from '../entity-type.ts';

describe('a model as people read it', () => {
  test('before there is a pair, nothing is seen and nothing has drifted', () => {
    const models = new CrossMatch().models();
    expect(models.map(({ type }) => type).toSorted()).toEqual([...ENTITY_TYPES].toSorted());
    for (const { fields, prior } of models) {
      expect(prior > 0 && prior < 1).toBe(true);
      for (const { drift, agreements } of fields) {
        expect(drift).toBe(0);
        expect(agreements.every(({ seen }) => seen === 0)).toBe(true);
      }
    }
  });

  test('shares of what is seen add up, and unlike data drift', () => {
    const match = new CrossMatch();
    const person = (record: string, birthDate: string) =>
      statementsOf(record, {
        schema: 'Person',
        values: [
          ['name', 'Karim Ahmadi'],
          ['email', 'karim@x.example'],
          ['passportNumber', 'X1234567'],
          ['birthDate', birthDate],
        ],
      });
    match.sync([
      ...person('UK:1', '1990-05-04'),
      ...person('DE:1', '1971-11-30'),
      ...person('FR:1', '1965-08-17'),
    ]);
    const persons = match.models().find(({ type }) => type === 'person');
    for (const { field, agreements, drift } of persons?.fields ?? []) {
      const seen = agreements.reduce((sum, each) => sum + each.seen, 0);
      if (['name', 'email', 'document', 'birthDate'].includes(field)) expect(seen).toBeCloseTo(1, 9);
      else expect(seen).toBe(0);
      expect(drift).toBeGreaterThanOrEqual(0);
      for (const { m, u, bits } of agreements)
        if (m > 0 && u > 0) expect(bits).toBeCloseTo(Math.log2(m / u), 9);
    }
    expect(persons?.fields.find(({ field }) => field === 'birthDate')?.drift).toBeGreaterThan(0.25);
  });
});
