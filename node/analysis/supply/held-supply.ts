import type { View } from '@foreland/model';
import { analyseSupply } from '@foreland/networks/supply';
import type { ItemKind, SupplyAnalysis, SupplyEvidence } from '@foreland/networks/supply';
import type { StatementReader, Store } from '@foreland/store';
import { learnBatches } from './learn-batches.ts';
import type { LearntModel } from './learn-batches.ts';
import { aidInView, readSupplyData, supplyDigest } from './read-supply.ts';
import type { SupplyData } from './read-supply.ts';

/** What a view class shows of supply, with what was found in it. */
export interface HeldSupply extends SupplyData {
  readonly digest: string;
  readonly analysis: SupplyAnalysis;
  readonly learnt: LearntModel;
  /** Kinds of goods in each consignment, and of the pieces that sources name for each lot. */
  readonly packedIn: ReadonlyMap<string, ReadonlySet<ItemKind>>;
  readonly namedFor: ReadonlyMap<string, ReadonlySet<ItemKind>>;
}

/** Supply of the view classes that were looked at last; see `NetworkShelf`. */
export class SupplyShelf {
  readonly #size: number;
  /** The one used last is at the end. */
  readonly #held = new Map<string, HeldSupply>();

  constructor(size: number) {
    this.#size = size;
  }

  /** What is held for the reader’s view, where it was made of the data that the reader sees. */
  async find(reader: StatementReader, aid: readonly string[]): Promise<HeldSupply | undefined> {
    const { viewClass } = reader.view;
    const held = this.#held.get(viewClass);
    if (held?.digest !== (await supplyDigest(reader, aid))) return undefined;
    this.#keep(viewClass, held);
    return held;
  }

  /** Makes it anew. Everything is read in one snapshot, which is given up before the engine begins. */
  async make(store: Store, view: View, aid: readonly string[], checkpoint: () => void): Promise<void> {
    const { digest, shielded, data } = await store.read(view, async (reader) => ({
      digest: await supplyDigest(reader, aid),
      shielded: new Set(await aidInView(reader, aid)),
      data: await readSupplyData(reader, checkpoint),
    }));
    checkpoint();
    const learnt = learnBatches(data.evidence);
    checkpoint();
    const analysis = analyseSupply(data.evidence, { aid: shielded, model: learnt.model });
    this.#keep(view.viewClass, { ...data, digest, analysis, learnt, ...kindsIn(analysis.evidence) });
  }

  #keep(viewClass: string, held: HeldSupply): void {
    this.#held.delete(viewClass);
    this.#held.set(viewClass, held);
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= this.#size) break;
      this.#held.delete(oldest);
    }
  }
}

function kindsIn({ items }: SupplyEvidence): Pick<HeldSupply, 'packedIn' | 'namedFor'> {
  const [packedIn, namedFor] = [new Map<string, Set<ItemKind>>(), new Map<string, Set<ItemKind>>()];
  const note = (kinds: Map<string, Set<ItemKind>>, key: string, kind: ItemKind): void => {
    const known = kinds.get(key);
    if (known) known.add(kind);
    else kinds.set(key, new Set([kind]));
  };
  for (const { kind, consignments, lots } of items) {
    for (const { value } of consignments) note(packedIn, value, kind);
    if (lots[0]) note(namedFor, lots[0].value, kind);
  }
  return { packedIn, namedFor };
}
