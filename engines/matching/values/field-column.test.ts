import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldKind } from '../field.ts';
import { FieldColumn, NO_VALUE } from './field-column.ts';

function columnOf(kind: FieldKind): FieldColumn {
  return new FieldColumn({ name: 'field', kind });
}

/** Everything one slip away: a character more, less, other, or two neighbours exchanged. */
function slipsOf(text: string, alphabet: readonly string[]): Set<string> {
  const slips = new Set<string>();
  for (let at = 0; at <= text.length; at++) {
    const [head, tail] = [text.slice(0, at), text.slice(at)];
    for (const letter of alphabet) {
      slips.add(head + letter + tail);
      if (tail !== '') slips.add(head + letter + tail.slice(1));
    }
    if (tail !== '') slips.add(head + tail.slice(1));
    if (tail.length > 1) slips.add(head + (tail[1] ?? '') + (tail[0] ?? '') + tail.slice(2));
  }
  slips.delete(text);
  return slips;
}

const LETTERS = ['a', 'b', '1', '?'];
const identifier = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 6 });

describe('a column', () => {
  test('knows texts that are one slip apart', () => {
    const column = columnOf('identifier');
    fc.assert(
      fc.property(identifier, identifier, (a, b) => {
        const [one, other] = [column.intern(a), column.intern(b)];
        expect(column.areOneSlipApart(one, other)).toBe(slipsOf(a, LETTERS).has(b));
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(identifier, (a) => {
        const slips = [...slipsOf(a, LETTERS)].filter((slip) => slip !== '');
        for (const slip of slips)
          expect(column.areOneSlipApart(column.intern(a), column.intern(slip))).toBe(true);
      }),
    );
  });

  test.each<[FieldKind, string, string, boolean]>([
    ['identifier', '+33 6 12-34', '+3361234', true],
    ['identifier', 'A@B.example', 'a@b.example', true],
    ['identifier', 'a.b@c.example', 'ab@c.example', false],
    ['code', ' ct17  9aa ', 'CT17 9AA', true],
    ['category', 'Van', 'van', true],
    ['category', '50.95N 1.86E', '50.95N 1.86W', false],
    ['date', '1990-01-01', ' 1990-01-01 ', true],
  ])('%s: %s and %s', (kind, a, b, equal) => {
    const column = columnOf(kind);
    expect(column.intern(a) === column.intern(b)).toBe(equal);
  });

  test.each<[FieldKind, string]>([
    ['date', 'unknown'],
    ['date', '1990-13-01'],
    ['person-name', 'Uncle'],
    ['person-name', ' '],
    ['identifier', ' - '],
    ['code', ''],
    ['category', ' '],
    ['words', '...'],
  ])('%s: nothing is left of “%s”', (kind, text) => {
    expect(columnOf(kind).intern(text)).toBe(NO_VALUE);
  });

  test('the beginning of a code is its area, of a mail address its mailbox', () => {
    const code = columnOf('code');
    const beginning = (column: FieldColumn, text: string): number =>
      column.beginnings.get(column.intern(text));
    expect(beginning(code, 'CT17 9AA')).toBe(beginning(code, 'CT17 9AB'));
    expect(beginning(code, 'CT17 9AA')).not.toBe(beginning(code, 'CT16 9AA'));
    expect(beginning(code, '62100')).toBe(beginning(code, '62199'));
    const mail = columnOf('identifier');
    expect(beginning(mail, 'kar@x.example')).toBe(beginning(mail, 'kar@y.example'));
    expect(beginning(mail, 'kar@x.example')).not.toBe(beginning(mail, 'ali@x.example'));
    expect(beginning(mail, '+336123')).not.toBe(beginning(mail, '+336124'));
  });

  test('takes any text, of any length', () => {
    for (const kind of ['identifier', 'code', 'category', 'words', 'person-name', 'date'] as const) {
      const column = columnOf(kind);
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
          expect(column.intern(text)).toBe(column.intern(text));
        }),
      );
      const long = column.intern('x1'.repeat(100_000));
      expect(column.intern('x1'.repeat(100_000))).toBe(long);
      if (kind === 'identifier') {
        // Cut to a length that can be compared.
        expect(column.intern(`${'x1'.repeat(100_000)}y`)).toBe(long);
        expect(column.areOneSlipApart(long, column.intern(`y${'x1'.repeat(100_000)}`))).toBe(false);
        expect(column.areOneSlipApart(long, column.intern('x1'))).toBe(false);
      }
    }
  });
});
