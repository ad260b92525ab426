import type { Partner } from '@foreland/model/partner';
import { useMemo } from 'react';
import { contract } from '../../../api/client.ts';
import { usePages } from '../../../api/query.ts';
import { useSession } from '../../../shell/session.tsx';

const PAGE = 200;

/**
 * What a partner contributed and has not taken back, as far as the reader sees it, newest first.
 * @param of this partner where absent; everybody for `all`
 */
export function useOwnContributions(of?: Partner | 'all') {
  const { partner, purpose } = useSession();
  const pages = usePages(
    contract.contributions,
    { query: { ...(of === 'all' ? {} : { partner: of ?? partner }), limit: PAGE } },
    // A role without purposes sees no statements, and no contributions.
    { enabled: purpose !== undefined },
  );
  const contributions = useMemo(
    () =>
      (pages.data?.pages ?? []).flatMap((page) => page.contributions).filter(({ retracted }) => !retracted),
    [pages.data],
  );
  return { pages, contributions };
}
