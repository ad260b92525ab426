/**
 * How well are planted networks and their brokers found in exercises (fictional, with known truth)? Entities are what the
 * matcher makes of the same view, generic values what the correlations engine says, as in a node. The weights of links and
 * signs were set by hand on seeds above 100; seeds 1 to 3 were not looked at.
 *
 *   node bench/networks-exercise.ts [seeds, 1,2,3] [sizes, medium] [partners, GB,DE,FR,BE,NL] [worlds, 100]
 */
import { evaluateNetworks, generateExercise } from '@foreland/exercise';
import type { ExerciseSize, GroupLike } from '@foreland/exercise';
import { PARTNERS, clears } from '@foreland/model';
import type { Label, Reader } from '@foreland/model';
import { valueBrokers } from '@foreland/networks/analysis';
import { networkIn } from './exercise-network.ts';
import { openStatements } from './exercise-statements.ts';
import type { Told } from './exercise-statements.ts';
import { loadOfMachine } from './measure.ts';

const SEEDS = (process.argv[2] ?? '1,2,3').split(',').map(Number);
const SIZES = (process.argv[3] ?? 'medium').split(',') as ExerciseSize[];
const NAMES = (process.argv[4] ?? 'GB,DE,FR,BE,NL').split(',');
const WORLDS = Number(process.argv[5] ?? 100);
const TODAY = '2026-11-24';

console.log(loadOfMachine());
for (const size of SIZES) {
  for (const seed of SEEDS) {
    const exercise = generateExercise({ size, seed, today: TODAY });
    const told = openStatements(exercise.files);
    const start = process.cpuUsage();
    const runs = PARTNERS.filter((partner) => NAMES.includes(partner)).map((partner) => {
      const reader: Reader = {
        user: 'analyst',
        partner,
        role: 'analyst',
        purpose: 'operational-analysis',
        clearance: 'confidential',
      };
      const canSee = (label: Label): boolean => clears(reader, label);
      return { reader: partner, groups: groupsIn(told.filter(({ access }) => canSee(access))), canSee };
    });
    const { user, system } = process.cpuUsage(start);
    const seconds = ((user + system) / 1e6).toFixed(1);
    console.log(`\n# ${size} ${seed}, ${told.length.toLocaleString('en-GB')} statements, ${seconds} CPU-s`);
    for (const { columns, rows } of evaluateNetworks(exercise.truth(), runs)) {
      console.log(`| ${columns.join(' | ')} |\n|${'---|'.repeat(columns.length)}`);
      for (const row of rows) console.log(`| ${row.join(' | ')} |`);
    }
  }
}

function groupsIn(seen: readonly Told[]): GroupLike[] {
  const analysis = networkIn(seen, WORLDS);
  const recordsOf = (node: number): readonly string[] => analysis.network.evidence.nodes[node]?.records ?? [];
  return analysis.groups.map((group) => ({
    records: group.members.flatMap(({ node }) => recordsOf(node)),
    brokers: valueBrokers(analysis, group).map(recordsOf),
  }));
}
