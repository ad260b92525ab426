import { analyseNetwork } from '@foreland/networks/analysis';
import type { NetworkAnalysis } from '@foreland/networks/analysis';
import { Neighbourhoods } from '@foreland/networks/chart';
import type { View } from '@foreland/model';
import type { Store } from '@foreland/store';
import type { Made } from '../view-shelf.ts';
import { networkDigest, readNetwork } from './read-network.ts';

/** The network of a view class with what was found in it. */
export interface HeldNetwork extends Made {
  readonly analysis: NetworkAnalysis;
  readonly around: Neighbourhoods;
}

/** Makes the network of a view. */
export async function makeNetwork(store: Store, view: View, checkpoint: () => void): Promise<HeldNetwork> {
  const { digest, evidence } = await store.read(view, async (reader) => ({
    digest: await networkDigest(reader),
    evidence: await readNetwork(reader, checkpoint),
  }));
  checkpoint();
  const analysis = analyseNetwork(evidence, { checkpoint });
  return { digest, analysis, around: new Neighbourhoods(analysis.network) };
}
