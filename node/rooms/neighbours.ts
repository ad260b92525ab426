import { findSchema } from '@foreland/model';
import type { Answer } from '@foreland/model/contract';
import type { matchRoutes } from '@foreland/model/contract/matches';
import type { Link, StatementReader } from '@foreland/store';

type Neighbour = Answer<typeof matchRoutes.match>['neighbours'][number];

/** Neighbours in common that are shown. */
const SHOWN = 50;
/** Links of one record beyond which no more are looked at. */
const LOOKED_AT = 5000;

/**
 * Records that both point to, or that point to both, within the view. A record that is itself a link, such as an
 * ownership, is passed through to its other end.
 */
export async function neighboursInCommon(
  reader: StatementReader,
  a: string,
  b: string,
): Promise<Neighbour[]> {
  const [ofA, ofB] = [await neighboursOf(reader, a), await neighboursOf(reader, b)];
  const shared = [...ofA.keys()]
    .filter((record) => record !== a && record !== b && ofB.has(record))
    .sort()
    .slice(0, SHOWN);
  const summaries = await reader.summariesOf(shared);
  return shared.flatMap((record) => {
    const summary = summaries.get(record);
    return summary ? [{ record: summary, viaA: ofA.get(record) ?? '', viaB: ofB.get(record) ?? '' }] : [];
  });
}

/** Neighbours of a record, each with the name of what joins them: the first in the alphabet where several do. */
async function neighboursOf(reader: StatementReader, record: string): Promise<ReadonlyMap<string, string>> {
  const links = await reader.matches.linksAround([record], LOOKED_AT);
  const found = new Map<string, string>();
  const add = (neighbour: string, via: string): void => {
    const known = found.get(neighbour);
    if (known === undefined || via < known) found.set(neighbour, via);
  };
  for (const link of links) add(link.record === record ? link.target : link.record, link.property);
  const edges = links.filter((link) => link.target === record && isEdge(link)).map((link) => link.record);
  if (edges.length === 0) return found;
  for (const link of await reader.matches.linksAround(edges, LOOKED_AT))
    if (isEdge(link) && link.target !== record) add(link.target, link.schema);
  return found;
}

function isEdge({ schema }: Link): boolean {
  return findSchema(schema)?.edge !== undefined;
}
