import { assemble, graphProperties, identifierNode } from '@foreland/networks/assembly';
import type { EvidenceGraph } from '@foreland/networks/assembly';
import { NETWORKS_VERSION } from '@foreland/networks/analysis';
import { canonicalJson, sha256Hex } from '@foreland/model';
import type { StatementReader } from '@foreland/store';
import { findCorrelations } from '../correlations.ts';
import { MATCHING } from '../match-view.ts';

const READ = graphProperties();
const SCHEMATA_READ = [...new Set(READ.map(({ schema }) => schema))].sort();
const PROPERTIES_READ = [...new Set(READ.map(({ property }) => property))].sort();
const IS_READ = new Set(READ.map(({ schema, property }) => `${schema} ${property}`));

/** Changes when the data in view, the entities that matching made of it, or the engine changes. */
export async function networkDigest(reader: StatementReader): Promise<string> {
  const matched = await reader.derived(MATCHING);
  return sha256Hex(canonicalJson([await reader.digest(), matched?.digest ?? null, NETWORKS_VERSION]));
}

/** The network that the reader's view holds, and nothing else. */
export async function readNetwork(reader: StatementReader, checkpoint: () => void): Promise<EvidenceGraph> {
  const records = await everything(reader.network.records(SCHEMATA_READ), checkpoint);
  const statements = await everything(reader.network.statements(SCHEMATA_READ, PROPERTIES_READ), checkpoint);
  const bearers = await everything(reader.network.bearers(), checkpoint);
  // What many bear for reasons of their own joins nobody: the same rule as for leads.
  const { generic } = await findCorrelations(reader);
  return assemble({
    records,
    statements: statements.filter(({ schema, property }) => IS_READ.has(`${schema} ${property}`)),
    bearers,
    entities: namesOf(await reader.matches.memberships()),
    generic: new Set(generic.map(identifierNode)),
  });
}

/** Each record's entity by the first of its records. */
export function namesOf(memberships: ReadonlyMap<string, string>): Map<string, string> {
  const first = new Map<string, string>();
  for (const [record, entity] of memberships) {
    const known = first.get(entity);
    if (known === undefined || record < known) first.set(entity, record);
  }
  return new Map([...memberships].map(([record, entity]) => [record, first.get(entity) ?? record]));
}

/** All rows of some pages. */
export async function everything<Row>(
  pages: AsyncIterable<readonly Row[]>,
  checkpoint: () => void,
): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of pages) {
    checkpoint();
    for (const row of page) rows.push(row);
  }
  return rows;
}
