/**
 * How often is a lead of networks and supply right? Exercises (fictional, with known truth), each partner with what its
 * analyst sees, entities as the matcher makes them. A link to check is right where both are of one planted network; a broker, where
 * the person was planted as one; a supplier, where the company was planted as one that supplies a network; a pair of pieces,
 * where both are truly of one lot. What is true in another way is counted apart: one person under two records, another
 * member of a planted network between groups, and the maker who sent boats to such a supplier. Thresholds were
 * chosen on seeds from 101; seeds 1 to 3 were not looked at.
 *
 *   node bench/networks-leads.ts [seeds, 1,2,3] [sizes, medium] [partners, GB,DE,FR,BE,NL]
 */
import { generateExercise } from '@foreland/exercise';
import type { ExerciseSize, Truth } from '@foreland/exercise';
import { PARTNERS, clears } from '@foreland/model';
import type { Lead, Reader } from '@foreland/model';
import { FOUND_KINDS, networkLeads, supplyLeads } from '@foreland/networks/leads';
import type { FoundKind } from '@foreland/networks/leads';
import {
  analyseSupply,
  isAidByName,
  isSupplyStatement,
  readSupply,
  learnBatches,
} from '@foreland/networks/supply';
import { entitiesIn, networkIn } from './exercise-network.ts';
import { openStatements } from './exercise-statements.ts';
import type { Told } from './exercise-statements.ts';
import { loadOfMachine } from './measure.ts';

const SEEDS = (process.argv[2] ?? '1,2,3').split(',').map(Number);
const SIZES = (process.argv[3] ?? 'medium').split(',') as ExerciseSize[];
const NAMES = (process.argv[4] ?? 'GB,DE,FR,BE,NL').split(',');
const TODAY = '2026-11-24';

type Verdict = 'right' | 'otherwise' | 'wrong';
type Judge = Readonly<Record<FoundKind, (lead: Lead) => Verdict>>;

interface Tally {
  right: number;
  otherwise: number;
  wrong: number;
  guarded: number;
  unmarked: number;
  aid: number;
}

const COLUMNS =
  'leads | right | true otherwise | wrong | precision | with true otherwise | protected | filed as mere contact | aid';
console.log(loadOfMachine());
console.log(`| size | seed | partner | kind | ${COLUMNS} |\n|${'---|'.repeat(13)}`);
for (const size of SIZES) {
  const all = new Map<FoundKind, Tally>(FOUND_KINDS.map((kind) => [kind, noTally()]));
  for (const seed of SEEDS) {
    const exercise = generateExercise({ size, seed, today: TODAY });
    const truth = exercise.truth();
    const told = openStatements(exercise.files);
    const judge = judgeOf(truth, told);
    const negatives = negativesOf(truth);
    for (const partner of PARTNERS.filter((each) => NAMES.includes(each))) {
      const reader: Reader = {
        user: 'analyst',
        partner,
        role: 'analyst',
        purpose: 'operational-analysis',
        clearance: 'confidential',
      };
      const leads = leadsIn(told.filter(({ access }) => clears(reader, access)));
      for (const kind of FOUND_KINDS) {
        const tally = noTally();
        for (const lead of leads.filter((each) => each.kind === kind)) {
          for (const counted of [tally, all.get(kind)!]) {
            const verdict = judge[kind](lead);
            counted[verdict] += 1;
            for (const what of ['guarded', 'unmarked', 'aid'] as const)
              if (lead.subjects.some(({ record, part }) => part === undefined && negatives[what].has(record)))
                counted[what] += 1;
          }
        }
        row(size, seed, partner, kind, tally);
      }
    }
  }
  for (const [kind, tally] of all) row(size, 'all', 'all', kind, tally);
}

function noTally(): Tally {
  return { right: 0, otherwise: 0, wrong: 0, guarded: 0, unmarked: 0, aid: 0 };
}

function row(
  size: string,
  seed: number | string,
  partner: string,
  kind: FoundKind,
  { right, otherwise, wrong, guarded, unmarked, aid }: Tally,
): void {
  const found = right + otherwise + wrong;
  const share = (count: number): string => (found === 0 ? '–' : (count / found).toFixed(3));
  const counts = [found, right, otherwise, wrong, share(right), share(right + otherwise)];
  const cells = [size, seed, partner, kind, ...counts, guarded, unmarked, aid];
  console.log(`| ${cells.join(' | ')} |`);
}

/** Leads of one view, as a node makes them. */
function leadsIn(seen: readonly Told[]): Lead[] {
  const entities = entitiesIn(seen);
  const network = networkIn(seen, 100, entities);
  const names = Map.groupBy(
    seen.filter(({ property }) => property === 'name' || property === 'alias'),
    ({ record }) => record,
  );
  const isAid = (node: number): boolean =>
    network.network.evidence.nodes[node]!.records.some((record) =>
      isAidByName({ names: (names.get(record) ?? []).map(({ value }) => value) }),
    );
  const statements = seen.filter(({ schema, property }) => isSupplyStatement(schema, property));
  const evidence = readSupply({ statements, entities });
  const supply = analyseSupply(evidence, { model: learnBatches(evidence).model });
  return [...networkLeads(network, isAid), ...supplyLeads(supply)].map(({ lead }) => lead);
}

function judgeOf(truth: Truth, told: readonly Told[]): Judge {
  const thingOf = new Map([
    ...truth.entities.flatMap(({ id, records }) => records.map((record) => [record, id] as const)),
    ...truth.matched.flatMap(({ id, records }) => records.map(({ record }) => [record, id] as const)),
  ]);
  const networkOf = new Map<string, string>();
  const brokers = new Set<string>();
  const suppliers = new Set<string>();
  for (const { id, members, brokers: own, companies } of truth.networks) {
    for (const thing of [id, ...members, ...companies]) networkOf.set(thing, id);
    for (const broker of own) brokers.add(broker);
    for (const company of companies) suppliers.add(company);
  }
  const lotOf = new Map(
    truth.lots.flatMap(({ lot, boats }) =>
      boats.flatMap(({ hull, engine }) => [hull, engine].map((piece) => [piece, lot] as const)),
    ),
  );
  const sentToNetworks = new Set(
    truth.lots.flatMap(({ consignment, network }) => (network ? [consignment] : [])),
  );
  const makers = new Set(
    told.flatMap(({ record, property, value }) =>
      property === 'consignor' && sentToNetworks.has(thingOf.get(record) ?? '')
        ? (thingOf.get(value) ?? [])
        : [],
    ),
  );
  /** What the parties to a lead truly are, party by party: those that its anchor names. */
  const parties = ({ anchor, subjects }: Lead): string[][] => {
    const named = anchor.value.split(' ');
    const own = subjects.filter(({ part }) => part === undefined).map(({ record }) => record);
    const second = named[1] === undefined ? own.length : own.indexOf(named[1]);
    const [one, other] = [own.indexOf(named[0] ?? ''), second].sort((a, b) => a - b);
    return (named.length === 1 ? [own] : [own.slice(one, other), own.slice(other)]).map((records) => [
      ...new Set(records.flatMap((record) => thingOf.get(record) ?? [])),
    ]);
  };
  const meet = (one: readonly unknown[], other: readonly unknown[]): boolean =>
    one.some((each) => each !== undefined && other.includes(each));
  const verdict = (isRight: boolean): Verdict => (isRight ? 'right' : 'wrong');
  return {
    'link-to-check': (lead) => {
      const [one = [], other = []] = parties(lead);
      if (meet(one, other)) return 'otherwise';
      const networks = (things: readonly string[]) => things.map((thing) => networkOf.get(thing));
      return verdict(meet(networks(one), networks(other)));
    },
    broker: (lead) => {
      const things = parties(lead).flat();
      if (things.some((thing) => brokers.has(thing))) return 'right';
      return things.some((thing) => networkOf.has(thing)) ? 'otherwise' : 'wrong';
    },
    supplier: (lead) => {
      const things = parties(lead).flat();
      if (things.some((thing) => suppliers.has(thing))) return 'right';
      return things.some((thing) => makers.has(thing)) ? 'otherwise' : 'wrong';
    },
    'same-batch': (lead) => {
      const [one = [], other = []] = parties(lead);
      const lots = (things: readonly string[]) => things.map((thing) => lotOf.get(thing));
      return verdict(meet(lots(one), lots(other)));
    },
  };
}

function negativesOf(truth: Truth): Readonly<Record<'guarded' | 'unmarked' | 'aid', ReadonlySet<string>>> {
  const recordsOf = new Map(truth.entities.map(({ id, records }) => [id, records]));
  return {
    guarded: new Set(truth.protectedRecords),
    unmarked: new Set(truth.unmarkedProtectedRecords),
    aid: new Set(
      truth.hardNegatives
        .filter(({ why }) => why === 'humanitarian aid')
        .flatMap(({ b }) => recordsOf.get(b) ?? []),
    ),
  };
}
