import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BOTTOM,
  LEVELS,
  PURPOSES,
  TLPS,
  flowsTo,
  isCalendarDay,
  join,
  joinAll,
  labelKey,
  parseLabel,
} from './label.ts';
import type { Label } from './label.ts';
import { PARTNERS } from './partner.ts';
import { ROLES, clears } from './view.ts';
import type { Reader } from './view.ts';

const labels: fc.Arbitrary<Label> = fc
  .record({
    originators: fc.subarray([...PARTNERS]),
    audience: fc.subarray([...PARTNERS]),
    purposes: fc.subarray([...PURPOSES]),
    handling: fc.subarray(['H0', 'H1', 'H2', 'H3', 'H3:in person only']),
    tlp: fc.constantFrom(...TLPS),
    level: fc.constantFrom(...LEVELS),
    protected: fc.boolean(),
    reviewBy: fc.constantFrom('2027-01-01', '2028-06-30', '2029-12-31'),
  })
  .map(parseLabel);

const readers: fc.Arbitrary<Reader> = fc.record({
  user: fc.constant('somebody'),
  partner: fc.constantFrom(...PARTNERS),
  role: fc.constantFrom(...ROLES),
  purpose: fc.option(fc.constantFrom(...PURPOSES), { nil: undefined }),
  clearance: fc.constantFrom(...LEVELS),
});

describe('the label lattice', () => {
  test('join is commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(labels, labels, labels, (a, b, c) => {
        expect(join(a, b)).toEqual(join(b, a));
        expect(join(a, join(b, c))).toEqual(join(join(a, b), c));
        expect(join(a, a)).toEqual(a);
      }),
    );
  });

  test('bottom changes nothing', () => {
    fc.assert(
      fc.property(labels, (a) => {
        expect(join(a, BOTTOM)).toEqual(a);
      }),
    );
  });

  test('flowsTo is a partial order with join as its least upper bound', () => {
    fc.assert(
      fc.property(labels, labels, labels, (a, b, c) => {
        expect(flowsTo(a, a)).toBe(true);
        if (flowsTo(a, b) && flowsTo(b, a)) expect(labelKey(a)).toBe(labelKey(b));
        if (flowsTo(a, b) && flowsTo(b, c)) expect(flowsTo(a, c)).toBe(true);
        expect(flowsTo(a, join(a, b))).toBe(true);
        if (flowsTo(a, c) && flowsTo(b, c)) expect(flowsTo(join(a, b), c)).toBe(true);
      }),
    );
  });

  test('whoever clears a joined label clears each of its parts', () => {
    fc.assert(
      fc.property(fc.array(labels, { minLength: 1, maxLength: 5 }), readers, (parts, reader) => {
        if (clears(reader, joinAll(parts))) for (const part of parts) expect(clears(reader, part)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('an empty audience or empty purposes admit nobody', () => {
    fc.assert(
      fc.property(labels, readers, (label, reader) => {
        expect(clears(reader, { ...label, audience: [] })).toBe(false);
        expect(clears(reader, { ...label, purposes: [] })).toBe(false);
        expect(clears(reader, { ...label, protected: true })).toBe(false);
      }),
    );
  });

  test('an administrator clears nothing', () => {
    fc.assert(
      fc.property(labels, readers, (label, reader) => {
        expect(clears({ ...reader, role: 'administrator' }, label)).toBe(false);
      }),
    );
  });
});

describe('reading a label', () => {
  test('order and repetition of its sets do not matter', () => {
    fc.assert(
      fc.property(labels, (label) => {
        const shuffled = {
          ...label,
          audience: [...label.audience, ...label.audience].reverse(),
          handling: [...label.handling].reverse(),
        };
        expect(labelKey(parseLabel(shuffled))).toBe(labelKey(label));
      }),
    );
  });

  test.each([
    ['nothing', null],
    ['a list', []],
    ['an unknown partner', { ...BOTTOM, audience: ['XX'] }],
    ['an unknown purpose', { ...BOTTOM, purposes: ['curiosity'] }],
    ['an unknown code', { ...BOTTOM, handling: ['H9'] }],
    ['an unknown colour', { ...BOTTOM, tlp: 'purple' }],
    ['an unknown level', { ...BOTTOM, level: 'cosmic' }],
    ['text for a flag', { ...BOTTOM, protected: 'no' }],
    ['a day that does not exist', { ...BOTTOM, reviewBy: '2027-02-30' }],
    ['a member too many', { ...BOTTOM, colour: 'blue' }],
    ['a control character in a restriction', { ...BOTTOM, handling: ['H3:a\u0000b'] }],
  ])('refuses %s with code and place', (_, input) => {
    expect(() => parseLabel(input)).toThrow(expect.objectContaining({ code: 'label-invalid' }));
  });

  test('knows which days exist', () => {
    expect(isCalendarDay('2028-02-29')).toBe(true);
    expect(isCalendarDay('2027-02-29')).toBe(false);
    expect(isCalendarDay('0999-01-01')).toBe(false);
  });
});
