import { ItemKind } from '@foreland/model/contract/supply-shapes';
import { isRecordId } from '@foreland/model/statement';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root.ts';
import { compact, dayOf, oneOf, textOf } from '../address.ts';
import type { RawSearch } from '../address.ts';
import { defineRoom } from '../room.ts';

export const TABS = ['lots', 'suppliers', 'seizures', 'flows', 'pairs'] as const;
export type Tab = (typeof TABS)[number];
/** What stands beside the list where nothing of the list is chosen. */
export const BESIDES = ['chart', 'unplaced', 'aid', 'excluded'] as const;
export type Beside = (typeof BESIDES)[number];

export interface SupplySearch {
  /** Absent means lots. */
  readonly tab?: Exclude<Tab, 'lots'>;
  readonly lot?: string;
  /** Step of a journey that is marked in timeline, map and table. */
  readonly step?: string;
  readonly supplier?: string;
  readonly seizure?: string;
  readonly flow?: string;
  /** What narrows the seizures. */
  readonly kind?: (typeof ItemKind.options)[number];
  readonly place?: string;
  /** Days that narrow seizures and flows. */
  readonly since?: string;
  readonly until?: string;
  readonly beside?: Beside;
  /** Pairs of which no partner alone has both pieces. */
  readonly across?: true;
  /** Two pieces that are compared. */
  readonly one?: string;
  readonly other?: string;
}

const LONGEST = 900;

function recordOf(raw: RawSearch, name: string): string | undefined {
  const text = textOf(raw, name);
  return text !== undefined && isRecordId(text) ? text : undefined;
}

/** Keeps what can be asked for and leaves out the rest, so that a mistyped address still opens the room. */
export function readSupplySearch(raw: RawSearch): SupplySearch {
  const tab = oneOf(raw, 'tab', TABS);
  return compact({
    tab: tab === 'lots' ? undefined : tab,
    lot: textOf(raw, 'lot', 400),
    step: textOf(raw, 'step', LONGEST),
    supplier: recordOf(raw, 'supplier'),
    seizure: recordOf(raw, 'seizure'),
    flow: textOf(raw, 'flow', LONGEST),
    kind: oneOf(raw, 'kind', ItemKind.options),
    place: recordOf(raw, 'place'),
    since: dayOf(raw, 'since'),
    until: dayOf(raw, 'until'),
    beside: oneOf(raw, 'beside', BESIDES),
    across: textOf(raw, 'across', 5) === 'true' ? true : undefined,
    one: recordOf(raw, 'one'),
    other: recordOf(raw, 'other'),
  });
}

export const supplyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/supply',
  validateSearch: readSupplySearch,
  component: lazyRouteComponent(() => import('./index.tsx'), 'SupplyRoom'),
});

export const recordSeizureRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/supply/record',
  component: lazyRouteComponent(() => import('./record/RecordSeizure.tsx'), 'RecordSeizure'),
});

export const supply = defineRoom({
  id: 'supply',
  path: '/supply',
  icon: 'supply',
  key: 'u',
  title: {
    en: 'Supply',
    // Breaks where the rail is too narrow.
    fr: 'Approvi\u00ADsionne\u00ADment',
    de: 'Lieferketten',
    nl: 'Toelevering',
  },
  routes: [supplyRoute, recordSeizureRoute],
});
