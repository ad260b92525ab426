import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { DEFAULT_LIMITS } from '../limits.ts';
import { parseStrictJson } from './strict-json.ts';

describe('strict JSON', () => {
  test('reads what JSON.stringify writes', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 5, depthSize: 'small' }),
        fc.constantFrom(undefined, 2),
        (value, indent) => {
          const text = JSON.stringify(value, null, indent);
          const result = parseStrictJson(text);
          if (result.ok) expect(result.value).toEqual(JSON.parse(text));
          else
            expect(['json-forbidden-key', 'json-too-deep', 'json-lone-surrogate']).toContain(
              result.problem.code,
            );
        },
      ),
      { numRuns: 500 },
    );
  });

  test('accepts nothing that JSON.parse refuses', () => {
    const nearJson = fc.string({
      unit: fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        ':',
        ',',
        '\\',
        'u',
        '0',
        '1',
        '-',
        '.',
        'e',
        ' ',
        'a',
        '\n',
        'true',
        'null',
        'd800',
      ),
    });
    fc.assert(
      fc.property(nearJson, (text) => {
        const result = parseStrictJson(text);
        if (result.ok) expect(JSON.parse(text)).toEqual(result.value);
        else expect(result.problem.at).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['{"a":1,"a":2}', 'json-duplicate-key', 7, 'a'],
    ['{"a":{"b":1,"b":2}}', 'json-duplicate-key', 12, 'a.b'],
    ['{"__proto__":{}}', 'json-forbidden-key', 1, '__proto__'],
    ['{"x":[{"constructor":1}]}', 'json-forbidden-key', 7, 'x[0].constructor'],
    ['{"\\u005f_proto__":1}', 'json-forbidden-key', 1, '__proto__'],
    ['{"a":"\\ud800"}', 'json-lone-surrogate', 5, 'a'],
    ['["\ud800"]', 'json-lone-surrogate', 1, '[0]'],
    ['{"a":1e999}', 'json-number', 5, 'a'],
    ['{"a":01}', 'json-malformed', 6, ''],
    ['{"a":"b\nc"}', 'json-malformed', 7, 'a'],
    ['{"a":"b', 'json-malformed', 5, 'a'],
    ['{"a":1}}', 'json-malformed', 7, ''],
    ['', 'json-empty', 0, ''],
    ['NaN', 'json-malformed', 0, ''],
    ["{'a':1}", 'json-malformed', 1, ''],
    ['{"a":1,}', 'json-malformed', 7, ''],
  ])('%j is refused', (text, code, at, path) => {
    expect(parseStrictJson(text)).toMatchObject({ ok: false, problem: { code, at, path } });
  });

  test('depth and length have limits', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(parseStrictJson(deep)).toMatchObject({
      ok: false,
      problem: { code: 'json-too-deep', at: DEFAULT_LIMITS.depth },
    });
    const long = JSON.stringify({ a: 'x'.repeat(DEFAULT_LIMITS.fieldCharacters + 1) });
    expect(parseStrictJson(long)).toMatchObject({
      ok: false,
      problem: { code: 'field-too-long', at: 5, path: 'a' },
    });
  });
});
