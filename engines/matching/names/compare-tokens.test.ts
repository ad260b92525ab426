import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLOSE, compareTokens } from './compare-tokens.ts';
import { parseName } from './parse.ts';
import { tokenKey } from './token.ts';
import type { NameKind, NameToken } from './token.ts';

function token(name: string, kind: NameKind = 'person'): NameToken {
  const [first] = parseName(name, kind).tokens;
  if (first === undefined) throw new Error(`${name} has no token`);
  return first;
}

function agreement(a: string, b: string): string {
  return compareTokens(token(a), token(b)).agreement;
}

test('exact within a script, equivalent across scripts, spellings and nicknames', () => {
  expect(agreement('KARIM', 'karim')).toBe('exact');
  expect(agreement('محمد', 'مُحَمَّد')).toBe('exact');
  for (const [a, b] of [
    ['محمد', 'Mohamed'],
    ['خۆشناو', 'Khoshnaw'],
    ['Сергей', 'Sergei'],
    ['Sergey', 'Сергей'],
    ['ተስፋይ', 'Tesfai'],
    ['Yusuf', 'Youssef'],
    ['Şahin', 'Shahin'],
    ['Şahin', 'Sahin'],
    ['William', 'Bill'],
    ['Vladimir', 'Вова'],
    ['Fatma', 'فاطمة'],
    ['سوداني', 'Alsudani'],
  ] as const) {
    expect(agreement(a, b), `${a} ${b}`).toBe('equivalent');
  }
});

test('a slip is close; another name is different', () => {
  expect(agreement('Lindenberg', 'Lindenmerg')).toBe('close');
  expect(agreement('Shaqlawa', 'Shaqlaba')).toMatch(/close|equivalent/);
  for (const [a, b] of [
    ['Hassan', 'Hussein'],
    ['حسن', 'Hussein'],
    ['Karim', 'Omar'],
    ['Ahmed', 'Hamed'],
    ['Nam', 'Lam'],
    ['王', '李'],
  ] as const) {
    expect(agreement(a, b), `${a} ${b}`).toBe('different');
  }
});

test('initials, numbers, titles and legal forms agree with their like', () => {
  const [initial] = parseName('J Smith', 'person').tokens;
  expect(compareTokens(initial as NameToken, token('John')).agreement).toBe('initial');
  expect(compareTokens(initial as NameToken, token('Mary')).agreement).toBe('different');
  const form = (name: string): NameToken => parseName(name, 'organisation').tokens.at(-1) as NameToken;
  expect(compareTokens(form('X GmbH'), form('X Gesellschaft mit beschränkter Haftung')).agreement).toBe(
    'exact',
  );
  expect(compareTokens(form('X GmbH'), form('X Ltd')).agreement).toBe('close');
  expect(compareTokens(form('X GmbH'), form('X LLP')).agreement).toBe('different');
  expect(compareTokens(form('Kanal Fund 12'), form('Kanal Fund 13')).agreement).toBe('different');
});

describe('laws', () => {
  const word = fc.oneof(
    fc.stringMatching(/^[a-z]{1,12}$/),
    fc.stringMatching(/^[ابتحدرسعفكلمنهوي]{1,9}$/),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  );
  const tokens = word.map((each) => parseName(each, 'person').tokens[0]).filter((each) => each !== undefined);

  test('symmetric, within bounds, and a token is itself', () => {
    fc.assert(
      fc.property(tokens, tokens, (a, b) => {
        const there = compareTokens(a, b);
        expect(compareTokens(b, a)).toEqual(there);
        expect(there.similarity).toBeGreaterThanOrEqual(0);
        expect(there.similarity).toBeLessThanOrEqual(1);
        if (there.agreement === 'close') expect(there.similarity).toBeGreaterThanOrEqual(CLOSE);
        expect(compareTokens(a, { ...a }).agreement).toBe('exact');
      }),
      { numRuns: 500 },
    );
  });

  test('equal keys, equal tokens', () => {
    const names = fc.array(
      fc.constantFrom('Al', 'van', 'Dr', 'Karim', 'J', 'ş', 's', 'Şahin', 'Sahin', '12', 'Petrovich'),
      {
        maxLength: 5,
      },
    );
    const seen = new Map<string, NameToken>();
    fc.assert(
      fc.property(names, (list) => {
        for (const each of parseName(list.join(' '), 'person').tokens) {
          expect(seen.get(tokenKey(each)) ?? each).toEqual(each);
          seen.set(tokenKey(each), each);
        }
      }),
    );
  });
});
