import { defineEngine } from '@foreland/model/engine';
import { message } from '@foreland/model/message';
import { z } from 'zod';
import { analyseNetwork, NETWORKS_VERSION } from './analysis/analyse.ts';
import type { NetworkAnalysis } from './analysis/analyse.ts';
import { assemble } from './assembly/assemble.ts';
import { graphProperties } from './assembly/link-rules.ts';
import { Neighbourhoods } from './chart/chart.ts';

type NetworkFeeds = 'records' | 'statements' | 'bearers' | 'entities' | 'commonIdentifiers';

/** The network of a view with what was found in it. */
export interface NetworkState {
  readonly analysis: NetworkAnalysis;
  readonly around: Neighbourhoods;
}

const PROPERTIES = graphProperties();

/** Who is linked with whom, in which groups, and how sure that is. */
export const networksEngine = defineEngine<NetworkFeeds, Record<string, never>, NetworkState>({
  id: 'networks',
  version: NETWORKS_VERSION,
  title: message('engine.networks.title'),
  parameters: z.strictObject({}),
  reads: {
    records: [...new Set(PROPERTIES.map(({ schema }) => schema))].sort(),
    statements: PROPERTIES,
    bearers: true,
    entities: true,
    commonIdentifiers: true,
  },
  build({ records, statements, bearers, entities, commonIdentifiers }, { checkpoint }) {
    const evidence = assemble({ records, statements, bearers, entities, generic: commonIdentifiers });
    checkpoint();
    const analysis = analyseNetwork(evidence, { checkpoint });
    return { analysis, around: new Neighbourhoods(analysis.network) };
  },
});
