import { GUESTS, PARTNERS } from '@foreland/model/partner';
import type { Partner } from '@foreland/model/partner';
import { PLAN_STATUSES } from '@foreland/model/contract/plan';
import { isRecordId } from '@foreland/model/statement';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root.ts';
import { compact, oneOf, textOf } from '../address.ts';
import type { RawSearch } from '../address.ts';
import { defineRoom } from '../room.ts';

export const DUE_FILTERS = ['overdue', '30', '90', 'none'] as const;
export type DueFilter = (typeof DUE_FILTERS)[number];
export type PlanStatus = (typeof PLAN_STATUSES)[number];

/** Partners who can own a part of the plan. */
export const OWNERS: readonly Partner[] = PARTNERS.filter((partner) => !GUESTS.includes(partner));

export interface PlanAddress {
  readonly owner?: Partner;
  readonly status?: PlanStatus;
  readonly due?: DueFilter;
  /** Item shown beside the plan. */
  readonly item?: string;
}

export function readPlanAddress(raw: RawSearch): PlanAddress {
  const item = textOf(raw, 'item', 220);
  return compact({
    owner: oneOf(raw, 'owner', OWNERS),
    status: oneOf(raw, 'status', PLAN_STATUSES),
    // The router reads `due=30` as a number.
    due: oneOf({ due: textOf(raw, 'due', 10) }, 'due', DUE_FILTERS),
    item: item !== undefined && isRecordId(item) ? item : undefined,
  });
}

export const planRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/plan',
  validateSearch: readPlanAddress,
  component: lazyRouteComponent(() => import('./index.tsx'), 'PlanRoom'),
});

export const plan = defineRoom({
  id: 'plan',
  path: '/plan',
  icon: 'plan',
  key: 'p',
  title: { en: 'Plan', fr: 'Plan', de: 'Plan', nl: 'Plan' },
  routes: [planRoute],
});
