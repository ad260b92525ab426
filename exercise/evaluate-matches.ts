import { calibration } from './calibration.ts';
import type { EvaluationTable } from './evaluate.ts';
import type { JudgedMatches } from './judged-matches.ts';
import { hardNegativeNotes, recordNotes } from './match-notes.ts';
import { MATCHED_TYPES } from './matched.ts';
import type { MatchedType } from './matched.ts';
import { Pairs, crossesPartners } from './pairs.ts';
import type { Truth } from './truth.ts';

/** A person asked for an answer would be shown pairs from here on. */
const LIKELY = 0.5;

/**
 * Judges cross-matching: pairs of records that at least one run joined, held against pairs that are truly one thing and
 * of which at least one run could see both. A pair with a record that is of no matched kind, or not to be seen, is wrong.
 */
export function evaluateMatches(truth: Truth, judged: readonly JudgedMatches[]): EvaluationTable[] {
  if (judged.length === 0) return [];
  return [
    {
      ...pairTable(judged, ({ joined }) => joined.keys),
      id: 'matches',
      title: 'Records joined into one thing',
      notes: [...hardNegativeNotes(truth, judged), ...recordNotes(truth, judged), ...READING],
    },
    {
      ...pairTable(judged, likelyPairs),
      id: 'matches-likely',
      title: 'Records joined, and pairs more likely than not',
      notes: [
        'What people would find who answer every question that is more likely a yes than a no. Pairs held apart are left out.',
      ],
    },
    clusterTable(judged),
    calibrationTable(judged),
  ];
}

const READING = [
  'Evident pairs are those that something visible joins: names with dates of birth, or an identifier; the others are true, but nobody could know.',
  'The data are made up: expect less on real registers.',
];

function likelyPairs({ matches, joined }: JudgedMatches): ReadonlySet<string> {
  const pairs = new Pairs();
  for (const { a, b, probability, status } of matches.pairs) {
    if (status === 'same' || (probability >= LIKELY && status !== 'apart' && status !== 'different'))
      pairs.add(a, b);
  }
  return joined.keys.union(pairs.keys);
}

const NONE: ReadonlySet<string> = new Set();

/** Pairs by type and over all, found and missed. */
function pairTable(
  runs: readonly JudgedMatches[],
  foundBy: (run: JudgedMatches) => ReadonlySet<string>,
): Pick<EvaluationTable, 'columns' | 'rows'> {
  const union = (sets: readonly ReadonlySet<string>[]): Set<string> => {
    const all = new Set<string>();
    for (const set of sets) for (const key of set) all.add(key);
    return all;
  };
  const truly = new Map(
    MATCHED_TYPES.map((type) => [type, union(runs.map(({ truth }) => truth.truly.get(type)?.keys ?? NONE))]),
  );
  const evident = new Map(
    MATCHED_TYPES.map((type) => [
      type,
      union(runs.map(({ truth }) => truth.evident.get(type)?.keys ?? NONE)),
    ]),
  );
  const everTrue = union([...truly.values()]);
  const everEvident = union([...evident.values()]);
  const found = union(runs.map(foundBy));
  const ofType = (type: MatchedType): Set<string> =>
    new Set([...found].filter((key) => typeOf(runs, key) === type));
  const row = (
    name: string,
    those: ReadonlySet<string>,
    all: ReadonlySet<string>,
    knowable: ReadonlySet<string>,
  ): (string | number)[] => {
    const right = [...those].filter((key) => everTrue.has(key)).length;
    const precision = right / those.size;
    const recall = right / all.size;
    const evidentRecall = those.intersection(knowable).size / knowable.size;
    return [
      name,
      all.size,
      knowable.size,
      those.size,
      ...[precision, recall, f1(precision, recall), evidentRecall, f1(precision, evidentRecall)].map(share),
    ];
  };
  const across = (keys: ReadonlySet<string>): Set<string> => new Set([...keys].filter(crossesPartners));
  const types = MATCHED_TYPES.flatMap((type) => {
    const [those, all] = [ofType(type), truly.get(type) ?? NONE];
    return those.size + all.size > 0 ? [row(type, those, all, evident.get(type) ?? NONE)] : [];
  });
  return {
    columns: [
      'type',
      'true pairs',
      'evident',
      'found pairs',
      'precision',
      'recall',
      'F1',
      'recall, evident',
      'F1, evident',
    ],
    rows: [
      ...types,
      row('all', found, everTrue, everEvident),
      row('all, between partners', across(found), across(everTrue), across(everEvident)),
    ],
  };
}

/** The type of the first record of the pair. */
function typeOf(runs: readonly JudgedMatches[], key: string): MatchedType | undefined {
  const [record = ''] = key.split(' ');
  return runs.map(({ truth }) => truth.thingOf(record)?.type).find((type) => type !== undefined);
}

/** B³ (Bagga and Baldwin 1998) over the records that each run could see, a record counting once in each run. */
function clusterTable(runs: readonly JudgedMatches[]): EvaluationTable {
  const sums = new Map<string, { records: number; precision: number; recall: number }>();
  for (const { matches, truth } of runs) {
    const entityOf = new Map(
      matches.entities.flatMap((records) => records.map((record) => [record, records] as const)),
    );
    for (const { id, type, parts } of truth.things) {
      const records = parts.flat();
      for (const record of records) {
        const together = entityOf.get(record) ?? [record];
        const right = together.filter((other) => truth.thingOf(other)?.id === id).length;
        for (const name of [type, 'all']) {
          const sum = sums.get(name) ?? { records: 0, precision: 0, recall: 0 };
          sum.records += 1;
          sum.precision += right / together.length;
          sum.recall += right / records.length;
          sums.set(name, sum);
        }
      }
    }
  }
  return {
    id: 'match-clusters',
    title: 'Records joined, by record (B³)',
    columns: ['type', 'records', 'precision', 'recall', 'F1'],
    rows: [...MATCHED_TYPES, 'all'].flatMap((type) => {
      const sum = sums.get(type);
      if (sum === undefined) return [];
      const precision = sum.precision / sum.records;
      const recall = sum.recall / sum.records;
      return [[type, sum.records, ...[precision, recall, f1(precision, recall)].map(share)]];
    }),
    notes: [
      'For each record: which share of what it is joined with is the same thing, and the other way round.',
    ],
  };
}

/** Can probabilities be taken at their word? Pairs that people answered are left out. */
function calibrationTable(runs: readonly JudgedMatches[]): EvaluationTable {
  const pairs = runs.flatMap(({ matches, truth }) =>
    matches.pairs
      .filter(({ status }) => status !== 'same' && status !== 'different')
      .map(({ a, b, probability }) => ({ probability, outcome: truth.isOne(a, b) ? 1 : 0 })),
  );
  const probabilities = pairs.map(({ probability }) => probability);
  const outcomes = pairs.map(({ outcome }) => outcome);
  const mass = calibration(probabilities, outcomes, 'mass');
  const width = calibration(probabilities, outcomes, 'width');
  return {
    id: 'match-calibration',
    title: 'Probabilities and what came of them',
    columns: ['probability', 'pairs', 'predicted', 'truly one'],
    rows: mass.bands.map(({ from, to, pairs: count, predicted, observed }) => [
      `${from.toFixed(3)} to ${to.toFixed(3)}`,
      count,
      share(predicted),
      share(observed),
    ]),
    notes:
      pairs.length === 0
        ? []
        : [
            `Expected calibration error, bands of as many pairs: ${mass.error.toFixed(3)}.`,
            `Expected calibration error, bands of equal width: ${width.error.toFixed(3)}.`,
          ],
  };
}

function f1(precision: number, recall: number): number {
  return (2 * precision * recall) / (precision + recall);
}

function share(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(3);
}
