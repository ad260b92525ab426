import { PARTNERS } from '@foreland/model/partner';
import type { Partner } from '@foreland/model/partner';
import { isRecordId } from '@foreland/model/statement';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root.ts';
import { compact, oneOf, textOf, uuidOf } from '../address.ts';
import type { RawSearch } from '../address.ts';
import { defineRoom } from '../room.ts';
import { ENTITY_TYPES, PAIR_STATUSES } from './matches.ts';
import type { EntityTypeCode, PairStatusCode } from './matches.ts';

/** What narrows the queue. */
export interface MatchFilters {
  /** Absent means for review. */
  readonly status?: PairStatusCode;
  readonly type?: EntityTypeCode;
  readonly partner?: Partner;
  /** Only pairs of this record. */
  readonly record?: string;
  /** Only pairs that agree in the same way. */
  readonly pattern?: string;
}

export interface MatchesSearch extends MatchFilters {
  /** The pair that is read. */
  readonly match?: string;
  /** Pattern whose pairs stand in place of the queue, to be judged together. */
  readonly alike?: string;
}

/** Keeps what can be asked for and leaves out the rest, so that a mistyped address still opens the room. */
export function readMatchesSearch(raw: RawSearch): MatchesSearch {
  const status = oneOf(raw, 'status', PAIR_STATUSES);
  const record = textOf(raw, 'record', 220);
  return compact({
    status: status === 'review' ? undefined : status,
    type: oneOf(raw, 'type', ENTITY_TYPES),
    partner: oneOf(raw, 'partner', PARTNERS),
    record: record !== undefined && isRecordId(record) ? record : undefined,
    pattern: uuidOf(raw, 'pattern'),
    match: uuidOf(raw, 'match'),
    alike: uuidOf(raw, 'alike'),
  });
}

export const matchesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/matches',
  validateSearch: readMatchesSearch,
  component: lazyRouteComponent(() => import('./index.tsx'), 'MatchesRoom'),
});

export const entityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/matches/entities/$record',
  component: lazyRouteComponent(() => import('./entity/EntityPage.tsx'), 'EntityPage'),
});

export const modelsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/matches/models',
  validateSearch: (raw: RawSearch): { readonly type?: EntityTypeCode } =>
    compact({ type: oneOf(raw, 'type', ENTITY_TYPES) }),
  component: lazyRouteComponent(() => import('./models/ModelsPage.tsx'), 'ModelsPage'),
});

export const matches = defineRoom({
  id: 'matches',
  path: '/matches',
  icon: 'matches',
  key: 'm',
  // A soft hyphen, so that the word fits the rail.
  title: { en: 'Matches', fr: 'Rapproche\u00adments', de: 'Treffer', nl: 'Matches' },
  routes: [matchesRoute, entityRoute, modelsRoute],
});
