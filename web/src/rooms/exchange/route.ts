import { isRecordId } from '@foreland/model/statement';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root.ts';
import { compact, oneOf, textOf } from '../address.ts';
import type { RawSearch } from '../address.ts';
import { defineRoom } from '../room.ts';

/** The parts of the room, in the order of their tabs. A part is named here and built in `parts.ts`. */
export const EXCHANGE_PARTS = ['partners', 'releases', 'outbox', 'inbox', 'quarantine', 'recalls'] as const;
export type ExchangePart = (typeof EXCHANGE_PARTS)[number];

export interface ExchangeAddress {
  /** Absent means partners. */
  readonly part?: Exclude<ExchangePart, 'partners'>;
  /** What is shown beside the list: the id that the part knows it by, or `new` where one is being made. */
  readonly item?: string;
  /** Record that a new release begins with. */
  readonly record?: string;
}

export function readExchangeAddress(raw: RawSearch): ExchangeAddress {
  const part = oneOf(raw, 'part', EXCHANGE_PARTS);
  const record = textOf(raw, 'record', 220);
  return compact({
    part: part === 'partners' ? undefined : part,
    item: textOf(raw, 'item', 80),
    record: record !== undefined && isRecordId(record) ? record : undefined,
  });
}

export const exchangeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/exchange',
  validateSearch: readExchangeAddress,
  component: lazyRouteComponent(() => import('./index.tsx'), 'ExchangeRoom'),
});

export const exchange = defineRoom({
  id: 'exchange',
  path: '/exchange',
  icon: 'exchange',
  key: 'x',
  title: { en: 'Exchange', fr: 'Échange', de: 'Austausch', nl: 'Uitwisseling' },
  routes: [exchangeRoute],
});
