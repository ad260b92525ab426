import { PARTNERS } from '@foreland/model/partner';
import type { Partner } from '@foreland/model/partner';
import { isRecordId } from '@foreland/model/statement';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root.ts';
import { compact, oneOf, textOf } from '../address.ts';
import type { RawSearch } from '../address.ts';
import { dossierRoute } from '../dossier/route.ts';
import { defineRoom } from '../room.ts';

export interface SearchAddress {
  /** What is searched for. */
  readonly q?: string;
  readonly schema?: string;
  readonly partner?: Partner;
  /** Record shown in the preview. */
  readonly record?: string;
}

export function readSearchAddress(raw: RawSearch): SearchAddress {
  const record = textOf(raw, 'record', 220);
  return compact({
    q: textOf(raw, 'q'),
    schema: textOf(raw, 'schema', 60),
    partner: oneOf(raw, 'partner', PARTNERS),
    record: record !== undefined && isRecordId(record) ? record : undefined,
  });
}

export const searchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/search',
  validateSearch: readSearchAddress,
  component: lazyRouteComponent(() => import('./index.tsx'), 'SearchRoom'),
});

export const search = defineRoom({
  id: 'search',
  path: '/search',
  icon: 'search',
  key: 's',
  title: { en: 'Search', fr: 'Recherche', de: 'Suche', nl: 'Zoeken' },
  routes: [searchRoute, dossierRoute],
});
