import { contract } from '@foreland/model/contract';
import type { Answer } from '@foreland/model/contract';
import type { Client } from './client.ts';
import { onceMade } from './once-made.ts';
import { gather } from './pages.ts';

type Overview = Answer<typeof contract.networks>;

/** Most groups that the node tells at once. */
const PAGE = 200;

/** Groups of the caller’s view, as many as wanted, with what came with the first page. */
export async function listGroups(
  client: Client,
  wanted: number,
): Promise<Pick<Overview, 'groups' | 'total' | 'size'> & { readonly more: boolean }> {
  let first: Overview | undefined;
  const { items, more } = await gather<Overview['groups'][number]>(wanted, PAGE, async (limit, cursor) => {
    const query = { limit, ...(cursor === undefined ? {} : { cursor }) };
    const answer = await onceMade(client, () => client.call(contract.networks, { query }));
    first ??= answer;
    return { items: answer.groups, next: answer.next };
  });
  const { total, size } = first ?? { total: 0, size: { nodes: 0, links: 0 } };
  return { groups: items, more, total, size };
}

export interface GroupRecords {
  readonly records: readonly string[];
  readonly brokers: readonly (readonly string[])[];
}

/**
 * Every group with all records of its members.
 *
 * @param entities records that count as one thing; a node is named by one of them
 */
export async function groupRecords(
  client: Client,
  entities: readonly (readonly string[])[],
): Promise<GroupRecords[]> {
  const entityOf = new Map(
    entities.flatMap((records) => records.map((record) => [record, records] as const)),
  );
  const recordsOf = (node: string): readonly string[] => entityOf.get(node) ?? [node];
  const groups: GroupRecords[] = [];
  const { groups: told } = await listGroups(client, Infinity);
  for (const { id, brokers } of told) {
    const { members } = await client.call(contract.networkGroup, { params: { group: id } });
    groups.push({
      records: members.flatMap((member) => recordsOf(member.id)),
      brokers: brokers.map((broker) => recordsOf(broker.id)),
    });
  }
  return groups;
}
