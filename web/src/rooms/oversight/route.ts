import { isRecordId } from '@foreland/model/statement';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root.ts';
import { compact, oneOf, textOf, uuidOf } from '../address.ts';
import type { RawSearch } from '../address.ts';
import { defineRoom } from '../room.ts';

export const OVERSIGHT_TABS = ['openings', 'audit'] as const;
export type OversightTab = (typeof OVERSIGHT_TABS)[number];

export interface OversightAddress {
  readonly tab?: OversightTab;
  /** Opening shown beside the list. */
  readonly opening?: string;
  /** An opening is being asked for: the record, or `new` where it is still to be written. */
  readonly ask?: string;
  /** Record and person whose audit entries are shown. */
  readonly record?: string;
  readonly user?: string;
}

export function readOversightAddress(raw: RawSearch): OversightAddress {
  const record = recordOf(raw, 'record');
  return compact({
    tab: oneOf(raw, 'tab', OVERSIGHT_TABS),
    opening: uuidOf(raw, 'opening'),
    ask: raw['ask'] === 'new' ? 'new' : recordOf(raw, 'ask'),
    record,
    user: textOf(raw, 'user', 100),
  });
}

function recordOf(raw: RawSearch, name: string): string | undefined {
  const record = textOf(raw, name, 220);
  return record !== undefined && isRecordId(record) ? record : undefined;
}

export const oversightRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/oversight',
  validateSearch: readOversightAddress,
  component: lazyRouteComponent(() => import('./index.tsx'), 'OversightRoom'),
});

export const oversight = defineRoom({
  id: 'oversight',
  path: '/oversight',
  icon: 'oversight',
  key: 'o',
  title: { en: 'Oversight', fr: 'Contrôle', de: 'Aufsicht', nl: 'Toezicht' },
  routes: [oversightRoute],
});
