import { ForelandError } from '@foreland/model';
import type { HeldNetwork } from './held-network.ts';

/** The node of that name, or of the entity that has a record of that name. */
export function nodeNamed({ analysis }: Pick<HeldNetwork, 'analysis'>, id: string): number | undefined {
  const { positionOf, nodeOfRecord } = analysis.network.evidence;
  return positionOf.get(id) ?? nodeOfRecord.get(id);
}

/** @throws ForelandError `node-unknown` */
export function requireNode(held: HeldNetwork, id: string): number {
  const node = nodeNamed(held, id);
  if (node === undefined) {
    throw new ForelandError({
      code: 'node-unknown',
      message: 'There is no such node in your network.',
      remedy: 'Choose one from a chart or from the search.',
      status: 404,
    });
  }
  return node;
}

/**
 * The group that somebody belongs to: its name may have gone to another member since.
 * @throws ForelandError `node-unknown`, `group-unknown`
 */
export function groupNamed(held: HeldNetwork, id: string): HeldNetwork['analysis']['groups'][number] {
  const group = held.analysis.groupOf.get(requireNode(held, id));
  const found = group === undefined ? undefined : held.analysis.groups[group];
  if (!found) {
    throw new ForelandError({
      code: 'group-unknown',
      message: 'This node belongs to no group.',
      remedy: 'Open it as a chart, or choose a group from the list.',
      status: 404,
    });
  }
  return found;
}
