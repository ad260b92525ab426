import { setTimeout as sleep } from 'node:timers/promises';
import { contract } from '@foreland/model/contract';
import type { Answer } from '@foreland/model/contract';
import type { Client } from './client.ts';

const PATIENCE_MILLISECONDS = 1000;

/** Groups of the caller's view, as soon as its network is made. */
export async function networkMade(client: Client): Promise<Answer<typeof contract.networks>> {
  for (;;) {
    const answer = await client.call(contract.networks);
    if (!answer.computing) return answer;
    await sleep(PATIENCE_MILLISECONDS, undefined, client.signal ? { signal: client.signal } : {});
  }
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
  for (const { id, brokers } of (await networkMade(client)).groups) {
    const { members } = await client.call(contract.networkGroup, { params: { group: id } });
    groups.push({
      records: members.flatMap((member) => recordsOf(member.id)),
      brokers: brokers.map((broker) => recordsOf(broker.id)),
    });
  }
  return groups;
}
