import { isRecordId } from '@foreland/model/statement';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { PLACE_KINDS } from '../../map/points.ts';
import type { PlaceKind } from '../../map/points.ts';
import { rootRoute } from '../../shell/root.ts';
import { compact, oneOf, textOf } from '../address.ts';
import type { RawSearch } from '../address.ts';
import { defineRoom } from '../room.ts';

export const CHANGE_KINDS = ['contribution', 'lead', 'decision', 'retraction'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** How far back the map goes, in months. */
export const SPANS = ['1', '3', '12'] as const;
export type Span = (typeof SPANS)[number];

export interface PictureSearch {
  /** Only changes of this kind. */
  readonly changes?: ChangeKind;
  /** Absent means the map. */
  readonly where?: 'list';
  /** Layers that are switched off. */
  readonly without?: readonly PlaceKind[];
  /** Absent means everything that the node gives. */
  readonly months?: Span;
  /** Record chosen on the map or in its list. */
  readonly place?: string;
}

export function readPictureSearch(raw: RawSearch): PictureSearch {
  const place = textOf(raw, 'place', 220);
  const listed = Array.isArray(raw.without) ? raw.without : [];
  const without = PLACE_KINDS.filter((kind) => listed.includes(kind));
  return compact({
    changes: oneOf(raw, 'changes', CHANGE_KINDS),
    where: oneOf(raw, 'where', ['list'] as const),
    without: without.length > 0 ? without : undefined,
    months: SPANS.find((span) => span === textOf(raw, 'months', 2)),
    place: place !== undefined && isRecordId(place) ? place : undefined,
  });
}

export const pictureRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: readPictureSearch,
  component: lazyRouteComponent(() => import('./index.tsx'), 'PictureRoom'),
});

export const picture = defineRoom({
  id: 'picture',
  path: '/',
  icon: 'picture',
  key: 'h',
  title: { en: 'Picture', fr: 'Situation', de: 'Lagebild', nl: 'Beeld' },
  routes: [pictureRoute],
});
