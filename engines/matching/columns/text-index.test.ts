import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextIndex } from './text-index.ts';

test('finds what a map would find, whatever was added and removed', () => {
  const step = fc.record({
    what: fc.constantFrom('add', 'remove', 'find'),
    text: fc.oneof(fc.integer({ min: 0, max: 700 }).map(String), fc.string({ maxLength: 3, unit: 'binary' })),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 1500, size: 'max' }), (steps) => {
      const texts: string[] = [];
      const index = new TextIndex(texts);
      const map = new Map<string, number>();
      const found: (number | undefined)[] = [];
      const wanted: (number | undefined)[] = [];
      for (const { what, text } of steps) {
        if (what === 'remove') {
          index.remove(text);
          map.delete(text);
        } else if (what === 'add') {
          const known = map.get(text);
          found.push(index.add(text, texts.length));
          wanted.push(known ?? texts.length);
          if (known !== undefined) continue;
          map.set(text, texts.length);
          texts.push(text);
        }
        found.push(index.find(text), index.size);
        wanted.push(map.get(text), map.size);
      }
      expect(found).toEqual(wanted);
    }),
    { numRuns: 12 },
  );
});

test('one text that comes and goes leaves nothing behind', () => {
  const texts = ['a', 'b'];
  const index = new TextIndex(texts);
  index.add('a', 0);
  for (let round = 0; round < 10_000; round++) {
    index.add('b', 1);
    index.remove('b');
  }
  expect(index.find('a')).toBe(0);
  expect(index.size).toBe(1);
});
