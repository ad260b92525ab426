import { SUPPLY_LEADS_VERSION, supplyLeads } from '@foreland/networks/leads';
import { supplyEngine } from '@foreland/networks/supply';
import type { SupplyState } from '@foreland/networks/supply';
import { hosted } from '../hosted.ts';
import type { HostedEngine } from '../hosted-engine.ts';
import { answer } from './answer.ts';
import type { SupplyAnswer, SupplyQuestion } from './answer.ts';

/**
 * Supply of what readers see, with the associations of aid that are confirmed at each question. Questions are refused with
 * `lot-unknown`, `supplier-unknown`, `piece-unknown` and `pieces-incomparable`.
 */
export const supply: HostedEngine<SupplyState, SupplyQuestion, SupplyAnswer> = hosted<
  keyof typeof supplyEngine.reads,
  Record<string, never>,
  SupplyState,
  SupplyQuestion,
  SupplyAnswer
>(supplyEngine, {
  // Each takes 4 to 5 MB in the medium exercise (100,000 statements, 600 pieces; heap after collection).
  held: 12,
  answer: ({ state }, reader, question) => answer(state, reader, question),
  leads: { version: SUPPLY_LEADS_VERSION, find: ({ analysis }) => supplyLeads(analysis) },
});
