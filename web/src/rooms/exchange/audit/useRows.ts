import { PROCESSING_KINDS } from '@foreland/model/audit';
import type { Partner } from '@foreland/model/partner';
import { useMemo } from 'react';
import { contract } from '../../../api/client.ts';
import { usePages } from '../../../api/query.ts';
import type { ExchangeAddress } from '../route.ts';

const PAGE = 200;
const DAY = 86_400_000;

/** Which rows are looked for; all of them where nothing is said. */
export interface RowFilter {
  readonly user?: string;
  readonly kind?: (typeof PROCESSING_KINDS)[number];
  readonly recipient?: Partner;
  readonly record?: string;
  /** ISO days, both inclusive. */
  readonly from?: string;
  readonly until?: string;
}

export function filterOf({ by, kind, to, record, since, until }: ExchangeAddress): RowFilter {
  const known = PROCESSING_KINDS.find((each) => each === kind);
  return {
    ...(by === undefined ? {} : { user: by }),
    ...(known === undefined ? {} : { kind: known }),
    ...(to === undefined ? {} : { recipient: to }),
    ...(record === undefined ? {} : { record }),
    ...(since === undefined ? {} : { from: since }),
    ...(until === undefined ? {} : { until }),
  };
}

/** Rows of the audit log, newest first; reading them is logged too. */
export function useRows(filter: RowFilter) {
  const { from, until, ...rest } = filter;
  const pages = usePages(contract.audit, {
    query: {
      ...rest,
      ...(from === undefined ? {} : { from: `${from}T00:00:00Z` }),
      ...(until === undefined
        ? {}
        : { until: new Date(Date.parse(`${until}T00:00:00Z`) + DAY).toISOString() }),
      limit: PAGE,
    },
  });
  const rows = useMemo(() => (pages.data?.pages ?? []).flatMap(({ entries }) => entries), [pages.data]);
  return { pages, rows };
}
