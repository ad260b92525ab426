import { defineEngine } from '@foreland/model/engine';
import type { Input } from '@foreland/model/engine';
import { message } from '@foreland/model/message';
import { z } from 'zod';
import { supplyLeads } from '../leads/supply-leads.ts';
import { analyseSupply, SUPPLY_VERSION } from './analyse.ts';
import type { SupplyAnalysis } from './analyse.ts';
import type { SupplyEvidence } from './evidence.ts';
import type { ItemKind } from './item-kind.ts';
import { learnBatches } from './learn-batches.ts';
import type { LearntModel } from './learn-batches.ts';
import { positionsIn } from './positions.ts';
import type { Position } from './positions.ts';
import { SUPPLY_SELECTED, recordsToName, supplyEvidence } from './stated-supply.ts';

type SupplyFeeds = 'statements' | 'entities' | 'aid';

/** What a view shows of supply, with what was found in it. */
export interface SupplyState {
  /** All that is stated, with what humanitarian rules keep out of the analysis. */
  readonly evidence: SupplyEvidence;
  readonly analysis: SupplyAnalysis;
  readonly learnt: LearntModel;
  /** What the records in the evidence are called. */
  readonly names: Input<SupplyFeeds>['captions'];
  /** Where places, launches and seizures are. */
  readonly positions: ReadonlyMap<string, Position>;
  /** Kinds of goods in each consignment, and of the pieces that sources name for each lot. */
  readonly packedIn: ReadonlyMap<string, ReadonlySet<ItemKind>>;
  readonly namedFor: ReadonlyMap<string, ReadonlySet<ItemKind>>;
}

/** Lots, suppliers and journeys of equipment, with the weights that the view itself teaches. */
export const supplyEngine = defineEngine<SupplyFeeds, Record<string, never>, SupplyState>({
  id: 'supply',
  version: `supply ${SUPPLY_VERSION}`,
  title: message('engine.supply.title'),
  parameters: z.strictObject({}),
  reads: { statements: SUPPLY_SELECTED, entities: true, aid: true },
  captionsOf: recordsToName,
  build(input, { checkpoint }) {
    const evidence = supplyEvidence(input);
    const learnt = learnBatches(evidence, checkpoint);
    const analysis = analyseSupply(evidence, { aid: input.aid, model: learnt.model, checkpoint });
    return {
      evidence,
      analysis,
      learnt,
      names: input.captions,
      positions: positionsIn(input.statements),
      ...kindsIn(analysis.evidence),
    };
  },
  leads: ({ analysis }) => supplyLeads(analysis),
});

function kindsIn({ items }: SupplyEvidence): Pick<SupplyState, 'packedIn' | 'namedFor'> {
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
