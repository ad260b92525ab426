/**
 * Makes the models that Foreland comes with, from the fictional exercise and its truth: weights from some seeds,
 * calibration from others, reliability from others again. Seeds below 100 are kept for reported figures.
 *
 *   node scripts/train-matching.ts
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateExercise } from '@foreland/exercise';
import { calibrate } from '../engines/matching/learn/isotonic.ts';
import type { Judged } from '../engines/matching/learn/isotonic.ts';
import { estimate } from '../engines/matching/learn/estimate.ts';
import { DEFINITIONS } from '../engines/matching/entities/definition.ts';
import type { EntityDefinition } from '../engines/matching/entities/definition.ts';
import { describeModel } from '../engines/matching/model/describe.ts';
import { probabilityOf, startingModel } from '../engines/matching/model/match-model.ts';
import type { MatchModel } from '../engines/matching/model/match-model.ts';
import { TypeMatch } from '../engines/matching/type-match.ts';
import type { MatchInput } from '../engines/matching/api.ts';

const WEIGHTS = [101, 102, 103];
const CALIBRATION = [104, 105, 106, 107, 108, 109];
/** A large exercise: what is common in a large store must not be taken for what it says in a small one. */
const LARGE_CALIBRATION = 120;
const RELIABILITY = [110, 111, 112, 113];
const DAY = '2026-11-24';
const BANDS = 10;
/** How many medium exercises it counts for. */
const LARGE_SHARE = 2;
const EVERYTHING = { automatic: 0.95, review: 0.02 };

interface Held {
  readonly records: ReadonlyMap<string, readonly MatchInput[]>;
  /** The real thing of each record. */
  readonly things: ReadonlyMap<string, string>;
}

const held = new Map(
  [...WEIGHTS, ...CALIBRATION, LARGE_CALIBRATION, ...RELIABILITY].map((seed) => [seed, exercise(seed)]),
);
const models = Object.fromEntries(DEFINITIONS.map((definition) => [definition.type, make(definition)]));
const file = join(import.meta.dirname, '../engines/matching/model/built-in.json');
await writeFile(
  file,
  `${JSON.stringify(models, (_, value) => (typeof value === 'number' ? rounded(value) : value), 2)}\n`,
);

function exercise(seed: number): Held {
  const { files, truth } = generateExercise({
    size: seed === LARGE_CALIBRATION ? 'large' : 'medium',
    seed,
    today: DAY,
  });
  const { protectedRecords, entities } = truth();
  const out = new Set(protectedRecords);
  const records = new Map<string, MatchInput[]>();
  for (const { lines } of files) {
    for (const line of lines()) {
      const { record, schema, property, value } = JSON.parse(line) as Partial<MatchInput>;
      if (!record || !schema || !property || !value || out.has(record)) continue;
      const input = { record, schema, property, value, statement: '', label: 0 };
      const known = records.get(record);
      if (known) known.push(input);
      else records.set(record, [input]);
    }
  }
  return {
    records,
    things: new Map(entities.flatMap(({ id, records: among }) => among.map((record) => [record, id]))),
  };
}

function make(definition: EntityDefinition): MatchModel {
  const learned = WEIGHTS.map((seed) => {
    const { matcher, pairs } = load(definition, startingModel(definition.fields), seed);
    return estimate(matcher.index, pairs, {
      id: `exercise ${definition.type}`,
      version: '1',
      trainedOn: `fictional exercise, medium, seeds ${WEIGHTS.join(', ')}; calibrated on seeds ${CALIBRATION.join(', ')} and large, seed ${LARGE_CALIBRATION}`,
    });
  });
  const weights = averaged(learned);
  if (weights.pairsUsed === 0)
    return { ...startingModel(definition.fields), id: 'general', trainedOn: 'general knowledge, no data' };
  const medium = CALIBRATION.map((seed) => judged(definition, weights, seed));
  const large = judged(definition, weights, LARGE_CALIBRATION);
  const share = Math.ceil((medium.flat().length / medium.length) * LARGE_SHARE);
  const calibration = calibrate([...medium.flat(), ...thinned(large, share)]);
  const calibrated = { ...weights, calibration };
  const bands = bandsOf(
    RELIABILITY.flatMap((seed) => judged(definition, weights, seed)).map(({ bits, same }) => ({
      probability: probabilityOf(bits, calibration),
      same,
    })),
  );
  const total = bands.reduce((sum, { pairs }) => sum + pairs, 0);
  const [seed = 0] = WEIGHTS;
  const { fields } = describeModel(load(definition, calibrated, seed).matcher);
  const model = {
    ...calibrated,
    fields: calibrated.fields.map((field, at) => ({
      ...field,
      outcomes: field.outcomes.map((outcome, position) => ({
        ...outcome,
        expected: fields[at]?.agreements[position]?.seen ?? 0,
      })),
    })),
    reliability: bands,
    calibrationError: bands.reduce(
      (sum, { predicted, observed, pairs }) => sum + (Math.abs(predicted - observed) * pairs) / total,
      0,
    ),
  };
  console.log(
    definition.type,
    `${model.pairsUsed} pairs, calibration error ${model.calibrationError.toFixed(4)} on ${total} pairs`,
  );
  return model;
}

/** The records of one type in an exercise, compared under a model, and the pairs that are one thing. */
function load(
  definition: EntityDefinition,
  model: MatchModel,
  seed: number,
): { matcher: TypeMatch; pairs: [string, string][] } {
  const { records, things } = held.get(seed) ?? exercise(seed);
  const matcher = new TypeMatch(definition, model, EVERYTHING);
  const byThing = new Map<string, string[]>();
  for (const [record, inputs] of records) {
    if (!definition.schemata.includes(inputs[0]?.schema ?? '')) continue;
    matcher.insert(record, inputs);
    const thing = things.get(record);
    if (thing !== undefined) byThing.set(thing, [...(byThing.get(thing) ?? []), record]);
  }
  matcher.refresh({});
  const pairs = [...byThing.values()].flatMap((among) =>
    among.flatMap((one, at) => among.slice(at + 1).map((other): [string, string] => [one, other])),
  );
  return { matcher, pairs };
}

function judged(definition: EntityDefinition, model: MatchModel, seed: number): Judged[] {
  const { matcher, pairs } = load(definition, model, seed);
  const same = new Set(pairs.map((pair) => pair.toSorted().join(' ')));
  const { ids } = matcher.index.records;
  const found: Judged[] = [];
  matcher.index.eachPair((one, other, bits) => {
    found.push({ bits, same: same.has([ids[one] ?? '', ids[other] ?? ''].toSorted().join(' ')) });
  });
  return found;
}

/** Every so many-th pair by bits, so that about so many are left. */
function thinned(pairs: readonly Judged[], wanted: number): Judged[] {
  const sorted = pairs.toSorted((a, b) => a.bits - b.bits || Number(a.same) - Number(b.same));
  const step = Math.max(1, sorted.length / Math.max(1, wanted));
  return Array.from(
    { length: Math.floor(sorted.length / step) },
    (_, at) => sorted[Math.floor(at * step)],
  ).filter((pair) => pair !== undefined);
}

function averaged(learned: readonly MatchModel[]): MatchModel {
  const [first] = learned;
  if (!first) throw new Error('nothing to average');
  const mean = (of: (model: MatchModel) => number): number =>
    learned.reduce((sum, model) => sum + of(model), 0) / learned.length;
  return {
    ...first,
    pairsUsed: learned.reduce((sum, { pairsUsed }) => sum + pairsUsed, 0),
    pairsPerRecord: mean(({ pairsPerRecord }) => pairsPerRecord),
    sharing: mean(({ sharing }) => sharing ?? 0),
    householdBits: mean(({ householdBits }) => householdBits ?? 0),
    fields: first.fields.map((field, at) => ({
      ...field,
      togetherBits: mean(({ fields }) => fields[at]?.togetherBits ?? 0),
      outcomes: field.outcomes.map((_, position) => ({
        m: mean(({ fields }) => fields[at]?.outcomes[position]?.m ?? 0),
        u: mean(({ fields }) => fields[at]?.outcomes[position]?.u ?? 0),
        expected: 0,
      })),
    })),
  };
}

function bandsOf(
  pairs: readonly { readonly probability: number; readonly same: boolean }[],
): { predicted: number; observed: number; pairs: number }[] {
  return Array.from({ length: BANDS }, (_, band) => {
    const among = pairs.filter(
      ({ probability }) => Math.min(BANDS - 1, Math.floor(probability * BANDS)) === band,
    );
    const count = Math.max(1, among.length);
    return {
      predicted: among.reduce((sum, { probability }) => sum + probability, 0) / count,
      observed: among.filter(({ same }) => same).length / count,
      pairs: among.length,
    };
  }).filter(({ pairs: count }) => count > 0);
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
