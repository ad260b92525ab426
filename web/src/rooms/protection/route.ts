import { isRecordId } from '@foreland/model/statement';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root.ts';
import { compact, oneOf, textOf } from '../address.ts';
import type { RawSearch } from '../address.ts';
import { defineRoom } from '../room.ts';

export const PROTECTION_TABS = ['openings', 'audit'] as const;
export type ProtectionTab = (typeof PROTECTION_TABS)[number];

export interface ProtectionAddress {
  readonly tab?: ProtectionTab;
  /** Opening shown beside the list. */
  readonly opening?: string;
  /** An opening is being asked for: the record, or `new` where it is still to be written. */
  readonly ask?: string;
  /** Record and person whose audit entries are shown. */
  readonly record?: string;
  readonly user?: string;
}

const OPENING_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function readProtectionAddress(raw: RawSearch): ProtectionAddress {
  const opening = textOf(raw, 'opening', 36);
  const record = recordOf(raw, 'record');
  return compact({
    tab: oneOf(raw, 'tab', PROTECTION_TABS),
    opening: opening !== undefined && OPENING_ID.test(opening) ? opening : undefined,
    ask: raw['ask'] === 'new' ? 'new' : recordOf(raw, 'ask'),
    record,
    user: textOf(raw, 'user', 100),
  });
}

function recordOf(raw: RawSearch, name: string): string | undefined {
  const record = textOf(raw, name, 220);
  return record !== undefined && isRecordId(record) ? record : undefined;
}

export const protectionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/protection',
  validateSearch: readProtectionAddress,
  component: lazyRouteComponent(() => import('./index.tsx'), 'ProtectionRoom'),
});

export const protection = defineRoom({
  id: 'protection',
  path: '/protection',
  icon: 'oversight',
  key: 'o',
  title: { en: 'Protection', fr: 'Protection', de: 'Schutz', nl: 'Bescherming' },
  routes: [protectionRoute],
});
