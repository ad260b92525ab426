import { expect, test } from 'vitest';
import fc from 'fast-check';
import { DEFAULT_LIMITS } from '../limits.ts';
import { bytesFile } from '../source.ts';
import { readObjects } from './read-objects.ts';

/** Keys that no member may have at any depth: they reach into prototypes. */
const FORBIDDEN = ['__proto__', 'constructor', 'prototype'] as const;
/** Any value but those with a forbidden key. The quote before a key is escaped where it stands within a string. */
const allowed = (maxDepth: number) =>
  fc
    .jsonValue({ maxDepth })
    .filter((value) => !/"(?:__proto__|constructor|prototype)":/.test(JSON.stringify(value)));

const read = (text: string, piece?: number) =>
  readObjects(bytesFile('b', new TextEncoder().encode(text), piece).stream(), DEFAULT_LIMITS);

test('cuts a bundle into its objects, however it is laid out and wherever it is cut', async () => {
  const space = fc.string({ unit: fc.constantFrom(' ', '\n', '\t', '\r\n'), maxLength: 3 });
  const object = fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(object, { maxLength: 4 }),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), allowed(1), { maxKeys: 2 }),
      space,
      fc.constantFrom(undefined, 1),
      fc.integer({ min: 1, max: 40 }),
      async (objects, members, gap, indent, piece) => {
        const beside = Object.entries(members).filter(([name]) => name !== 'objects');
        const texts = objects.map((each) => JSON.stringify(each, undefined, indent));
        const list = `"objects"${gap}:${gap}[${gap}${texts.join(`${gap},${gap}`)}${gap}]`;
        const all = [list, ...beside.map(([name, value]) => `"${name}":${gap}${JSON.stringify(value)}`)];
        const text = `${gap}{${gap}${all.join(`${gap},${gap}`)}${gap}}${gap}`;
        const reader = read(text, piece);
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

test('refuses a member beside the objects that reaches into prototypes, at any depth', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...FORBIDDEN),
      fc.stringMatching(/^[a-z]{1,6}$/).filter((name) => name !== 'objects'),
      allowed(1),
      fc.array(fc.constantFrom('list', 'object'), { maxLength: 3 }),
      fc.integer({ min: 1, max: 40 }),
      async (key, member, value, around, piece) => {
        let inner = `{"${key}":${JSON.stringify(value)}}`;
        for (const each of around) inner = each === 'list' ? `[${inner}]` : `{"inner":${inner}}`;
        await expect(read(`{"objects":[],"${member}":${inner}}`, piece).next()).rejects.toMatchObject({
          code: 'json-forbidden-key',
          place: { line: 1, path: member },
        });
        await expect(read(`{"objects":[],"${key}":0}`, piece).next()).rejects.toMatchObject({
          code: 'json-forbidden-key',
        });
        // What the objects hold is for the strict reader that comes after.
        const { value: objects } = await read(`{"objects":[${inner}],"${member}":0}`).next();
        expect(objects).toEqual([{ index: 0, line: 1, text: inner }]);
      },
    ),
  );
});
