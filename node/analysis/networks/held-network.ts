import { analyseNetwork } from '@foreland/networks/analysis';
import type { NetworkAnalysis } from '@foreland/networks/analysis';
import { Neighbourhoods } from '@foreland/networks/chart';
import type { View } from '@foreland/model';
import type { Store } from '@foreland/store';
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

  /** The network of a view as its data is now; made anew where that changed. */
  async take(store: Store, view: View, checkpoint: () => void): Promise<HeldNetwork> {
    const known = this.#held.get(view.viewClass);
    const made = await store.read(view, async (reader) => {
      const digest = await networkDigest(reader);
      if (known?.digest === digest) return undefined;
      return { digest, evidence: await readNetwork(reader, checkpoint) };
    });
    checkpoint();
    const held = made ? holdNetwork(made.digest, analyseNetwork(made.evidence)) : known;
    if (!held) throw new Error('the network of a view was neither held nor made');
    this.#held.delete(view.viewClass);
    this.#held.set(view.viewClass, held);
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= this.#size) break;
      this.#held.delete(oldest);
    }
    return held;
  }
}

function holdNetwork(digest: string, analysis: NetworkAnalysis): HeldNetwork {
  return { digest, analysis, around: new Neighbourhoods(analysis.network) };
}
