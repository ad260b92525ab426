import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startingModel } from '../model/match-model.ts';
import { MatchIndex } from '../records/match-index.ts';
import { FIELDS, rows } from '../records/rows.arbitrary.ts';
import { WORD } from './outcome.ts';
import { PairScreen } from './pair-screen.ts';
import { screenRows } from './screen-rows.ts';

test('no pair that reaches the bits is ruled out, and the more bits the more are', () => {
  let ruledOut = 0;
  fc.assert(
    fc.property(rows, fc.constantFrom(0, 0.7, 2.5), fc.constantFrom(0, 0.002), (held, together, same) => {
      const model = startingModel(FIELDS);
      // Being alike by chance is rarer than being the same, and commoner.
      const alike = new Map<number, number>([
        [WORD.exact, same],
        [WORD.equivalent, same * 2],
        [WORD.close, same / 10],
        [WORD.loose, same / 100],
      ]);
      const fields = model.fields.map((field) => ({
        ...field,
        togetherBits: together,
        outcomes: field.outcomes.map((outcome, at) => ({ ...outcome, u: alike.get(at) || outcome.u })),
      }));
      const index = new MatchIndex({ fields: FIELDS, model: { ...model, fields } });
      for (const row of held) index.insert(row);
      index.settle();
      const slots = Int32Array.from(held.keys());
      const screen = new PairScreen(index.records, screenRows(index.records, slots), index.model);
      for (const one of slots)
        for (const other of slots) {
          if (one === other) continue;
          const bits = index.bitsOf(one, other) - index.priorBits;
          expect(screen.canReach(one, other, bits)).toBe(true);
          expect(screen.canReach(one, other, 1000)).toBe(false);
          if (!screen.canReach(one, other, bits + 3)) ruledOut += 1;
        }
    }),
    { numRuns: 40 },
  );
  expect(ruledOut).toBeGreaterThan(300);
});
