import { serveViewWork } from '../serve-view-work.ts';
import { answer } from './answer.ts';
import type { NetworkAnswer, NetworkQuestion } from './answer.ts';
import { makeNetwork } from './held-network.ts';
import type { HeldNetwork } from './held-network.ts';
import { networkDigest } from './read-network.ts';

serveViewWork<HeldNetwork, NetworkQuestion, NetworkAnswer>({
  digest: networkDigest,
  make: (store, view, _, checkpoint) => makeNetwork(store, view, checkpoint),
  answer,
});
