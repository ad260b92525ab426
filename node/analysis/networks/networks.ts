import { ViewWork } from '../view-work.ts';
import type { ViewWorkParts } from '../view-work.ts';
import type { NetworkAnswer, NetworkQuestion } from './answer.ts';
import { networkDigest } from './read-network.ts';

/**
 * Views whose networks are held: people of one node look through a handful, and making one takes seconds. Each takes 12 to 16
 * MB in the medium exercise (100,000 statements; heap after collection), so that these take some 64 MB of the thread, and ten
 * times that with ten times the data.
 */
const HELD = 4;

/** Networks of what readers see. Questions are refused with `node-unknown` and `group-unknown`. */
export class Networks extends ViewWork<NetworkQuestion, NetworkAnswer> {
  constructor(parts: ViewWorkParts) {
    super(parts, {
      what: 'the network',
      route: 'networks',
      thread: new URL('./network-worker.ts', import.meta.url),
      held: HELD,
      beside: () => Promise.resolve(undefined),
      digest: networkDigest,
    });
  }
}
