/**
 * How do time and memory grow with supply? Fictional statements, read, analysed, and asked as the room asks.
 *
 *   node bench/networks-supply-size.ts [lots, 1000,2000,4000,10000]
 */
import { analyseSupply, readSupply } from '@foreland/networks/supply';
import { largeSupply } from './networks-supply-large.ts';
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
    `${analysis.passports.length} lots, ${analysis.unplaced.length} unplaced, ${analysis.pairs.length} pairs`,
  ]);
}
printTable([['lots', 'pieces', 'statements', 'read, CPU s', 'analysed, CPU s', 'heap MB', 'found'], ...rows]);

function cpuSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
