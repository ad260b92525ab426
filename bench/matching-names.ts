/**
 * How well does the name side of the matching engine tell names apart? Arabic against Latin names, nicknames, whole
 * names of people and organisations, and speed, each next to peers that read our romanisation in the same run.
 * The data are public and stand outside the project (FORELAND_DATA). Nothing here is tuned on what it reports: the
 * transducer learned from the half of the Arabic names that is not measured; see `halfOf`.
 *
 *   node bench/matching-names.ts            prints every figure
 *   node bench/matching-names.ts --learn    learns the transducer again and prints its table
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  SAME_NAME,
  compareNames,
  compareTokens,
  isSameName,
  parseName,
  sameNameScore,
  typicalBits,
} from '@foreland/matching/names';
import type { NameKind, NameToken, ParsedName } from '@foreland/matching/names';
import { latin } from '@foreland/model/text';
import damerauLevenshtein from 'talisman/metrics/damerau-levenshtein.js';
import jaroWinkler from 'talisman/metrics/jaro-winkler.js';
import doubleMetaphone from 'talisman/phonetics/double-metaphone.js';
import { learnTransducer, writeTransducer } from '../engines/matching/names/learn-transducer.ts';
import { halfOf, learningPairs } from '../engines/matching/names/learning-pairs.ts';
import { loadOfMachine, median, printTable, randomFrom } from './measure.ts';

const DATA = process.env['FORELAND_DATA'] ?? join(import.meta.dirname, '../../shared/data');
const SEED = 20_261_125;
const RANDOM_NEGATIVES = 5;

interface NamePair {
  readonly arabic: string;
  readonly latin: string;
}

async function linesOf(file: string): Promise<string[]> {
  return (await readFile(join(DATA, 'matching', file), 'utf8')).trim().split('\n');
}

async function publishedPairs(): Promise<[string, string][]> {
  return (await linesOf('ar2en-train.txt')).map((line) => {
    const [arabic = '', spelling = ''] = line.split('\t');
    return [arabic, spelling];
  });
}

async function pairsToMeasure(): Promise<NamePair[]> {
  return (await publishedPairs())
    .filter(([arabic, spelling]) => halfOf(arabic) === 1 && /\p{L}/u.test(spelling))
    .map(([arabic, spelling]) => ({ arabic, latin: spelling }));
}

async function learn(): Promise<void> {
  console.log(writeTransducer(learnTransducer(learningPairs(await publishedPairs()))));
}

/** A way to say how alike two names are, on tokens parsed once. */
interface Method {
  readonly title: string;
  readonly similarity: (a: NameToken, b: NameToken) => number;
}

const METHODS: readonly Method[] = [
  { title: 'Foreland', similarity: (a, b) => compareTokens(a, b).similarity },
  { title: 'Jaro-Winkler on our romanisation', similarity: (a, b) => jaroWinkler(a.text, b.text) },
  {
    title: 'the same, 1 where a double metaphone key is shared',
    similarity: (a, b) => (shareKey(keysOf(a.text), keysOf(b.text)) ? 1 : jaroWinkler(a.text, b.text)),
  },
  {
    title: 'Jaro-Winkler of our consonant skeletons',
    similarity: (a, b) => jaroWinkler(a.skeleton, b.skeleton),
  },
];

const KEYS = new Map<string, readonly string[]>();
function keysOf(text: string): readonly string[] {
  const known = KEYS.get(text) ?? doubleMetaphone(text);
  KEYS.set(text, known);
  return known;
}

function shareKey(a: readonly string[], b: readonly string[]): boolean {
  return a.some((key) => key !== '' && b.includes(key));
}

function tokenOf(name: string): NameToken {
  const [token] = parseName(name.replaceAll(/[\s'’.]/g, ''), 'person').tokens;
  if (token === undefined) throw new Error(`${name} has no token`);
  return token;
}

/** Share of the positives above the score that the given share of negatives exceed. */
function recallAt(
  falsePositives: number,
  positives: readonly number[],
  negatives: readonly number[],
): number {
  const sorted = [...negatives].sort((a, b) => b - a);
  const limit = sorted[Math.floor(falsePositives * sorted.length)] ?? -Infinity;
  return positives.filter((score) => score > limit).length / positives.length;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

async function arabicAgainstLatin(): Promise<void> {
  const pairs = (await pairsToMeasure()).map((pair) => ({
    ...pair,
    a: tokenOf(pair.arabic),
    b: tokenOf(pair.latin),
  }));
  const random = randomFrom(SEED);
  const others = pairs.flatMap((pair) =>
    Array.from({ length: RANDOM_NEGATIVES }, () => {
      for (;;) {
        const other = pairs[Math.floor(random() * pairs.length)] ?? pair;
        if (other.b.text !== pair.b.text && other.a.text !== pair.a.text) return { a: pair.a, b: other.b };
      }
    }),
  );
  const byPrefix = Map.groupBy(pairs, ({ b }) => b.text.slice(0, 2));
  const nearest = pairs.flatMap((pair) => {
    let best: { a: NameToken; b: NameToken } | undefined;
    let least = Infinity;
    for (const other of byPrefix.get(pair.b.text.slice(0, 2)) ?? []) {
      if (other.b.text === pair.b.text || other.a.original === pair.a.original) continue;
      if (Math.abs(other.b.text.length - pair.b.text.length) > 2) continue;
      const distance = damerauLevenshtein(other.b.text, pair.b.text);
      if (distance < least) [least, best] = [distance, { a: pair.a, b: other.b }];
    }
    return best === undefined ? [] : [best];
  });
  console.log(`\nArabic against Latin names: ${pairs.length} pairs of the half that was not learned from.
Negatives: ${others.length} random (${RANDOM_NEGATIVES} other names for each, seed ${SEED}); ${nearest.length} nearest: for each name the
other name, of another Arabic spelling, that begins with the same two letters, is at most two letters longer or
shorter, and has the least edit distance to the right name. Some of the nearest are in truth spellings of the same name.`);
  const rows = [
    ['method', 'recall at 1 % of random', 'at 0.1 % of random', 'at 1 % of nearest', 'at 5 %', 'at 10 %'],
  ];
  for (const { title, similarity } of METHODS) {
    const positives = pairs.map(({ a, b }) => similarity(a, b));
    const far = others.map(({ a, b }) => similarity(a, b));
    const near = nearest.map(({ a, b }) => similarity(a, b));
    rows.push([
      title,
      percent(recallAt(0.01, positives, far)),
      percent(recallAt(0.001, positives, far)),
      percent(recallAt(0.01, positives, near)),
      percent(recallAt(0.05, positives, near)),
      percent(recallAt(0.1, positives, near)),
    ]);
  }
  printTable(rows);
  const share = (list: readonly { a: NameToken; b: NameToken }[]): string =>
    percent(list.filter(({ a, b }) => compareTokens(a, b).agreement !== 'different').length / list.length);
  const equivalent = (list: readonly { a: NameToken; b: NameToken }[]): string =>
    percent(
      list.filter(({ a, b }) => ['exact', 'equivalent'].includes(compareTokens(a, b).agreement)).length /
        list.length,
    );
  console.log(
    `As the engine reads it: not “different” for ${share(pairs)} of the pairs, ${share(others)} of the random and ${share(nearest)} of the nearest;
“equivalent” for ${equivalent(pairs)}, ${equivalent(others)} and ${equivalent(nearest)}.`,
  );
}

async function nicknames(): Promise<void> {
  const pairs = (await linesOf('nicknames.csv')).slice(1).map((line) => line.split(','));
  const names = pairs.flatMap(([name = '', , nickname = '']) => [name, nickname]).map(tokenOf);
  const random = randomFrom(SEED);
  const pick = (): NameToken => names[Math.floor(random() * names.length)] as NameToken;
  const known = new Set(pairs.flatMap(([a, , b]) => [`${a} ${b}`, `${b} ${a}`]));
  let [found, asVariant, wrong, tried] = [0, 0, 0, 0];
  for (const [name = '', , nickname = ''] of pairs) {
    const [a, b] = [tokenOf(name), tokenOf(nickname)];
    if (compareTokens(a, b).agreement !== 'different') found += 1;
    if (a.variants.some((id) => b.variants.includes(id))) asVariant += 1;
  }
  while (tried < 20_000) {
    const [a, b] = [pick(), pick()];
    if (a === b || known.has(`${a.text} ${b.text}`)) continue;
    tried += 1;
    if (compareTokens(a, b).agreement !== 'different') wrong += 1;
  }
  console.log(`\nNicknames (English, ${pairs.length} pairs of nicknames.csv, from which nothing was taken): agree ${percent(found / pairs.length)}, of all
${percent(asVariant / pairs.length)} by our own classes. Random pairs of its names: ${percent(wrong / tried)} of ${tried} agree.`);
}

const KIND_OF: Readonly<Record<string, NameKind>> = {
  Person: 'person',
  Company: 'organisation',
  Organization: 'organisation',
  Vessel: 'thing',
  Address: 'thing',
};

interface Case {
  readonly kind: NameKind;
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
  readonly half: number;
}

/** A line of RFC 4180 without line breaks in quotes, which the file has none of. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
  );
}

function scoresOf(cases: readonly Case[], decide: (each: Case) => boolean): string[] {
  let [right, wrong, missed] = [0, 0, 0];
  for (const each of cases) {
    if (!decide(each)) missed += each.same ? 1 : 0;
    else if (each.same) right += 1;
    else wrong += 1;
  }
  return [right / (right + wrong), right / (right + missed), (2 * right) / (2 * right + wrong + missed)].map(
    (score) => score.toFixed(3),
  );
}

/** The threshold of the best F1 on one half; what it does on the other half is the honest figure. */
function bestThreshold(cases: readonly Case[], score: (each: Case) => number): number {
  let best = { threshold: 0, f1: 0 };
  for (let threshold = 0.3; threshold < 1; threshold += 0.01) {
    const f1 = Number(scoresOf(cases, (each) => score(each) >= threshold)[2]);
    if (f1 > best.f1) best = { threshold, f1 };
  }
  return best.threshold;
}

async function wholeNames(): Promise<void> {
  const cases = (await linesOf('name_bench_public.csv')).slice(1).map((line): Case => {
    const [, schema = '', a = '', b = '', same] = cellsOf(line);
    return { kind: KIND_OF[schema] ?? 'thing', a, b, same: same === 'true', half: halfOf(`${a}|${b}`) };
  });
  const halves = [0, 1].map((half) => cases.filter((each) => each.half === half)) as [Case[], Case[]];
  const rows = [['name_bench', 'cases', 'precision', 'recall', 'F1']];
  const ours = (each: Case): boolean => isSameName(each.a, each.b, each.kind);
  rows.push([`Foreland, threshold ${SAME_NAME}`, String(cases.length), ...scoresOf(cases, ours)]);
  for (const [half, of] of halves.entries()) {
    rows.push([`  half ${half + 1}`, String(of.length), ...scoresOf(of, ours)]);
  }
  for (const kind of ['person', 'organisation', 'thing'] as const) {
    const of = cases.filter((each) => each.kind === kind);
    rows.push([`  ${kind}`, String(of.length), ...scoresOf(of, ours)]);
  }
  const scorers: readonly (readonly [string, (each: Case) => number])[] = [
    ['Foreland', ({ a, b, kind }) => sameNameScore(a, b, kind)],
    ['Jaro-Winkler of folded names', ({ a, b }) => jaroWinkler(latin(a), latin(b))],
    ['Jaro-Winkler of sorted words', ({ a, b }) => jaroWinkler(sortedWords(a), sortedWords(b))],
  ];
  for (const [title, score] of scorers) {
    for (const [half, chosenOn] of halves.entries()) {
      const other = halves[1 - half] as Case[];
      const threshold = bestThreshold(chosenOn, score);
      rows.push([
        `${title}, best threshold of half ${half + 1} (${threshold.toFixed(2)}) on the other`,
        String(other.length),
        ...scoresOf(other, (each) => score(each) >= threshold),
      ]);
    }
  }
  console.log('');
  printTable(rows);
}

function sortedWords(name: string): string {
  return latin(name).split(' ').sort().join(' ');
}

async function speed(): Promise<void> {
  const pairs = await pairsToMeasure();
  const arabic = pairs.map((pair) => tokenOf(pair.arabic));
  const spellings = pairs.map((pair) => tokenOf(pair.latin));
  const perComparison = (left: readonly NameToken[], right: readonly NameToken[], method: Method): string => {
    const random = randomFrom(SEED);
    const count = 200_000;
    const order = Int32Array.from({ length: 2 * count }, (_, at) =>
      Math.floor(random() * (at % 2 === 0 ? left : right).length),
    );
    const times = Array.from({ length: 5 }, () => {
      const start = process.cpuUsage().user;
      for (let at = 0; at < order.length; at += 2) {
        method.similarity(left[order[at] ?? 0] as NameToken, right[order[at + 1] ?? 0] as NameToken);
      }
      return (process.cpuUsage().user - start) / count;
    });
    return `${median(times).toFixed(2)} µs`;
  };
  const rows = [['processor time of one comparison of random names', 'Arabic and Latin', 'Latin and Latin']];
  for (const method of METHODS.slice(0, 3)) {
    rows.push([
      method.title,
      perComparison(arabic, spellings, method),
      perComparison(spellings, spellings, method),
    ]);
  }
  console.log(`\n${loadOfMachine()}`);
  printTable(rows);
  const random = randomFrom(SEED);
  const names = Array.from({ length: 20_000 }, () =>
    [0, 1, 2].map(() => spellings[Math.floor(random() * spellings.length)]?.text ?? '').join(' '),
  );
  const start = process.cpuUsage().user;
  const parsed = names.map((name) => parseName(name, 'person'));
  const between = process.cpuUsage().user;
  for (const [at, name] of parsed.entries()) {
    compareNames(name, parsed[(at + 997) % parsed.length] as ParsedName, typicalBits);
  }
  const end = process.cpuUsage().user;
  console.log(
    `Names of three words: parsed in ${((between - start) / names.length).toFixed(1)} µs, compared in ${((end - between) / names.length).toFixed(1)} µs.`,
  );
}

if (!existsSync(join(DATA, 'matching'))) console.log(`skipped: no name pairs in ${DATA}; set FORELAND_DATA`);
else if (process.argv.includes('--learn')) await learn();
else {
  await arabicAgainstLatin();
  await nicknames();
  await wholeNames();
  await speed();
}
