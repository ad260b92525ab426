import type { Lead } from '@foreland/model/lead';
import type { Message } from '@foreland/model/message';

export interface WaterfallStep {
  readonly name: Message;
  readonly bits: number;
  /** Running total in bits before and after this step. */
  readonly from: number;
  readonly to: number;
}

/** Steps in the order in which the engine reasons; the last ends at the total of the score. */
export function waterfall(lead: Pick<Lead, 'score'>): WaterfallStep[] {
  let hundredths = 0;
  return lead.score.parts.map(({ name, bits }) => {
    const from = hundredths / 100;
    hundredths += Math.round(bits * 100);
    return { name, bits, from, to: hundredths / 100 };
  });
}
