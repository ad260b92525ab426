import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEVELS, PURPOSES, TLPS, flowsTo, parseLabel } from './label.ts';
import { narrowed, requireNarrowing } from './narrowing.ts';
import type { Narrowing } from './narrowing.ts';
import { PARTNERS } from './partner.ts';

const day = fc.constantFrom('2027-01-01', '2028-06-30', '2029-12-31');
const labels = fc
  .record({
    originators: fc.constant(['GB']),
    audience: fc.subarray([...PARTNERS]),
    purposes: fc.subarray([...PURPOSES]),
    handling: fc.subarray(['H0', 'H1', 'H2', 'H3:in person only']),
    tlp: fc.constantFrom(...TLPS),
    level: fc.constantFrom(...LEVELS),
    protected: fc.boolean(),
    reviewBy: day,
  })
  .map(parseLabel);
const narrowings: fc.Arbitrary<Narrowing> = fc.record(
  {
    audience: fc.subarray([...PARTNERS]),
    purposes: fc.subarray([...PURPOSES]),
    handling: fc.subarray(['H1', 'H2'] as const),
    tlp: fc.constantFrom(...TLPS),
    level: fc.constantFrom(...LEVELS),
    reviewBy: day,
  },
  { requiredKeys: [] },
);

test('whatever is asked for, a label never becomes wider, and doing it twice changes nothing more', () => {
  fc.assert(
    fc.property(labels, narrowings, (label, narrowing) => {
      const after = narrowed(label, narrowing);
      expect(flowsTo(label, after)).toBe(true);
      expect(narrowed(after, narrowing)).toEqual(after);
      expect([after.originators, after.protected]).toEqual([label.originators, label.protected]);
    }),
  );
});

test('what is allowed is done to the letter where there is one label', () => {
  fc.assert(
    fc.property(labels, narrowings, (label, narrowing) => {
      try {
        requireNarrowing([label], narrowing, 'GB');
      } catch {
        return;
      }
      const after = narrowed(label, narrowing);
      for (const member of ['audience', 'purposes'] as const)
        if (narrowing[member]) expect(after[member]).toEqual([...narrowing[member]].sort());
      for (const member of ['tlp', 'level', 'reviewBy'] as const)
        if (narrowing[member] !== undefined) expect(after[member]).toBe(narrowing[member]);
    }),
  );
});

const LABEL = parseLabel({
  originators: ['GB'],
  audience: ['DE', 'GB'],
  purposes: ['operational-analysis'],
  handling: [],
  tlp: 'amber',
  level: 'restricted',
  protected: false,
  reviewBy: '2029-01-01',
});

test.each<readonly [Narrowing, string]>([
  [{ audience: ['DE', 'FR', 'GB'] }, 'label-widening'],
  [{ purposes: ['operational-analysis', 'research'] }, 'label-widening'],
  [{ tlp: 'green' }, 'label-widening'],
  [{ level: 'unclassified' }, 'label-widening'],
  [{ reviewBy: '2030-01-01' }, 'label-widening'],
  [{ audience: ['DE'] }, 'label-admits-nobody'],
  [{ audience: [] }, 'label-admits-nobody'],
  [{ purposes: [] }, 'label-admits-nobody'],
])('%j is refused', (narrowing, code) => {
  expect(() => requireNarrowing([LABEL], narrowing, 'GB')).toThrow(expect.objectContaining({ code }));
});
