import { describe, expect, it } from 'vitest';
import { addedJudgement, isolated, neighbourOf } from './matches.ts';
import type { Judgement } from './matches.ts';
import { driftOf } from './models/drift.ts';

const judgement = (id: string): Judgement => ({
  id,
  answer: 'same',
  author: 'gb-analyst',
  partner: 'GB',
  madeAt: '2026-11-25T10:00:00Z',
  withdrawn: false,
  signed: true,
  mayWithdraw: true,
});

describe('matches', () => {
  it('reads on with the next pair, at the end with the one before', () => {
    expect(neighbourOf(['a', 'b', 'c'], 'b')).toBe('c');
    expect(neighbourOf(['a', 'b', 'c'], 'c')).toBe('b');
    expect(neighbourOf(['a'], 'a')).toBeUndefined();
    expect(neighbourOf(['a', 'b'], 'gone')).toBe('a');
    expect(neighbourOf([], 'gone')).toBeUndefined();
  });

  it('finds the judgement that an answer added', () => {
    expect(addedJudgement([judgement('1')], [judgement('2'), judgement('1')])?.id).toBe('2');
    expect(addedJudgement([judgement('1')], [judgement('1')])).toBeUndefined();
  });

  it('keeps the direction of a name to itself', () => {
    expect(isolated('جواد')).toBe('\u2068جواد\u2069');
  });

  it('reads drift by its thresholds', () => {
    expect([0, 0.0999, 0.1, 0.25, 0.2501].map(driftOf)).toEqual([
      'steady',
      'steady',
      'shifting',
      'shifting',
      'unfit',
    ]);
  });
});
