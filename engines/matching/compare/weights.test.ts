import { expect, test } from 'vitest';
import type { FieldSpec } from '../field.ts';
import { startingModel } from '../model/match-model.ts';
import type { MatchModel } from '../model/match-model.ts';
import { WORD } from './outcome.ts';
import { likenessBits, likenessesOf } from './weights.ts';
import type { Likeness } from './weights.ts';

const FIELDS: readonly FieldSpec[] = [{ name: 'name', kind: 'person-name' }];

/** Where two records drawn at random have the same word, and words that are close, so often. */
function counted(same: number, close: number): Likeness | undefined {
  const model = startingModel(FIELDS);
  const shares = new Map<number, number>([
    [WORD.exact, same],
    [WORD.close, close],
  ]);
  const fields: MatchModel['fields'] = model.fields.map((field) => ({
    ...field,
    outcomes: field.outcomes.map((outcome, at) => ({ ...outcome, u: shares.get(at) ?? outcome.u })),
  }));
  return likenessesOf(FIELDS, { ...model, fields })[0];
}

test('what it says that words are alike follows from how often words are alike by chance', () => {
  const [rare, common, uncounted] = [counted(1 / 256, 1 / 1024), counted(1 / 256, 1 / 64), counted(0, 0)];
  if (!rare || !common || !uncounted) throw new Error('no field');
  // Of a word that one in 64 bears.
  expect(likenessBits(rare, WORD.close, 6)).toBeCloseTo(8);
  expect(likenessBits(common, WORD.close, 6)).toBeCloseTo(4);
  expect(likenessBits(uncounted, WORD.close, 6)).toBeCloseTo(3);
  // However rare a word is, words that are like some word are not.
  expect(likenessBits(rare, WORD.close, 20)).toBeCloseTo(10);
  expect(likenessBits(common, WORD.close, 20)).toBeCloseTo(6);
});

test('being the same says its frequency, an initial nothing, and nothing says less than nothing', () => {
  const likeness = counted(1 / 256, 1 / 1024);
  if (!likeness) throw new Error('no field');
  expect(likenessBits(likeness, WORD.exact, 7)).toBe(7);
  expect(likenessBits(likeness, WORD.initial, 7)).toBe(0);
  expect(likenessBits(counted(0, 0) ?? likeness, WORD.loose, 2)).toBe(0);
  // Never seen by chance is not never.
  expect(likenessBits(counted(1 / 256, 0) ?? likeness, WORD.close, 20)).toBeCloseTo(12);
});
