import type { StatementReader } from '@foreland/store';
import type { Indicator } from '../../plan/indicator.ts';
import type { MapFeature } from '../../rooms/features.ts';
import { hosted } from '../hosted.ts';
import { pictureEngine } from './picture-engine.ts';

/** Names under which the two parts are kept: the plan shows indicators, and has no use for a map of thousands. */
const INDICATORS = 'indicators';
const FEATURES = 'features';

/** The picture of a view, kept in the store: it is small, and both the picture and the plan show it. */
export const picture = hosted(pictureEngine, {
  thread: 'correlations',
  held: 1,
  keptAs: 'picture',
  async keep(transactor, view, { digest, state }) {
    await transactor.writeDerived(view, INDICATORS, digest, state.indicators);
    await transactor.writeDerived(view, FEATURES, digest, state.features);
  },
});

/** The part that both the picture and the plan show; empty until the view has been looked at. */
export async function keptIndicators(reader: StatementReader): Promise<Indicator[]> {
  return ((await reader.derived(INDICATORS))?.content ?? []) as Indicator[];
}

export async function keptFeatures(reader: StatementReader): Promise<MapFeature[]> {
  return ((await reader.derived(FEATURES))?.content ?? []) as MapFeature[];
}
