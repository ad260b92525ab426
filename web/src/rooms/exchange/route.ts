import { PARTNERS } from '@foreland/model/partner';
import type { Partner } from '@foreland/model/partner';
import { isRecordId } from '@foreland/model/statement';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root.ts';
import { compact, dayOf, oneOf, textOf, uuidOf } from '../address.ts';
import type { RawSearch } from '../address.ts';
import { defineRoom } from '../room.ts';

/** The parts of the room, in the order of their tabs: what is done daily first. A part is named here and built in `parts.ts`. */
export const EXCHANGE_GROUPS = {
  ask: ['requests', 'checks'],
  share: ['releases', 'leaves', 'recalls'],
  packages: ['outbox', 'inbox', 'quarantine'],
  nodes: ['partners', 'taxii', 'audit'],
} as const;
export type ExchangeGroup = keyof typeof EXCHANGE_GROUPS;
export const EXCHANGE_PARTS = Object.values(EXCHANGE_GROUPS).flat();
export type ExchangePart = (typeof EXCHANGE_PARTS)[number];

/** What is listed of requests: those that are open, late or done, or how many became of what. */
export const REQUEST_SHOWS = ['open', 'late', 'done', 'board'] as const;
export type RequestShow = (typeof REQUEST_SHOWS)[number];
export const REQUEST_SIDES = ['received', 'asked'] as const;
export type RequestSide = (typeof REQUEST_SIDES)[number];

export interface ExchangeAddress {
  /** Absent means the first one that is for the role. */
  readonly part?: ExchangePart;
  /** What is shown beside the list: the id that the part knows it by, or `new` where one is being made. */
  readonly item?: string;
  /** Record that a new release, request or check begins with. */
  readonly record?: string;
  /** Partner to whom what is new goes. */
  readonly to?: Partner;
  /** Request that a new release answers. */
  readonly request?: string;
  /** Private check that a new request follows, and which of its values. */
  readonly check?: string;
  readonly value?: string;
  /** Which list of private checks, TAXII or audit proofs is shown; the first where absent. */
  readonly view?: string;
  /** Which requests are listed; open ones where absent. */
  readonly show?: Exclude<RequestShow, 'open'>;
  /** In one direction alone. */
  readonly side?: RequestSide;
  /** ISO day from which on the reciprocity board counts, or rows of the audit log are shown. */
  readonly since?: string;
  /** ISO day up to which rows of the audit log are shown, of whom, and which kind of processing. */
  readonly until?: string;
  readonly by?: string;
  readonly kind?: string;
}

export function readExchangeAddress(raw: RawSearch): ExchangeAddress {
  const record = textOf(raw, 'record', 220);
  const show = oneOf(raw, 'show', REQUEST_SHOWS);
  return compact({
    part: oneOf(raw, 'part', EXCHANGE_PARTS),
    item: textOf(raw, 'item', 80),
    view: textOf(raw, 'view', 20),
    record: record !== undefined && isRecordId(record) ? record : undefined,
    to: oneOf(raw, 'to', PARTNERS),
    request: uuidOf(raw, 'request'),
    check: uuidOf(raw, 'check'),
    value: textOf(raw, 'value', 4),
    show: show === 'open' ? undefined : show,
    side: oneOf(raw, 'side', REQUEST_SIDES),
    since: dayOf(raw, 'since'),
    until: dayOf(raw, 'until'),
    by: textOf(raw, 'by', 100),
    kind: textOf(raw, 'kind', 20),
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
