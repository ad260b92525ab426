import { ForelandError } from '@foreland/model/errors';
import type { Place } from '@foreland/model/errors';

/** What the engine refuses at its door; kernels behind it rely on what was checked here. */
const REMEDIES = {
  'graph-empty': 'Give at least one node.',
  'graph-too-large': 'Cut the network into parts of fewer edges.',
  'graph-arrays': 'Give as many targets and weights as there are sources.',
  'graph-node-range': 'Use node numbers from 0 to one less than the number of nodes.',
  'graph-self-loop': 'Leave out edges from a node to itself, or ask for them to be dropped.',
  'graph-weight': 'Give each edge a finite weight that is not negative.',
  'edge-list-empty': 'Give at least one line with two nodes.',
  'edge-list-line': 'Write two nodes and, where weights are asked for, a number on each line.',
  'kernel-node': 'Name nodes that the graph has.',
  'kernel-length': 'Give one value for each node or edge, as the kernel asks.',
  'kernel-value': 'Give values in the range that the kernel names.',
  'kernel-parameter': 'Give a parameter in its range.',
} as const;

export type NetworkRefusal = keyof typeof REMEDIES;

export function refuse(code: NetworkRefusal, message: string, place?: Place): ForelandError {
  return new ForelandError({ code, message, remedy: REMEDIES[code], ...(place ? { place } : {}) });
}
