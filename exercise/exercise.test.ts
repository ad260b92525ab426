import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SUBJECTS, checkValue, findProperty, isRecordId, parseGrading } from '@foreland/model';
import { generateExercise } from './index.ts';
import type { ExerciseFile } from './index.ts';
import { readContribution } from './testing.ts';

const TODAY = '2026-11-24';
const small = generateExercise({ size: 'small', seed: 1, today: TODAY });
const contributions = small.files.map(readContribution);

function hashOf(files: readonly ExerciseFile[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(file.name);
    for (const line of file.lines()) hash.update(line).update('\n');
  }
  return hash.digest('hex');
}

function countStatements(size: 'small' | 'medium' | 'large', seed: number): number {
  let count = 0;
  for (const file of generateExercise({ size, seed, today: TODAY }).files) {
    for (const line of file.lines()) if (line.startsWith('{"record"')) count++;
  }
  return count;
}

describe('the same options', () => {
  it('give the same bytes and the same truth, read in any order and any number of times', () => {
    const again = generateExercise({ size: 'small', seed: 1, today: TODAY });
    const truthFirst = JSON.stringify(again.truth());
    [...again.files].reverse().forEach((file) => [...file.lines()]);
    expect(hashOf(again.files)).toBe(hashOf(small.files));
    expect(truthFirst).toBe(JSON.stringify(small.truth()));
  });

  it('differ with the seed and with the day', () => {
    const options = [
      { seed: 1, today: TODAY },
      { seed: 2, today: TODAY },
      { seed: 1, today: '2026-11-23' },
    ];
    const hashes = options.map((each) => hashOf(generateExercise({ size: 'small', ...each }).files));
    expect(new Set(hashes).size).toBe(3);
  });

  it('are refused when they are none', () => {
    expect(() => generateExercise({ size: 'small', today: '2026-02-30' })).toThrow(/YYYY-MM-DD/);
    expect(() => generateExercise({ size: 'huge' as 'small', today: TODAY })).toThrow(/small, medium, large/);
    expect(() => generateExercise({ size: 'small', seed: 0.5, today: TODAY })).toThrow(/whole number/);
  });
});

describe('sizes', () => {
  it.each([1, 2, 3, 4])('small with seed %i has 4,000 to 6,500 statements', (seed) => {
    const count = countStatements('small', seed);
    expect(count).toBeGreaterThan(4_000);
    expect(count).toBeLessThan(6_500);
  });

  it.each([1, 2])('medium with seed %i has 95,000 to 110,000 statements', (seed) => {
    const count = countStatements('medium', seed);
    expect(count).toBeGreaterThan(95_000);
    expect(count).toBeLessThan(110_000);
  });

  it('large has more than a million statements', () => {
    expect(countStatements('large', 1)).toBeGreaterThan(1_000_000);
  });
});

describe('every contribution', () => {
  // Seed 1: no boat was seized in the Netherlands in the last quarter of the medium exercise.
  it.each(['small', 'medium'] as const)('of the %s exercise tells something', (size) => {
    for (const file of generateExercise({ size, seed: 1, today: TODAY }).files)
      expect(
        Iterator.from(file.lines())
          .take(20)
          .some((line) => line.startsWith('{"record"')),
        file.name,
      ).toBe(true);
  });
});

describe('every statement', () => {
  it('fits the vocabulary, the grading schemes and the subject categories', () => {
    for (const { partner, exercise, statements } of contributions) {
      expect(exercise).toBe(true);
      for (const {
        statement: { record, schema, property, value, grading, subject, kind },
      } of statements) {
        expect(checkValue(schema, property, value).ok, `${schema}.${property}: ${value}`).toBe(true);
        expect(isRecordId(record) && record.startsWith(`${partner}:`), record).toBe(true);
        expect(parseGrading(grading)).toBeDefined();
        expect(['fact', 'assessment']).toContain(kind);
        if (subject !== undefined) expect(SUBJECTS).toContain(subject);
        if (schema === 'Person') expect(subject, record).toBeDefined();
      }
    }
  });

  it('points only to records that the same contribution tells of', () => {
    for (const { name, statements } of contributions) {
      const records = new Set(statements.map(({ statement }) => statement.record));
      for (const {
        statement: { schema, property, value },
      } of statements) {
        if (findProperty(schema, property)?.type.name !== 'entity') continue;
        expect(records.has(value), `${name}: ${schema}.${property} ${value}`).toBe(true);
      }
    }
  });

  it('dates nothing after today or after its own receipt', () => {
    for (const { receivedOn, statements } of contributions) {
      expect(receivedOn <= TODAY).toBe(true);
      for (const {
        statement: { schema, property, value, observedFrom = '', observedTo },
      } of statements) {
        if (findProperty(schema, property)?.type.name === 'date') {
          expect(value <= (property === 'dueOn' ? TODAY : receivedOn), `${schema}.${property} ${value}`).toBe(
            true,
          );
        }
        expect(observedFrom <= receivedOn && (observedTo ?? '') <= receivedOn).toBe(true);
        if (observedTo !== undefined) expect(observedFrom <= observedTo).toBe(true);
      }
    }
  });
});
