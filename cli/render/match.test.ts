import { describe, expect, test } from 'vitest';
import type { Answer, Contract } from '@foreland/model/contract';
import { explanationLines, percent } from './match.ts';
import type { Page } from './style.ts';

type Explained = Answer<Contract['explainMatch']>;

const page: Page = { width: Number.POSITIVE_INFINITY, tone: (_, text) => text };
const side = (record: string, caption: string, names: string[]): Explained['a'] => ({
  record,
  partner: 'GB',
  schema: 'Person',
  caption,
  names,
  entity: '00000000-0000-0000-0000-000000000000',
  members: 1,
});
const explained: Explained = {
  type: 'person',
  a: side('GB:p-1', 'Samer Kanispi', ['Samer Kanispi', 'سامر']),
  b: side('FR:p-2', 'Samir Kanispi', []),
  bits: 5.5,
  probability: 0.978,
  parts: [
    { field: 'prior', agreement: 'missing', bits: -10 },
    {
      field: 'name',
      agreement: 'close',
      bits: 12,
      a: { value: 'Samer Kanispi', statements: [] },
      b: { value: 'Samir Kanispi', statements: [] },
    },
    { field: 'birth-date', agreement: 'exact', bits: 3.5 },
  ],
  model: { id: 'person-1', version: '1' },
};

describe('an explanation', () => {
  const lines = explanationLines(page, explained);

  test('shows both sides, with names in their own script set apart', () => {
    expect(lines[0]).toBe('GB:p-1  Person, Samer Kanispi · \u2068سامر\u2069');
    expect(lines[1]).toBe('FR:p-2  Person, Samir Kanispi');
    expect(lines.join('\n')).toContain('97.8 % (+5.50 bits)');
  });

  test('begins each bar where the last one ended, and ends with the sum', () => {
    const rows = lines.slice(lines.indexOf('Why') + 2);
    const bars = rows.map((row) => {
      const bar = /[█░]+/.exec(row);
      return {
        start: bar?.index ?? -1,
        end: (bar?.index ?? -1) + (bar?.[0].length ?? 0),
        letter: bar?.[0][0],
      };
    });
    const [prior, name, birth, sum] = bars;
    expect(bars.map(({ letter }) => letter)).toEqual(['░', '█', '█', '█']);
    // Down from nothing to −10, up to 2, up to 5.5; the sum reaches from nothing to 5.5.
    expect(name?.start).toBe(prior?.start);
    expect(birth?.start).toBe(name?.end);
    expect(sum?.start).toBe(prior?.end);
    expect(sum?.end).toBe(birth?.end);
    expect(rows[1]).toMatch(/name\s+close\s+\+12\.00 .*Samer Kanispi\s+Samir Kanispi/);
    expect(rows[3]).toMatch(/sum\s+\+5\.50/);
  });
});

test('nothing uncertain is shown as certain', () => {
  expect([0, 0.0004, 0.5, 0.9996, 1].map(percent)).toEqual([
    '0.0 %',
    '<0.1 %',
    '50.0 %',
    '>99.9 %',
    '100.0 %',
  ]);
});
