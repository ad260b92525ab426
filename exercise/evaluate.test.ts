import { describe, expect, it } from 'vitest';
import { evaluate, generateExercise } from './index.ts';
import type { EvaluationTable, LeadLike } from './index.ts';

const truth = generateExercise({ size: 'small', seed: 3, today: '2026-11-24' }).truth();

/** What an engine that knows the truth would raise, one lead per value and class. */
const perfect: LeadLike[] = truth.sharedIdentifiers
  .filter(({ genuine }) => genuine)
  .map((shared) => ({
    kind: 'shared-identifier',
    anchor: { class: shared.class === 'hull-serial' ? 'engine-serial' : shared.class, value: shared.value },
    subjects: shared.records.map((record) => ({ record })),
  }));

function table(leads: LeadLike[], canSee = () => true): EvaluationTable {
  const [first] = evaluate(truth, { leads }, canSee);
  if (!first) throw new Error('no table');
  return first;
}

const rowOf = (evaluation: EvaluationTable, name: string) =>
  evaluation.rows.find(([first]) => first === name) ?? [];

describe('evaluation of links by shared identifiers', () => {
  it('gives full marks to the truth', () => {
    const evaluation = table(perfect);
    for (const row of evaluation.rows)
      expect(row.slice(3), String(row[0])).toEqual(['1.000', '1.000', '1.000']);
    expect(evaluation.notes.join()).toContain('Protected records in leads: 0');
  });

  it('takes marks off for what is missed and for what is wrong', () => {
    const phones = perfect.filter(({ anchor }) => anchor?.class === 'phone');
    const without = table(perfect.filter((lead) => lead !== phones[0]));
    expect(Number(rowOf(without, 'phone')[4])).toBeLessThan(1);
    expect(rowOf(without, 'phone')[3]).toBe('1.000');
    const strangers = perfect
      .filter(({ anchor }) => anchor?.class === 'email')
      .slice(0, 2)
      .flatMap(({ subjects }) => subjects.slice(0, 1));
    const wrong = table([
      ...perfect,
      { kind: 'shared-identifier', anchor: { class: 'phone', value: '+15550100' }, subjects: strangers },
    ]);
    expect(Number(rowOf(wrong, 'phone')[3])).toBeLessThan(1);
    expect(rowOf(wrong, 'phone')[4]).toBe('1.000');
  });

  it('counts values that are anybody’s and protected records', () => {
    const anybodys = truth.sharedIdentifiers.find(({ why }) => why === 'anybody’s');
    const [hidden = ''] = truth.protectedRecords;
    const evaluation = table([
      {
        kind: 'shared-identifier',
        anchor: { class: String(anybodys?.class), value: String(anybodys?.value) },
        subjects: [...(anybodys?.records ?? []).map((record) => ({ record })), { record: hidden }],
      },
    ]);
    expect(evaluation.notes[0]).toMatch(/raised as a link: 1 of/);
    expect(evaluation.notes[2]).toContain('Protected records in leads: 1');
  });

  it('counts a recycled number where a lead puts its bearers together, not where it has one of them', () => {
    const recycled = truth.sharedIdentifiers.filter(({ why }) => why === 'recycled');
    const note = (leads: LeadLike[]) => table(leads).notes[1];
    expect(note(perfect)).toContain(`: 0 of ${recycled.length}`);
    const together = recycled.map(({ class: kind, value, records }) => ({
      kind: 'shared-identifier',
      anchor: { class: kind, value },
      subjects: records.map((record) => ({ record })),
    }));
    expect(note(together)).toContain(`: ${recycled.length} of ${recycled.length}`);
  });

  it('says how often links of a score are right, each in the band of its strongest lead', () => {
    const right = perfect.find(
      ({ anchor, subjects }) => anchor?.class === 'email' && subjects.length > 1,
    ) ?? { kind: '', subjects: [] };
    const scored = (lead: LeadLike, score: number): LeadLike => ({ ...lead, score });
    const strangers = perfect
      .filter(({ anchor }) => anchor?.class === 'email')
      .slice(1, 3)
      .flatMap(({ subjects }) => subjects.slice(0, 1));
    const [, scores] = evaluate(truth, {
      leads: [
        scored(right, 21),
        scored(right, 9),
        scored({ kind: 'shared-identifier', subjects: strangers }, 9),
      ],
    });
    const pairs = (right.subjects.length * (right.subjects.length - 1)) / 2;
    expect(scores?.rows).toEqual([
      ['20 and more', pairs, pairs, '1.000'],
      ['8 to 10', 1, 0, '0.000'],
    ]);
    expect(evaluate(truth, { leads: perfect })[1]?.rows).toEqual([]);
  });

  it('does not ask for what the run could not see, and calls it a leak when it was found', () => {
    const blind = table([], () => false);
    expect(blind.rows).toEqual([
      ['all', 0, 0, '–', '–', '–'],
      ['all, between partners', 0, 0, '–', '–', '–'],
    ]);
    expect(table(perfect, () => false).notes.find((note) => note.includes('could not see'))).not.toContain(
      ': 0 ',
    );
  });

  it('says nothing where there are no results', () => {
    expect(evaluate(truth, {})).toEqual([]);
  });
});
