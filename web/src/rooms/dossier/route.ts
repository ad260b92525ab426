import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root.ts';
import { compact, dayOf, instantOf, oneOf } from '../address.ts';
import type { RawSearch } from '../address.ts';

export const DOSSIER_TABS = [
  'statements',
  'timeline',
  'map',
  'links',
  'history',
  'leads',
  'contributions',
] as const;
export type DossierTab = (typeof DOSSIER_TABS)[number];

/** A point in both times: when it was true in the world, and when this node knew it. */
export interface PointInTime {
  /** ISO day. */
  readonly asOf?: string;
  /** ISO instant. */
  readonly knownAt?: string;
}

export interface DossierAddress extends PointInTime {
  /** Absent means statements. */
  readonly tab?: Exclude<DossierTab, 'statements'>;
}

export function readDossierAddress(raw: RawSearch): DossierAddress {
  const tab = oneOf(raw, 'tab', DOSSIER_TABS);
  return compact({
    tab: tab === 'statements' ? undefined : tab,
    asOf: dayOf(raw, 'asOf'),
    knownAt: instantOf(raw, 'knownAt'),
  });
}

export const dossierRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/records/$record',
  validateSearch: readDossierAddress,
  component: lazyRouteComponent(() => import('./index.tsx'), 'DossierRoom'),
});
