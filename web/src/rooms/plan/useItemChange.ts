import { contract } from '../../api/client.ts';
import { useChange } from '../../api/query.ts';
import type { PlanChange, PlanItem } from './plan.ts';

export interface ItemChange {
  readonly save: (change: PlanChange, onSaved?: () => void) => void;
  readonly isPending: boolean;
  readonly isSaved: boolean;
  readonly error: Error | null;
}

/** Changes an item at the node; what it said before stays in its history. */
export function useItemChange(item: Pick<PlanItem, 'record'>): ItemChange {
  const change = useChange(contract.changePlanItem, [contract.plan, contract.planHistory]);
  return {
    save: (body, onSaved) =>
      change.mutate({ params: { record: item.record }, body }, onSaved ? { onSuccess: onSaved } : {}),
    isPending: change.isPending,
    isSaved: change.isSuccess,
    error: change.error,
  };
}
