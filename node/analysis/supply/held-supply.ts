import type { View } from '@foreland/model';
import { analyseSupply } from '@foreland/networks/supply';
import type { ItemKind, SupplyAnalysis, SupplyEvidence } from '@foreland/networks/supply';
import type { Store } from '@foreland/store';
import type { Made } from '../view-shelf.ts';
import { learnBatches } from './learn-batches.ts';
import type { LearntModel } from './learn-batches.ts';
import { aidInView, readSupplyData, supplyDigest } from './read-supply.ts';
import type { SupplyData } from './read-supply.ts';

/** What a view class shows of supply, with what was found in it. */
export interface HeldSupply extends SupplyData, Made {
  readonly analysis: SupplyAnalysis;
  readonly learnt: LearntModel;
  /** Kinds of goods in each consignment, and of the pieces that sources name for each lot. */
  readonly packedIn: ReadonlyMap<string, ReadonlySet<ItemKind>>;
  readonly namedFor: ReadonlyMap<string, ReadonlySet<ItemKind>>;
}

/** Makes what a view shows of supply. @param aid records of the associations of aid that are confirmed */
export async function makeSupply(
  store: Store,
  view: View,
  aid: readonly string[],
  checkpoint: () => void,
): Promise<HeldSupply> {
  const { digest, shielded, data } = await store.read(view, async (reader) => ({
    digest: await supplyDigest(reader, aid),
    shielded: new Set(await aidInView(reader, aid)),
    data: await readSupplyData(reader, checkpoint),
  }));
  const learnt = learnBatches(data.evidence, checkpoint);
  const analysis = analyseSupply(data.evidence, { aid: shielded, model: learnt.model, checkpoint });
  return { ...data, digest, analysis, learnt, ...kindsIn(analysis.evidence) };
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
