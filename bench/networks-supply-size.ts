/**
 * How do time and memory grow with supply? Fictional statements, read, analysed, and asked as the room asks.
 *
 *   node bench/networks-supply-size.ts [lots, 1000,2000,4000,10000]
 */
import { analyseSupply, readSupply } from '@foreland/networks/supply';
import type { SupplyAnalysis } from '@foreland/networks/supply';
import { largeSupply, trueLot } from './networks-supply-large.ts';
import { loadOfMachine, printTable } from './measure.ts';

const SIZES = (process.argv[2] ?? '1000,2000,4000,10000').split(',').map(Number);

console.log(loadOfMachine());
const rows: string[][] = [];
for (const lots of SIZES) {
  const { statements, pieces } = largeSupply(lots, 7);
  const start = process.cpuUsage();
  const evidence = readSupply({ statements, entities: new Map() });
  const read = cpuSince(start);
  const analysis = analyseSupply(evidence);
  const analysed = cpuSince(start) - read;
  rows.push([
    String(lots),
    String(pieces),
    String(statements.length),
    read.toFixed(1),
    analysed.toFixed(1),
    String(Math.round(process.memoryUsage().heapUsed / 1_048_576)),
    judged(analysis),
  ]);
}
printTable([
  [
    'lots',
    'pieces',
    'statements',
    'read, CPU s',
    'analysed, CPU s',
    'heap MB',
    'finds: of their lot, of another, of a new one, of none',
  ],
  ...rows,
]);

/** Where the boats that were found are put, against the truth. */
function judged({ passports, unplaced }: SupplyAnalysis): string {
  let [right, wrong, newly] = [0, 0, 0];
  for (const { name, journeys } of passports)
    for (const { member } of journeys)
      for (const { records } of member.unit.items) {
        const lot = records.flatMap((record) => trueLot(record) ?? [])[0];
        if (lot === undefined) continue;
        if (name === undefined) newly += 1;
        else if (name === lot) right += 1;
        else wrong += 1;
      }
  return `${right}, ${wrong}, ${newly}, ${unplaced.length}`;
}

function cpuSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
