/**
 * How well are brokers of value and accounts that collect found in exercises (fictional, with known truth)? Each partner with
 * what its analyst sees, entities as the matcher makes them. A broker is right where the person was planted as one; all
 * parties of whom the view states an account, a payment, a book or a transfer are ranked, those without a sign last and alike.
 * Payers are looked for in all leads and answers. Weights are judgements, and were set without a look at any exercise.
 *
 *   node bench/finance-exercise.ts [seeds, 1,2,3] [size, medium] [partners, GB,DE,FR,BE,NL]
 */
import { generateExercise } from '@foreland/exercise';
import type { ExerciseSize, Truth } from '@foreland/exercise';
import { financeEngine } from '@foreland/finance';
import type { FinanceState, RepairedFigure } from '@foreland/finance';
import { PARTNERS, clears } from '@foreland/model';
import type { Reader } from '@foreland/model';
import { plainRun } from '@foreland/model/engine';
import { entitiesIn } from './exercise-network.ts';
import { openStatements } from './exercise-statements.ts';
import type { Told } from './exercise-statements.ts';
import { loadOfMachine } from './measure.ts';

const SEEDS = (process.argv[2] ?? '1,2,3').split(',').map(Number);
const SIZE = (process.argv[3] ?? 'medium') as ExerciseSize;
const NAMES = (process.argv[4] ?? 'GB,DE,FR,BE,NL').split(',');
const TODAY = '2026-11-24';

console.log(loadOfMachine());
console.log(
  '| seed | partner | parties | brokers in view | AUC | right of first 20 | collecting leads | of planted funnels | repaired | inside | exact | payers named | s |',
);
console.log(`|${'---|'.repeat(13)}`);
for (const seed of SEEDS) {
  const exercise = generateExercise({ size: SIZE, seed, today: TODAY });
  const truth = exercise.truth();
  const told = openStatements(exercise.files);
  for (const partner of PARTNERS.filter((each) => NAMES.includes(each))) {
    const reader: Reader = {
      user: 'analyst',
      partner,
      role: 'analyst',
      purpose: 'operational-analysis',
      clearance: 'confidential',
    };
    await row(
      seed,
      partner,
      truth,
      told.filter(({ access }) => clears(reader, access)),
    );
  }
}

async function row(seed: number, partner: string, truth: Truth, seen: readonly Told[]): Promise<void> {
  const entities = entitiesIn(seen);
  const statements = seen.map((each) => ({
    ...each,
    subject: each.subject ?? null,
    grading: each.grading ?? null,
    observedFrom: null,
    observedTo: null,
  }));
  const run = plainRun(financeEngine);
  const began = performance.now();
  const state = await financeEngine.build({ statements, entities, aid: new Set(), captions: new Map() }, run);
  const leads = financeEngine.leads!(state, run).map(({ lead }) => lead);
  const seconds = (performance.now() - began) / 1000;

  const thingOf = new Map(
    truth.matched.flatMap(({ id, records }) => records.map(({ record }) => [record, id] as const)),
  );
  const planted = new Set(truth.networks.flatMap(({ brokers }) => brokers));
  const isBroker = (records: readonly string[]): boolean =>
    records.some((record) => planted.has(thingOf.get(record) ?? ''));
  const bits = new Map(state.brokers.map(({ party, bits: sum }) => [party.id, sum]));
  const ranked = [...financialParties(state, seen, entities)]
    .map((party) => ({
      bits: bits.get(party) ?? 0,
      right: isBroker(state.evidence.parties.get(party)!.records),
    }))
    .sort((one, other) => other.bits - one.bits);
  const first = state.brokers.slice(0, 20).filter(({ bits: sum }) => sum > 0);
  const collecting = leads.filter(({ kind }) => kind === 'collecting-account');
  const funnels = new Set(truth.funnels.map(({ account }) => account));
  const right = collecting.filter(({ subjects }) =>
    subjects.some(({ record }) => funnels.has(thingOf.get(record) ?? '')),
  );
  const named = namedPayers(
    leads.flatMap(({ subjects }) => subjects.map(({ record }) => record)),
    truth,
    thingOf,
  );
  const cells = [
    seed,
    partner,
    ranked.length,
    ranked.filter((each) => each.right).length,
    auc(ranked).toFixed(3),
    `${first.filter(({ party }) => isBroker(party.records)).length} of ${first.length}`,
    collecting.length,
    right.length,
    ...repairs(state, truth),
    named,
    seconds.toFixed(2),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

/** Everybody of whom the view states something of finance. */
function financialParties(
  { evidence, brokers }: FinanceState,
  seen: readonly Told[],
  entities: ReadonlyMap<string, string>,
): Set<string> {
  const parties = new Set(brokers.map(({ party }) => party.id));
  for (const { owners } of evidence.accounts.values()) for (const owner of owners) parties.add(owner);
  for (const { property, value } of seen) {
    if (['payer', 'beneficiary', 'sender', 'receiver'].includes(property))
      parties.add(entities.get(value) ?? value);
  }
  return new Set([...parties].filter((party) => evidence.parties.has(party)));
}

/** Probability that a broker stands before somebody else; ties count half (Hanley and McNeil, 1982). */
function auc(ranked: readonly { readonly bits: number; readonly right: boolean }[]): number {
  const [right, others] = [ranked.filter((each) => each.right), ranked.filter((each) => !each.right)];
  let before = 0;
  for (const { bits } of right)
    for (const other of others) before += bits > other.bits ? 1 : bits === other.bits ? 0.5 : 0;
  return before / (right.length * others.length);
}

function repairs({ repairs: books }: FinanceState, { masked }: Truth): [number, string, string] {
  let [all, inside, exact] = [0, 0, 0];
  const found = new Map<string, RepairedFigure>(
    [...books.values()].flatMap(({ repaired }) =>
      repaired.map(
        (each) =>
          [`${each.line} ${each.figure === 'balance' ? 'runningBalance' : each.figure}`, each] as const,
      ),
    ),
  );
  for (const { record, property, value } of masked) {
    const each = found.get(`${record} ${property}`);
    if (!each) continue;
    const true_ = Math.round(Number(value) * 100);
    all++;
    if ((each.low ?? -Infinity) <= true_ && true_ <= (each.high ?? Infinity)) inside++;
    if (each.low === true_ && each.high === true_) exact++;
  }
  return [all, all === 0 ? '–' : (inside / all).toFixed(3), all === 0 ? '–' : (exact / all).toFixed(3)];
}

/** Payers of fares and depositors of funnels among the subjects of leads. */
function namedPayers(
  subjects: readonly string[],
  truth: Truth,
  thingOf: ReadonlyMap<string, string>,
): number {
  const payers = new Set([
    ...truth.escrows.map(({ payer }) => payer),
    ...truth.funnels.flatMap(({ depositors }) => depositors),
  ]);
  return new Set(subjects.filter((record) => payers.has(thingOf.get(record) ?? ''))).size;
}
