/**
 * How good is cross-matching on exercises (fictional, with known truth), with look-alikes, shared telephones and protected
 * persons in them? The engine runs on what an analyst of each partner sees, as a node runs it, with the models that
 * Foreland comes with. They were made from the medium exercises of seeds above 100; seeds 1 to 3 were looked at while
 * the engine was settled, 4 to 6 were not.
 * Beside it the least that anybody would try: people of equal name and date of birth.
 *
 *   node bench/matching-exercise.ts [seeds, 2,3,4,5,6] [sizes, medium] [partners, all]
 */
import { evaluateRuns, generateExercise } from '@foreland/exercise';
import type { EvaluationTable, ExerciseSize, MatchResults } from '@foreland/exercise';
import { CrossMatch } from '@foreland/matching';
import { PARTNERS, clears } from '@foreland/model';
import type { Reader } from '@foreland/model';
import { openStatements } from './exercise-statements.ts';
import type { Told } from './exercise-statements.ts';
import { loadOfMachine } from './measure.ts';

const SEEDS = (process.argv[2] ?? '2,3,4,5,6').split(',').map(Number);
const SIZES = (process.argv[3] ?? 'medium').split(',') as ExerciseSize[];
const READERS: readonly Reader[] = (process.argv[4]?.split(',') ?? PARTNERS).flatMap((name) =>
  PARTNERS.filter((partner) => partner === name).map((partner) => ({
    user: `analyst of ${partner}`,
    partner,
    role: 'analyst',
    purpose: 'operational-analysis',
    clearance: 'confidential',
  })),
);
const TODAY = '2026-11-24';

const METHODS: Readonly<Record<string, (told: readonly Told[]) => MatchResults>> = {
  engine: matched,
  'equal name and date of birth': equalPeople,
};

console.log(`${loadOfMachine()}; analysts of ${READERS.map(({ partner }) => partner).join(', ')}`);
for (const size of SIZES) {
  for (const seed of SEEDS) {
    const exercise = generateExercise({ size, seed, today: TODAY });
    const told = openStatements(exercise.files);
    const truth = exercise.truth();
    for (const [name, method] of Object.entries(METHODS)) {
      const start = performance.now();
      const runs = READERS.map((reader) => ({
        reader,
        results: { matches: method(told.filter(({ access }) => clears(reader, access))) },
      }));
      const seconds = ((performance.now() - start) / 1_000).toFixed(1);
      const title = `${size} ${seed}, ${name}, ${told.length.toLocaleString('en-GB')} statements, ${seconds} s`;
      console.log(`\n# ${title}`);
      const tables = evaluateRuns(truth, runs).total;
      for (const table of tables) if (name === 'engine' || table.id === 'matches') print(table);
    }
  }
}

function matched(told: readonly Told[]): MatchResults {
  const matching = new CrossMatch();
  matching.sync(told);
  return {
    pairs: matching
      .pairs()
      .map(({ a, b, probability, type, status }) => ({ a, b, probability, type, status })),
    entities: matching.entities().map(({ records }) => records),
  };
}

function equalPeople(told: readonly Told[]): MatchResults {
  const names = new Map<string, Set<string>>();
  const births = new Map<string, Set<string>>();
  for (const { record, schema, property, value } of told) {
    if (schema !== 'Person') continue;
    const side = property === 'name' ? names : property === 'birthDate' ? births : undefined;
    side?.set(record, (side.get(record) ?? new Set()).add(value.toLowerCase()));
  }
  const groups = new Map<string, string[]>();
  for (const [record, own] of names)
    for (const name of own)
      for (const birth of births.get(record) ?? []) {
        const key = `${name} ${birth}`;
        groups.set(key, [...(groups.get(key) ?? []), record]);
      }
  return { pairs: [], entities: [...groups.values()].filter(({ length }) => length > 1) };
}

function print({ title, columns, rows, notes }: EvaluationTable): void {
  console.log(`\n${title}\n| ${columns.join(' | ')} |\n|${'---|'.repeat(columns.length)}`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
  for (const note of notes) if (/: \d/.test(note)) console.log(`- ${note}`);
}
