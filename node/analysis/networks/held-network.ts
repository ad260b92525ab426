import { analyseNetwork } from '@foreland/networks/analysis';
import type { NetworkAnalysis } from '@foreland/networks/analysis';
import { Neighbourhoods } from '@foreland/networks/chart';
import type { View } from '@foreland/model';
import type { StatementReader, Store } from '@foreland/store';
import { networkDigest, readNetwork } from './read-network.ts';

/** The network of a view class with what was found in it. */
export interface HeldNetwork {
  readonly digest: string;
  readonly analysis: NetworkAnalysis;
  readonly around: Neighbourhoods;
}

/**
 * Networks of the view classes that were looked at last. What is found depends on the view alone, so whoever shares a
 * class shares a network.
 */
export class NetworkShelf {
  readonly #size: number;
  /** The one used last is at the end. */
  readonly #held = new Map<string, HeldNetwork>();

  /** @param size how many are held; each holds every link in its view */
  constructor(size: number) {
    this.#size = size;
  }

  /** The network of the reader's view, where the one that is held was made of the data that the reader sees. */
  async find(reader: StatementReader): Promise<HeldNetwork | undefined> {
    const { viewClass } = reader.view;
    const held = this.#held.get(viewClass);
    if (held?.digest !== (await networkDigest(reader))) return undefined;
    this.#held.delete(viewClass);
    this.#held.set(viewClass, held);
    return held;
  }

  /** Makes the network of a view anew. Everything is read in one snapshot, which is given up before the engine begins. */
  async make(store: Store, view: View, checkpoint: () => void): Promise<void> {
    const { digest, evidence } = await store.read(view, async (reader) => ({
      digest: await networkDigest(reader),
      evidence: await readNetwork(reader, checkpoint),
    }));
    checkpoint();
    const analysis = analyseNetwork(evidence);
    this.#held.delete(view.viewClass);
    this.#held.set(view.viewClass, { digest, analysis, around: new Neighbourhoods(analysis.network) });
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= this.#size) break;
      this.#held.delete(oldest);
    }
  }
}
