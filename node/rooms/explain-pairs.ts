import type { MatchPair } from '@foreland/matching';
import { inPairOrder } from '@foreland/model';
import type { View } from '@foreland/model';
import { matching } from '../analysis/matching/hosted-matching.ts';
import type { AskOptions } from '../analysis/thread.ts';
import type { Context } from '../context.ts';

/**
 * How any two records compare.
 * @returns one for each pair; undefined where the records are not of one type, or not in view
 * @throws the reason of the signal where that ended it
 */
export async function explainPairs(
  { engines }: Pick<Context, 'engines'>,
  view: View,
  pairs: readonly (readonly [string, string])[],
  options: AskOptions = {},
): Promise<readonly (MatchPair | undefined)[]> {
  const records = pairs.map(([one, other]) => inPairOrder(one, other));
  return (await engines.ask(matching, view, { what: 'explain', records }, options)).pairs;
}
