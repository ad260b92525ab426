/**
 * How fast the string kernels of the matching engine compare pairs of strings, next to the npm packages that do
 * the same and to DuckDB with one thread; all on the same pairs, in one process, in turn. Strings have 12 to 16
 * letters; a left string is compared with 100 others that share three letters in a row with it, as blocking
 * hands them over. A rate is pairs by processor time (user and system, all threads of the process; each way
 * works in one), so that waiting for other programs does not count; each is run once before, then the least of
 * five rounds counts. Strings are interned, or lie in a table of DuckDB, before the clock starts; what counts is
 * the comparison and reading its result.
 *
 *   node bench/matching-kernels.ts [pairs, 1,000,000 where left out]
 */
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import {
  jaroWinkler,
  levenshtein,
  openKernels,
  optimalStringAlignment,
  StringPool,
  TypeScriptKernels,
} from '@foreland/matching/kernels';
import type { Kernels } from '@foreland/matching/kernels';
import { distance as fastestLevenshtein } from 'fastest-levenshtein';
import npmJaroWinkler from 'jaro-winkler';
import talismanJaroWinkler from 'talisman/metrics/jaro-winkler.js';
import talismanLevenshtein from 'talisman/metrics/levenshtein.js';
import { loadOfMachine, printTable } from './measure.ts';
import { makeStringPairs } from './string-pairs.ts';

const PAIRS = Number(process.argv[2] ?? 1_000_000);
const EACH = 100;
const SEED = 1;
const ROUNDS = 5;
const FLOOR = 0.85;
const CUTOFF = 2;
/** Longer than any of the strings: every pair is compared to the end. */
const NO_CUTOFF = 1000;

const { strings, lefts, count } = makeStringPairs(PAIRS, EACH, SEED);

/** One way to compare all pairs; gives how many reach the floor, by which the ways can be checked on each other. */
interface Way {
  readonly name: string;
  readonly peer?: 'npm' | 'DuckDB';
  readonly run: () => number | Promise<number>;
}

function eachPair(reaches: (left: number, right: number) => boolean): () => number {
  return () => {
    let reached = 0;
    for (const { left, rights } of lefts) for (const right of rights) reached += reaches(left, right) ? 1 : 0;
    return reached;
  };
}

function similar(compare: (a: string, b: string) => number): () => number {
  return eachPair((left, right) => compare(strings[left] ?? '', strings[right] ?? '') >= FLOOR);
}

function near(compare: (a: string, b: string) => number): () => number {
  return eachPair((left, right) => compare(strings[left] ?? '', strings[right] ?? '') <= CUTOFF);
}

function manySimilar(kernels: Kernels, floor: number): () => number {
  const out = new Float32Array(EACH);
  return () => {
    let reached = 0;
    for (const { left, rights } of lefts) {
      kernels.jaroWinklerMany(left, rights, floor, out);
      for (let at = 0; at < EACH; at++) reached += (out[at] ?? 0) >= FLOOR ? 1 : 0;
    }
    return reached;
  };
}

function manyNear(
  many: (left: number, rights: Int32Array, cutoff: number, out: Int32Array) => void,
  cutoff: number,
): () => number {
  const out = new Int32Array(EACH);
  return () => {
    let reached = 0;
    for (const { left, rights } of lefts) {
      many(left, rights, cutoff, out);
      for (let at = 0; at < EACH; at++) reached += (out[at] ?? Infinity) <= CUTOFF ? 1 : 0;
    }
    return reached;
  };
}

async function fillDatabase(connection: DuckDBConnection): Promise<void> {
  await connection.run('SET threads = 1');
  await connection.run('CREATE TABLE string (id INTEGER, text VARCHAR)');
  const texts = await connection.createAppender('string');
  for (const [id, text] of strings.entries()) {
    texts.appendInteger(id);
    texts.appendVarchar(text);
    texts.endRow();
  }
  texts.closeSync();
  await connection.run('CREATE TABLE id_pair (a INTEGER, b INTEGER)');
  const ids = await connection.createAppender('id_pair');
  for (const { left, rights } of lefts) {
    for (const right of rights) {
      ids.appendInteger(left);
      ids.appendInteger(right);
      ids.endRow();
    }
  }
  ids.closeSync();
  await connection.run(
    `CREATE TABLE pair AS SELECT x.text AS a, y.text AS b
     FROM id_pair JOIN string x ON x.id = id_pair.a JOIN string y ON y.id = id_pair.b`,
  );
}

function inDuckDB(connection: DuckDBConnection, condition: string): () => Promise<number> {
  return async () => {
    const reader = await connection.runAndReadAll(`SELECT count(*) FROM pair WHERE ${condition}`);
    return Number(reader.getRows()[0]?.[0]);
  };
}

interface Measured extends Way {
  readonly reached: number;
  /** Million pairs in a second of one processor. */
  readonly rate: number;
}

async function measure(ways: readonly Way[]): Promise<readonly Measured[]> {
  /** Milliseconds of processor time. */
  const least = new Map(ways.map((way) => [way, Infinity]));
  const reached = new Map<Way, number>();
  for (const way of ways) reached.set(way, await way.run());
  for (let round = 0; round < ROUNDS; round++) {
    for (const way of ways) {
      const start = process.cpuUsage();
      await way.run();
      const { user, system } = process.cpuUsage(start);
      least.set(way, Math.min(least.get(way) ?? Infinity, (user + system) / 1000));
    }
  }
  return ways.map((way) => ({
    ...way,
    reached: reached.get(way) ?? Number.NaN,
    rate: count / 1000 / (least.get(way) ?? Number.NaN),
  }));
}

async function compareWays(title: string, ways: readonly Way[]): Promise<void> {
  const measured = await measure(ways);
  const best = (peer: 'npm' | 'DuckDB'): number =>
    Math.max(...measured.filter((each) => each.peer === peer).map(({ rate }) => rate));
  const ratio = (rate: number, peer: number): string => (peer > 0 ? `${(rate / peer).toFixed(2)} ×` : '');
  console.log();
  printTable([
    [title, 'M pairs/s', 'to best of npm', 'to DuckDB', 'pairs that reach it'],
    ...measured.map(({ name, rate, reached }) => [
      name,
      rate.toFixed(1),
      ratio(rate, best('npm')),
      ratio(rate, best('DuckDB')),
      String(reached),
    ]),
  ]);
}

const pool = new StringPool();
for (const text of strings) pool.intern(text);
const compiled = openKernels(pool);
const plain = new TypeScriptKernels(pool);
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
await fillDatabase(connection);

console.log(
  `string kernels, ${count.toLocaleString('en')} pairs of ${strings.length.toLocaleString('en')} strings of 12 to 16 letters, seed ${SEED}; ${EACH} compared with each left string; least processor time of ${ROUNDS} rounds; kernels in ${compiled.implementation}; ${loadOfMachine()}`,
);
const jaroWinklerOfNpm: readonly Way[] = [
  { name: 'talisman', peer: 'npm', run: similar(talismanJaroWinkler) },
  { name: 'jaro-winkler', peer: 'npm', run: similar(npmJaroWinkler) },
];
const levenshteinOfPeers: readonly Way[] = [
  { name: 'fastest-levenshtein', peer: 'npm', run: near(fastestLevenshtein) },
  { name: 'talisman', peer: 'npm', run: near(talismanLevenshtein) },
  { name: 'DuckDB', peer: 'DuckDB', run: inDuckDB(connection, `levenshtein(a, b) <= ${CUTOFF}`) },
];
const compiledLevenshtein = compiled.levenshteinMany.bind(compiled);
const plainLevenshtein = plain.levenshteinMany.bind(plain);
const compiledAlignment = compiled.optimalStringAlignmentMany.bind(compiled);

await compareWays(`Jaro-Winkler, every pair in full, ≥ ${FLOOR} counted`, [
  { name: 'Foreland, many ids at once', run: manySimilar(compiled, 0) },
  {
    name: 'Foreland, one call a pair of ids',
    run: eachPair((left, right) => compiled.jaroWinkler(left, right) >= FLOOR),
  },
  { name: 'Foreland without WebAssembly, many ids', run: manySimilar(plain, 0) },
  { name: 'Foreland, function over two strings', run: similar(jaroWinkler) },
  ...jaroWinklerOfNpm,
  {
    name: 'DuckDB',
    peer: 'DuckDB',
    run: inDuckDB(connection, `jaro_winkler_similarity(a, b) >= ${FLOOR}`),
  },
]);
await compareWays(`Jaro-Winkler, only what reaches ${FLOOR}; the npm peers have no floor`, [
  { name: 'Foreland, many ids at once', run: manySimilar(compiled, FLOOR) },
  { name: 'Foreland without WebAssembly, many ids', run: manySimilar(plain, FLOOR) },
  ...jaroWinklerOfNpm,
  {
    name: 'DuckDB, score_cutoff given',
    peer: 'DuckDB',
    run: inDuckDB(connection, `jaro_winkler_similarity(a, b, ${FLOOR}) >= ${FLOOR}`),
  },
]);
await compareWays(`Levenshtein, every pair in full, ≤ ${CUTOFF} counted`, [
  { name: 'Foreland, many ids at once', run: manyNear(compiledLevenshtein, NO_CUTOFF) },
  {
    name: 'Foreland, one call a pair of ids',
    run: eachPair((left, right) => compiled.levenshtein(left, right) <= CUTOFF),
  },
  { name: 'Foreland without WebAssembly, many ids', run: manyNear(plainLevenshtein, NO_CUTOFF) },
  { name: 'Foreland, function over two strings', run: near(levenshtein) },
  ...levenshteinOfPeers,
]);
await compareWays(`Levenshtein, only up to ${CUTOFF}; the peers have no cutoff`, [
  { name: 'Foreland, many ids at once', run: manyNear(compiledLevenshtein, CUTOFF) },
  { name: 'Foreland without WebAssembly, many ids', run: manyNear(plainLevenshtein, CUTOFF) },
  { name: 'Foreland, function over two strings', run: near((a, b) => levenshtein(a, b, CUTOFF)) },
  ...levenshteinOfPeers,
]);
await compareWays(`Optimal string alignment, ≤ ${CUTOFF} counted`, [
  { name: 'Foreland, every pair in full', run: manyNear(compiledAlignment, NO_CUTOFF) },
  { name: `Foreland, only up to ${CUTOFF}`, run: manyNear(compiledAlignment, CUTOFF) },
  { name: 'Foreland, function over two strings', run: near(optimalStringAlignment) },
  {
    name: 'DuckDB, damerau_levenshtein: edits of edited parts allowed',
    peer: 'DuckDB',
    run: inDuckDB(connection, `damerau_levenshtein(a, b) <= ${CUTOFF}`),
  },
]);
connection.closeSync();
instance.closeSync();
