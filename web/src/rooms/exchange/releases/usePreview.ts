import type { Purpose } from '@foreland/model/label';
import type { Partner } from '@foreland/model/partner';
import { useQuery } from '@tanstack/react-query';
import { answer } from '../../../api/query.ts';
import { contract } from '../../../api/client.ts';
import type { ReleaseScope } from '../exchange.ts';

export interface Route {
  readonly recipient: Partner;
  readonly scope: ReleaseScope;
  /** Matters where others let this partner pass something on. */
  readonly purpose?: Purpose;
}

const NOWHERE: Route = { recipient: 'GB', scope: { all: true } };

/** What a partner would see of a release; asked once for a route, because each look is in the audit log. */
export function usePreview(route: Route | undefined) {
  return useQuery({
    ...answer(contract.previewRelease, { body: route ?? NOWHERE }),
    enabled: route !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    // What the recipient holds may have changed by the next visit.
    gcTime: 0,
  });
}
