/**
 * How well are boats traced to their lots? First in a synthetic world of EPCIS events of which 30 % are lost, read through
 * the importer as from outside; then in exercises (both are fictional). The likelihood ratios are learnt on seeds from 101;
 * seeds 1 to 3 and up are those reported.
 *
 *   node bench/networks-supply.ts [seeds, 1,2,3,4,5] [exercise seeds, 1,2,3] [exercise size, medium]
 */
import { generateExercise } from '@foreland/exercise';
import type { ExerciseSize, Truth } from '@foreland/exercise';
import { collect, epcisImporter, textFile } from '@foreland/formats';
import { CrossMatch } from '@foreland/matching';
import { clears, parseLabel } from '@foreland/model';
import type { Reader, StatementDraft } from '@foreland/model';
import {
  analyseSupply,
  batchFeatures,
  calibrateBatches,
  isLawful,
  isSupplyStatement,
  whereaboutsIn,
  readSupply,
  learnBatches,
} from '@foreland/networks/supply';
import type { KnownPair, SupplyAnalysis, SupplyEvidence, SupplyStatement } from '@foreland/networks/supply';
import { openStatements } from './exercise-statements.ts';
import type { Told } from './exercise-statements.ts';
import { loadOfMachine, randomFrom } from './measure.ts';
import { supplyWorld } from './networks-supply-world.ts';
import type { SupplyWorld } from './networks-supply-world.ts';

const numbers = (text: string): number[] => (text === '' ? [] : text.split(',').map(Number));
const SEEDS = numbers(process.argv[2] ?? '1,2,3,4,5');
const EXERCISES = numbers(process.argv[3] ?? '1,2,3');
const SIZE = (process.argv[4] ?? 'medium') as ExerciseSize;
const TRAINING = [101, 102, 103, 104, 105, 106, 107, 108];
const EXERCISE_TRAINING = [101, 102];
const LOST = 0.3;
const TODAY = '2026-11-24';
const LABEL = parseLabel({
  originators: ['GB'],
  audience: ['GB'],
  purposes: ['operational-analysis'],
  handling: [],
  tlp: 'amber',
  level: 'restricted',
  protected: false,
  reviewBy: '2029-01-01',
});

interface Score {
  readonly right: number;
  readonly given: number;
  readonly wanted: number;
  readonly violations: number;
}

console.log(loadOfMachine());
const model = calibrateBatches((await Promise.all(TRAINING.map(worldPairs))).flat());
if (process.env['SHOW_MODEL']) console.log(JSON.stringify(model));
console.log(
  `\n# Synthetic EPCIS, ${LOST * 100} % of events lost; ratios learnt on seeds ${TRAINING.join(', ')}`,
);
heading(
  'seed | events | boats found | precision | recall | F1 | holder right | time or quantity violations | honest shops as leads | aid in results | CPU s',
);
const world: Score[] = [];
const shipped: Score[] = [];
for (const seed of SEEDS) {
  const made = supplyWorld(seed, LOST);
  const start = process.cpuUsage();
  const analysis = analyseSupply(await evidenceOf(made), { model });
  const seconds = cpuSince(start);
  const score = judgeWorld(made, analysis);
  world.push(score);
  shipped.push(judgeWorld(made, analyseSupply(await evidenceOf(made))));
  const leads = analysis.suppliers.filter(({ isLead }) => isLead).map(({ party }) => party);
  const aid = JSON.stringify({
    ...analysis,
    excluded: [],
    evidence: [...analysis.evidence.consignments, ...analysis.evidence.items],
  });
  row(
    seed,
    made.events,
    score.wanted,
    ...figures(score),
    holderShare(made, analysis),
    score.violations,
    made.honest.filter((shop) => leads.includes(home(shop))).length,
    aid.includes(made.aid) ? 'YES' : 'none',
    seconds,
  );
}
row('all', '', total(world).wanted, ...figures(total(world)), '', total(world).violations, '', '', '');
row(
  'all, weights as shipped',
  '',
  total(shipped).wanted,
  ...figures(total(shipped)),
  '',
  total(shipped).violations,
  '',
  '',
  '',
);

if (EXERCISES.length > 0) {
  const learnt = calibrateBatches(EXERCISE_TRAINING.flatMap(exercisePairs));
  console.log(`\n# Exercise ${SIZE} (fictional); ratios learnt on exercises ${EXERCISE_TRAINING.join(', ')}`);
  heading(
    'seed | view | boats found | precision | recall | F1 | violations | honest traders as leads | aid in results | CPU s',
  );
  const all: Score[] = [];
  const carriedOver: Score[] = [];
  const unlearnt: Score[] = [];
  const byNode: Score[] = [];
  for (const seed of EXERCISES) {
    const { truth, views } = exercise(seed);
    for (const [view, told] of views) {
      const start = process.cpuUsage();
      const evidence = readSupply({ statements: told, entities: entitiesOf(told) });
      const analysis = analyseSupply(evidence, { model: learnt });
      const seconds = cpuSince(start);
      const score = judgeExercise(truth, evidence, analysis);
      if (view === 'all') {
        all.push(score);
        carriedOver.push(judgeExercise(truth, evidence, analyseSupply(evidence, { model })));
        unlearnt.push(judgeExercise(truth, evidence, analyseSupply(evidence)));
        const own = learnBatches(evidence).model;
        byNode.push(judgeExercise(truth, evidence, analyseSupply(evidence, { model: own })));
      }
      const { traders, aid } = negatives(truth, analysis);
      row(seed, view, score.wanted, ...figures(score), score.violations, traders, aid, seconds);
    }
  }
  for (const [view, scores] of [
    ['all', all],
    ['all, ratios learnt on synthetic EPCIS', carriedOver],
    ['all, learnt as a node does from what its own view tells', byNode],
    ['all, weights as shipped', unlearnt],
  ] as const)
    row('all', view, total(scores).wanted, ...figures(total(scores)), total(scores).violations, '', '', '');
}

function heading(text: string): void {
  console.log(`| ${text} |\n|${'---|'.repeat(text.split('|').length)}`);
}

function row(...cells: readonly (string | number)[]): void {
  console.log(`| ${cells.join(' | ')} |`);
}

function figures({ right, given, wanted }: Score): string[] {
  const [precision, recall] = [given === 0 ? 1 : right / given, wanted === 0 ? 1 : right / wanted];
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return [precision, recall, f1].map((value) => value.toFixed(3));
}

function total(scores: readonly Score[]): Score {
  const sum = (of: keyof Score): number => scores.reduce((all, score) => all + score[of], 0);
  return { right: sum('right'), given: sum('given'), wanted: sum('wanted'), violations: sum('violations') };
}

function cpuSince(start: NodeJS.CpuUsage): string {
  const { user, system } = process.cpuUsage(start);
  return ((user + system) / 1e6).toFixed(1);
}

function home(uri: string): string {
  return `GB:${uri}`;
}

async function evidenceOf(made: SupplyWorld): Promise<SupplyEvidence> {
  const terms = {
    title: 'Synthetic',
    source: 'bench',
    legalBasis: 'none',
    receivedOn: TODAY,
    label: LABEL,
    grading: '',
  };
  const { statements, problems } = await collect(
    epcisImporter.read([textFile('w.jsonld', made.document)], { partner: 'GB', terms }),
  );
  if (problems.length > 0) throw new Error(JSON.stringify(problems[0]));
  return readSupply({ statements: statements.map(toldBy), entities: new Map() });
}

function toldBy(draft: StatementDraft, at: number): SupplyStatement {
  return { ...draft, statement: String(at).padStart(8, '0'), label: 0, origin: draft.locator ?? '' };
}

function placedIn(analysis: SupplyAnalysis): Map<string, string> {
  const lotOf = new Map<string, string>();
  for (const { lot, journeys } of analysis.passports)
    for (const { member } of journeys)
      for (const item of member.unit.items) for (const record of item.records) lotOf.set(record, lot);
  return lotOf;
}

function violationsIn({ passports }: SupplyAnalysis): number {
  return passports.flatMap(({ journeys }) => journeys).filter((journey) => !isLawful(journey)).length;
}

function judgeWorld(made: SupplyWorld, analysis: SupplyAnalysis): Score {
  const placed = placedIn(analysis);
  let [right, given] = [0, 0];
  for (const { uri, lot } of made.found) {
    const said = placed.get(home(uri));
    if (said === undefined || said.startsWith('batch:')) continue;
    given += 1;
    if (said === lot.replaceAll('-', '')) right += 1;
  }
  // A lot whose name stands nowhere cannot be named; whoever is put into another one for it is still wrong.
  const wanted = made.found.filter(({ lot }) => made.document.includes(`"${lot}"`)).length;
  return { right, given, wanted, violations: violationsIn(analysis) };
}

/** Share of rightly placed boats whose last holder is the shop that truly sold them, where a holder is named. */
function holderShare(made: SupplyWorld, analysis: SupplyAnalysis): string {
  const shopOf = new Map(made.found.map(({ uri, shop }) => [home(uri), shop]));
  let [named, right] = [0, 0];
  for (const { hops, member } of analysis.passports.flatMap(({ journeys }) => journeys)) {
    const shop = member.unit.items
      .flatMap(({ records }) => records)
      .map((record) => shopOf.get(record))
      .find((each) => each);
    const end = hops.filter(({ kind }) => kind === 'consigned').at(-1);
    const last = end?.basis === 'inferred' ? undefined : end?.to;
    if (shop === undefined || last === undefined) continue;
    named += 1;
    if (last === home(shop)) right += 1;
  }
  return named === 0 ? '–' : `${right}/${named}`;
}

async function worldPairs(seed: number): Promise<KnownPair[]> {
  const made = supplyWorld(seed, LOST);
  const truth = new Map([
    ...made.found.map(({ uri, lot }) => [home(uri), lot] as const),
    ...[...made.lotOf].map(([uri, lot]) => [home(uri), lot] as const),
  ]);
  return pairsOf(await evidenceOf(made), (record) => truth.get(record), seed);
}

/** Pairs of which one was found: all of one lot, and one in ten of the others. */
function pairsOf(
  evidence: SupplyEvidence,
  lotOf: (record: string) => string | undefined,
  seed: number,
): KnownPair[] {
  const next = randomFrom(seed);
  const whereabouts = whereaboutsIn(evidence);
  const known = evidence.items.flatMap((item) => {
    const lot = item.records.map(lotOf).find((each) => each !== undefined);
    return lot === undefined || item.quantity > 1 ? [] : [{ item, lot }];
  });
  const pairs: KnownPair[] = [];
  known.forEach((one, at) => {
    if (one.item.fates.length === 0) return;
    known.forEach((other, at_) => {
      if (at_ === at || one.item.kind !== other.item.kind || (other.item.fates.length > 0 && at_ < at))
        return;
      const same = one.lot === other.lot;
      if (!same && next() > 0.1) return;
      pairs.push({ same, features: batchFeatures(one.item, other.item, whereabouts) });
    });
  });
  return pairs;
}

function exercise(seed: number): { truth: Truth; views: [string, Told[]][] } {
  const made = generateExercise({ size: SIZE, seed, today: TODAY });
  const open = openStatements(made.files).filter(({ schema, property }) =>
    isSupplyStatement(schema, property),
  );
  const reader: Reader = {
    user: 'analyst',
    partner: 'NL',
    role: 'analyst',
    purpose: 'operational-analysis',
    clearance: 'confidential',
  };
  return {
    truth: made.truth(),
    // What all partners know together is what tracing is judged by; one partner's view shows what labels cost.
    views: [
      ['all', open],
      ['NL', open.filter(({ access }) => clears(reader, access))],
    ],
  };
}

function entitiesOf(told: readonly Told[]): Map<string, string> {
  const matching = new CrossMatch();
  matching.sync(told);
  return new Map(
    matching.entities().flatMap(({ records }) => {
      const name = records.toSorted()[0] ?? '';
      return records.map((record) => [record, name] as const);
    }),
  );
}

function hullsIn(truth: Truth): { thingOf: Map<string, string>; lotOf: Map<string, string> } {
  const thingOf = new Map(
    truth.entities.flatMap(({ id, records }) => records.map((record) => [record, id] as const)),
  );
  const lotOf = new Map(
    truth.lots.flatMap(({ lot, boats }) =>
      boats.flatMap(
        ({ hull, engine }) =>
          [
            [hull, lot],
            [engine, lot],
          ] as const,
      ),
    ),
  );
  return { thingOf, lotOf };
}

/** Hulls found at launches and seizures, where anything in view tells of their lot at all. */
function judgeExercise(truth: Truth, evidence: SupplyEvidence, analysis: SupplyAnalysis): Score {
  const { thingOf, lotOf } = hullsIn(truth);
  const placed = placedIn(analysis);
  const visible = new Set(evidence.items.flatMap(({ lots }) => lots.map(({ value }) => value)));
  const found = new Map<string, { lot: string; records: string[] }>();
  for (const item of evidence.items) {
    if (item.kind !== 'boat-hull' || item.fates.length === 0) continue;
    for (const record of item.records) {
      const thing = thingOf.get(record);
      const lot = thing === undefined ? undefined : lotOf.get(thing);
      if (thing === undefined || lot === undefined) continue;
      const known = found.get(thing) ?? { lot: lot.replaceAll('-', ''), records: [] };
      known.records.push(record);
      found.set(thing, known);
    }
  }
  let [right, given, wanted] = [0, 0, 0];
  for (const { lot, records } of found.values()) {
    const said = new Set(
      records.flatMap((record) => placed.get(record) ?? []).filter((each) => !each.startsWith('batch:')),
    );
    given += said.size;
    if (said.has(lot)) right += 1;
    if (visible.has(lot)) wanted += 1;
  }
  return { right, given, wanted, violations: violationsIn(analysis) };
}

function exercisePairs(seed: number): KnownPair[] {
  const { truth, views } = exercise(seed);
  const told = views[0]?.[1] ?? [];
  const { thingOf, lotOf } = hullsIn(truth);
  const evidence = readSupply({ statements: told, entities: entitiesOf(told) });
  return pairsOf(evidence, (record) => lotOf.get(thingOf.get(record) ?? ''), seed);
}

function negatives(truth: Truth, analysis: SupplyAnalysis): { traders: string; aid: string } {
  const recordsOf = new Map(truth.entities.map(({ id, records }) => [id, records]));
  const of = (why: string): string[] =>
    truth.hardNegatives.filter((each) => each.why === why).flatMap(({ b }) => recordsOf.get(b) ?? []);
  const leads = new Set(analysis.suppliers.filter(({ isLead }) => isLead).flatMap(({ records }) => records));
  const traders = of('like company name');
  const text = JSON.stringify({
    passports: analysis.passports.map(({ lot, holders, makers }) => ({ lot, holders, makers })),
    suppliers: analysis.suppliers,
  });
  return {
    traders: `${traders.filter((record) => leads.has(record)).length}/${traders.length}`,
    aid: of('humanitarian aid').some((record) => text.includes(`"${record}"`)) ? 'YES' : 'none',
  };
}
