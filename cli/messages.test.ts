import { expect, test } from 'vitest';
import { inEnglish, word } from './messages.ts';

test('values are filled in, numbers are written for people, and foreign text is made safe', () => {
  expect(inEnglish({ key: 'correlations.title.phone', values: { value: '+44\u001b[2J' } })).toBe(
    'Same telephone number +44\\u001b[2J',
  );
  expect(inEnglish({ key: 'correlations.part.records', values: { count: 1 } })).toBe('In 1 record');
  expect(inEnglish({ key: 'correlations.part.records', values: { count: 12_345 } })).toBe(
    'In 12,345 records',
  );
});

test('a key without words is shown with its values', () => {
  expect(inEnglish({ key: 'finance.title', values: { value: 'X', count: 2 } })).toBe(
    'finance.title (value: X, count: 2)',
  );
  expect(inEnglish({ key: 'constructor', values: {} })).toBe('constructor');
});

test('a value that is missing leaves its place visible', () => {
  expect(inEnglish({ key: 'correlations.title.phone', values: {} })).toBe('Same telephone number {value}');
});

test('codes have words where there are any', () => {
  expect(word('kind', 'shared-identifier')).toBe('Shared identifier');
  expect(word('anchor', 'palm-print')).toBe('palm-print');
});
