import { ViewWork } from '../view-work.ts';
import type { ViewWorkParts } from '../view-work.ts';
import type { NetworkAnswer, NetworkQuestion } from './answer.ts';
import { networkDigest } from './read-network.ts';

/** A node has few view classes, and most people look through one. */
const HELD = 3;

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
