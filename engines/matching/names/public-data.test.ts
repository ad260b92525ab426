import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareTokens } from './compare-tokens.ts';
import { learnTransducer, writeTransducer } from './learn-transducer.ts';
import { halfOf, learningPairs } from './learning-pairs.ts';
import { parseName } from './parse.ts';
import { isSameName } from './same-name.ts';
import type { NameKind, NameToken } from './token.ts';
import { TRANSDUCER_TABLE } from './transducer-table.ts';

const FOLDER = join(
  process.env['FORELAND_DATA'] ?? join(import.meta.dirname, '../../../../shared/data'),
  'matching',
);
const present =
  existsSync(join(FOLDER, 'ar2en-train.txt')) && existsSync(join(FOLDER, 'name_bench_public.csv'));
if (!present) console.warn(`skipped: no name pairs in ${FOLDER}; set FORELAND_DATA`);

function linesOf(file: string): string[] {
  return readFileSync(join(FOLDER, file), 'utf8').trim().split('\n');
}

describe.skipIf(!present)('public data', () => {
  test('the committed transducer is what learning gives', () => {
    const pairs = linesOf('ar2en-train.txt').map((line): [string, string] => {
      const [arabic = '', latin = ''] = line.split('\t');
      return [arabic, latin];
    });
    expect(writeTransducer(learnTransducer(learningPairs(pairs)))).toBe(TRANSDUCER_TABLE);
  });

  test('Arabic and Latin tokens: recall of at least 92 % where one in a hundred other names passes', () => {
    const pairs = linesOf('ar2en-train.txt')
      .map((line) => line.split('\t'))
      .filter(([arabic = '', latin = '']) => halfOf(arabic) === 1 && /^[a-z]+$/.test(latin))
      .map(([arabic = '', latin = '']) => [tokenOf(arabic), tokenOf(latin)] as const);
    const positives = pairs.map(([a, b]) => compareTokens(a, b).similarity);
    const negatives = pairs
      .map(
        ([a], at) =>
          compareTokens(a, (pairs[(at + 997) % pairs.length] as (typeof pairs)[number])[1]).similarity,
      )
      .sort((left, right) => right - left);
    const limit = negatives[Math.floor(negatives.length / 100)] ?? 1;
    expect(positives.filter((score) => score > limit).length / positives.length).toBeGreaterThan(0.92);
  });

  test('whole names: F1 of at least .85', () => {
    const kinds: Readonly<Record<string, NameKind>> = { Person: 'person', Vessel: 'thing', Address: 'thing' };
    let [right, wrong, missed] = [0, 0, 0];
    for (const line of linesOf('name_bench_public.csv').slice(1)) {
      const [, schema = '', a = '', b = '', truth] = [
        ...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g),
      ].map(([, quoted, plain]) => quoted ?? plain);
      const found = isSameName(a, b, kinds[schema] ?? 'organisation');
      if (found && truth === 'true') right += 1;
      else if (found) wrong += 1;
      else if (truth === 'true') missed += 1;
    }
    expect((2 * right) / (2 * right + wrong + missed)).toBeGreaterThanOrEqual(0.85);
  });
});

function tokenOf(name: string): NameToken {
  const [token] = parseName(name, 'person').tokens;
  if (token === undefined) throw new Error(`${name} has no token`);
  return token;
}
