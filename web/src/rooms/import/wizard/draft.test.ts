import { describe, expect, it } from 'vitest';
import {
  emptyDraft,
  isStepDone,
  isStepOpen,
  requestKey,
  requestOf,
  stepsOf,
  termsProblems,
  withFiles,
} from './draft.ts';
import type { Draft } from './draft.ts';

const FILE = { hash: 'a'.repeat(64), name: 'border_log-2026.csv', bytes: 12 };
const CSV = { id: 'csv', title: 'CSV', carriesTerms: false, needsMapping: true };
const FORELAND = { id: 'foreland', title: 'Foreland', carriesTerms: true, needsMapping: false };

function filled(): Draft {
  const draft = withFiles(emptyDraft('GB', '2026-11-24'), [FILE]);
  return {
    ...draft,
    terms: { ...draft.terms, source: 'border-log', legalBasis: 'Data Protection Act 2018, part 3' },
  };
}

describe('import draft', () => {
  it('proposes a title and a review day within three years', () => {
    expect(filled().terms).toMatchObject({
      title: 'border log 2026',
      label: { originators: ['GB'], audience: ['GB'], reviewBy: '2029-11-24' },
    });
    expect(emptyDraft('GB', '2028-02-29').terms.label.reviewBy).toBe('2031-02-28');
  });

  it('asks only for what the format does not say itself', () => {
    expect(stepsOf({ ...filled(), format: CSV })).toEqual([
      'files',
      'recognise',
      'mapping',
      'terms',
      'check',
      'result',
    ]);
    expect(stepsOf({ ...filled(), format: FORELAND })).toEqual(['files', 'recognise', 'check', 'result']);
    expect(requestOf({ ...filled(), format: FORELAND })).not.toHaveProperty('terms');
  });

  it('opens a step once all before it are done', () => {
    const draft = { ...filled(), format: CSV };
    expect(isStepOpen(draft, 'mapping')).toBe(true);
    expect(isStepOpen(draft, 'terms')).toBe(false);
    const mapped = { ...draft, mapping: { version: 1, source: { headerRow: 1 }, entities: [] } } as const;
    expect(isStepOpen(mapped, 'check')).toBe(true);
    expect(isStepDone({ ...mapped, terms: { ...mapped.terms, source: ' ' } }, 'terms')).toBe(false);
    expect(isStepOpen(mapped, 'result')).toBe(false);
  });

  it('never takes an empty audience or purpose for everybody', () => {
    const { terms } = filled();
    expect(termsProblems(terms)).toEqual(new Set());
    expect(
      termsProblems({
        ...terms,
        label: { ...terms.label, audience: [], purposes: [], reviewBy: '2020-01-01' },
      }),
    ).toEqual(new Set(['audience', 'purposes', 'reviewOrder']));
  });

  it('forgets what was recognised when other files are chosen, and keeps the terms', () => {
    const before = { ...filled(), format: CSV, sheet: 'x' };
    const after = withFiles(before, [{ ...FILE, hash: 'b'.repeat(64) }]);
    expect(after.format).toBeUndefined();
    expect(after.terms).toEqual(before.terms);
  });

  it('knows when a dry run no longer holds', () => {
    const draft = { ...filled(), format: CSV };
    expect(requestKey({ ...draft, allowRejected: true })).toBe(requestKey(draft));
    expect(requestKey({ ...draft, terms: { ...draft.terms, grading: '4x4/B/2' } })).not.toBe(
      requestKey(draft),
    );
  });
});
