import { contract } from '@foreland/model/contract';
import type { Client } from './client.ts';
import { onceMade } from './once-made.ts';

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
  const { groups: told } = await onceMade(client, () => client.call(contract.networks));
  for (const { id, brokers } of told) {
    const { members } = await client.call(contract.networkGroup, { params: { group: id } });
    groups.push({
      records: members.flatMap((member) => recordsOf(member.id)),
      brokers: brokers.map((broker) => recordsOf(broker.id)),
    });
  }
  return groups;
}
