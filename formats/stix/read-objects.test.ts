import { expect, test } from 'vitest';
import fc from 'fast-check';
import { DEFAULT_LIMITS } from '../limits.ts';
import { bytesFile } from '../source.ts';
import { readObjects } from './read-objects.ts';

test('cuts a bundle into its objects, however it is laid out and wherever it is cut', async () => {
  const space = fc.string({ unit: fc.constantFrom(' ', '\n', '\t', '\r\n'), maxLength: 3 });
  const object = fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(object, { maxLength: 4 }),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 2 }),
      space,
      fc.constantFrom(undefined, 1),
      fc.integer({ min: 1, max: 40 }),
      async (objects, members, gap, indent, piece) => {
        const beside = Object.entries(members).filter(([name]) => name !== 'objects');
        const texts = objects.map((each) => JSON.stringify(each, undefined, indent));
        const list = `"objects"${gap}:${gap}[${gap}${texts.join(`${gap},${gap}`)}${gap}]`;
        const all = [list, ...beside.map(([name, value]) => `"${name}":${gap}${JSON.stringify(value)}`)];
        const text = `${gap}{${gap}${all.join(`${gap},${gap}`)}${gap}}${gap}`;
        const reader = readObjects(
          bytesFile('b', new TextEncoder().encode(text), piece).stream(),
          DEFAULT_LIMITS,
        );
        const found: string[] = [];
        const lines: number[] = [];
        for (;;) {
          const { done, value } = await reader.next();
          if (done) {
            expect([...value.members.keys()].sort()).toEqual(
              ['objects', ...beside.map(([name]) => name)].sort(),
            );
            break;
          }
          for (const each of value) {
            found.push(each.text ?? '');
            lines.push(each.line);
          }
        }
        expect(found).toEqual(texts);
        let at = 0;
        for (const [index, each] of texts.entries()) {
          at = text.indexOf(each, index === 0 ? text.indexOf('[') + 1 : at);
          expect(lines[index]).toBe(text.slice(0, at).split('\n').length);
          at += each.length;
        }
      },
    ),
    { numRuns: 200 },
  );
});
