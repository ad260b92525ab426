import { correlationsEngine } from '@foreland/correlations';
import { financeEngine } from '@foreland/finance';
import { hosted } from './hosted.ts';
import type { AnyHostedEngine } from './hosted-engine.ts';
import { disruption } from './disruption/hosted-disruption.ts';
import { matching } from './matching/hosted-matching.ts';
import { networks } from './networks/hosted-networks.ts';
import { picture } from './picture/hosted-picture.ts';
import { supply } from './supply/hosted-supply.ts';

/** The engines of this node. Threads, upkeep, questions and leads follow from this list: see docs/adding-an-engine.md. */
export const ENGINES: readonly AnyHostedEngine[] = [
  matching,
  hosted(correlationsEngine, { held: 3, thread: 'correlations' }),
  picture,
  networks,
  supply,
  disruption,
  hosted(financeEngine),
];
