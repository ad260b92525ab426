import { useMemo } from 'react';
import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import type { ItemText } from './draft.ts';

export type Suggestions = { readonly [text in ItemText]?: readonly string[] };

/** Seizures whose pieces are looked at. */
const LOOKED_AT = 200;

/**
 * How others described pieces that the reader may see: the same words make pieces comparable.
 *
 * @param isWanted false until somebody describes a piece: nobody reads seizures by opening the form
 */
export function useSuggestions(isWanted: boolean): Suggestions {
  const { data } = useAnswer(contract.supplySeizures, { query: { limit: LOOKED_AT } }, { enabled: isWanted });
  return useMemo(() => {
    const values = new Map<ItemText, Set<string>>();
    const note = (text: ItemText, value: string): void => {
      values.set(text, (values.get(text) ?? new Set()).add(value));
    };
    for (const { pieces } of data?.seizures ?? [])
      for (const { make, traits } of pieces) {
        if (make !== undefined) note('make', make);
        for (const { trait, values: said } of traits) for (const value of said) note(trait, value);
      }
    return Object.fromEntries([...values].map(([text, all]) => [text, [...all].toSorted()]));
  }, [data]);
}
