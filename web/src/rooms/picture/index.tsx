import { useRef } from 'react';
import { contract } from '../../api/client.ts';
import { useAnswer } from '../../api/query.ts';
import {
  Button,
  ButtonLink,
  EmptyState,
  ErrorState,
  KeyHint,
  PaneHead,
  Skeleton,
} from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { useShortcuts } from '../../shell/shortcuts.ts';
import { WaitingRequests } from '../exchange/WaitingRequests.tsx';
import { useAskAgain } from '../useAskAgain.ts';
import { Inbox } from './Inbox.tsx';
import { messages } from './messages.ts';
import { News } from './News.tsx';
import { Priorities } from './Priorities.tsx';
import { pictureRoute } from './route.ts';
import type { PictureSearch } from './route.ts';
import { useSeen } from './useSeen.ts';
import { Where } from './Where.tsx';
import './picture.css';

/** Four questions on one sheet: what is new, what needs me, where it happens, how the five priorities stand. */
export function PictureRoom() {
  const t = useMessages(messages);
  const search = pictureRoute.useSearch();
  const navigate = pictureRoute.useNavigate();
  const { data, error, refetch } = useAnswer(contract.picture);
  const seen = useSeen();
  const sheet = useRef<HTMLDivElement>(null);
  useAskAgain(data?.computing ?? false, () => void refetch());
  const change = (next: Partial<PictureSearch>) =>
    void navigate({ search: (before: PictureSearch) => ({ ...before, ...next }), replace: true });
  const goTo = (part: string) => {
    const place = sheet.current?.querySelector<HTMLElement>(`[data-part=${part}]`);
    (
      place?.querySelector<HTMLElement>(
        '[data-roving][tabindex="0"], canvas, [role=row][tabindex="0"], .indicator-name',
      ) ?? place
    )?.focus();
  };
  const hasNews = (data?.changes.length ?? 0) > 0;
  useShortcuts(t('keys.title'), [
    {
      keys: 's',
      label: t('keys.seen'),
      action: () => {
        if (hasNews) seen.mutate();
      },
    },
    { keys: '1', label: t('keys.news'), action: () => goTo('news') },
    { keys: '2', label: t('keys.inbox'), action: () => goTo('inbox') },
    { keys: '3', label: t('keys.where'), action: () => goTo('where') },
    { keys: '4', label: t('keys.priorities'), action: () => goTo('priorities') },
    {
      keys: 'm',
      label: t('keys.list'),
      action: () => change({ where: search.where === 'list' ? undefined : 'list' }),
    },
  ]);

  return (
    <div className="picture">
      <PaneHead
        level={1}
        title={t('title')}
        {...(data?.computing ? { detail: <span role="status">{t('computing')}</span> } : {})}
        actions={
          data && (
            <Button size="small" icon="check" isDisabled={!hasNews} onPress={() => seen.mutate()}>
              {t('markSeen')} <KeyHint keys="s" />
            </Button>
          )
        }
      />
      {seen.error && <ErrorState inline error={seen.error} />}
      {error && <ErrorState error={error} inline={data !== undefined} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={14} label={t('loading')} />}
      {data && isEmpty(data) && !data.computing && (
        <>
          <WaitingRequests />
          <EmptyState
            icon="picture"
            title={t('emptyTitle')}
            action={
              <ButtonLink to="/import" variant="primary">
                {t('toImport')}
              </ButtonLink>
            }
          >
            {t('emptyText')}
          </EmptyState>
        </>
      )}
      {data && (!isEmpty(data) || data.computing) && (
        <div className="picture-sheet" ref={sheet}>
          <News
            changes={data.changes}
            lastVisit={data.lastVisit}
            kind={search.changes}
            onKind={(changes) => change({ changes })}
          />
          <Where places={data.features} search={search} onChange={change} />
          <Inbox mine={data.mine} leads={data.leads} />
          <Priorities indicators={data.indicators} />
        </div>
      )}
    </div>
  );
}

interface Contents {
  readonly lastVisit?: string | undefined;
  readonly changes: readonly unknown[];
  readonly features: readonly unknown[];
  readonly leads: readonly unknown[];
  readonly indicators: readonly { readonly statements: readonly string[] }[];
}

/** Nothing at all is visible; a quiet day since the last visit is something else. */
function isEmpty({ lastVisit, changes, features, leads, indicators }: Contents): boolean {
  return (
    lastVisit === undefined &&
    changes.length === 0 &&
    features.length === 0 &&
    leads.length === 0 &&
    indicators.every(({ statements }) => statements.length === 0)
  );
}
