import { describe, expect, it } from 'vitest';
import { compact, dayOf, instantOf, oneOf, textOf } from './address.ts';

describe('address', () => {
  it('takes texts as written, also where the router has read a number', () => {
    expect(textOf({ q: 'Abdul' }, 'q')).toBe('Abdul');
    expect(textOf({ q: 447700900123 }, 'q')).toBe('447700900123');
    expect(textOf({ q: '   ' }, 'q')).toBeUndefined();
    expect(textOf({ q: ['a'] }, 'q')).toBeUndefined();
    expect(textOf({ q: 'x'.repeat(301) }, 'q')).toBeUndefined();
  });

  it('keeps known codes only', () => {
    expect(oneOf({ partner: 'GB' }, 'partner', ['GB', 'DE'])).toBe('GB');
    expect(oneOf({ partner: 'toString' }, 'partner', ['GB', 'DE'])).toBeUndefined();
  });

  it('keeps existing days and instants only', () => {
    expect(dayOf({ asOf: '2024-02-29' }, 'asOf')).toBe('2024-02-29');
    expect(dayOf({ asOf: '2023-02-29' }, 'asOf')).toBeUndefined();
    expect(instantOf({ knownAt: '2026-03-31T14:05Z' }, 'knownAt')).toBe('2026-03-31T14:05Z');
    expect(instantOf({ knownAt: '2026-03-31' }, 'knownAt')).toBeUndefined();
    expect(instantOf({ knownAt: '2026-99-31T14:05Z' }, 'knownAt')).toBeUndefined();
  });

  it('leaves out what is not set', () => {
    expect(compact({ a: 'x', b: undefined })).toEqual({ a: 'x' });
  });
});
