/**
 * Interdiction instances of Lopes da Silva, Sharkey & Song (INFORMS Journal on Computing 2025, doi 10.1287/ijoc.2023.0423):
 * ten made-up trafficking networks. Each "special" arc is a person who is exploited; the published method minimises how many
 * stay within reach of the organisers, which is the interdiction of the greatest flow where special arcs carry one and all
 * others any amount (the files `Modified_…`).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FlowArc } from '@foreland/networks/disruption';

export interface TraffickingNetwork {
  readonly nodeCount: number;
  readonly source: number;
  readonly sink: number;
  readonly arcs: readonly FlowArc[];
}

export interface PublishedOptimum {
  readonly network: string;
  readonly budget: number;
  readonly rate: number;
  /** Special arcs that still carry flow. */
  readonly optimum: number;
}

/** Stands for "any amount" in the files. */
const UNLIMITED = 10_000;

/** The network as the method transforms it. */
export function readTraffickingNetwork(folder: string, name: string): TraffickingNetwork {
  const [ends = [], ...rows] = readFileSync(join(folder, `Modified_${name}.csv`), 'utf8')
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(',').map((cell) => Number(cell.trim())));
  const [source = 0, sink = 0] = ends;
  const arcs = rows
    .map(([from = 0, to = 0, capacity = 0, cost = 0]) => ({
      from,
      to,
      capacity: capacity >= UNLIMITED ? Infinity : capacity,
      cost,
    }))
    // The arc from sink to source closes the circulation and carries nothing towards the sink.
    .filter(({ from }) => from !== sink);
  const nodeCount = 1 + Math.max(source, sink, ...arcs.flatMap(({ from, to }) => [from, to]));
  return { nodeCount, source, sink, arcs };
}

export function readPublishedOptima(folder: string): PublishedOptimum[] {
  const rows = JSON.parse(readFileSync(join(folder, 'mfnip_published.json'), 'utf8')) as readonly string[][];
  return rows.map(([network = '', budget, rate, , , optimum]) => ({
    network,
    budget: Number(budget),
    rate: Number(rate),
    optimum: Number(optimum),
  }));
}
