import { useEffect, useRef, useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import { Button, EmptyState, ErrorState, InPlaceForm, PaneHead, Skeleton } from '../../../design/index.ts';
import { common, useMessages } from '../../../i18n/index.ts';
import { useUnsentDraft } from '../../useUnsentDraft.tsx';
import type { PartProps } from '../exchange.ts';
import { messages } from '../messages.ts';
import { gapsOf, proposalOf, routeOf } from './draft.ts';
import type { Draft, Gap } from './draft.ts';
import { PreviewPanel } from './PreviewPanel.tsx';
import { ReleaseFields } from './ReleaseFields.tsx';
import { usePreview } from './usePreview.ts';
import type { Route } from './usePreview.ts';

const NO_GAPS: ReadonlySet<Gap> = new Set();

/** A release is written on one side; the other shows what its recipient will see of it. Nobody proposes unseen. */
export function ReleaseComposer({ begun, go }: { readonly begun: Draft; readonly go: PartProps['go'] }) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const { draft, change, sent, guard } = useUnsentDraft(() => begun);
  const [looked, setLooked] = useState<Route>();
  const [tried, setTried] = useState<'look' | 'propose'>();
  const preview = usePreview(looked);
  const propose = useChange(contract.proposeRelease, [contract.releases]);
  const today = new Date().toISOString().slice(0, 10);
  const gaps = tried === undefined ? NO_GAPS : gapsOf(draft, today, tried);
  const route = routeOf(draft);
  const isSeen = preview.data !== undefined && sameRoute(route, looked);

  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // On a phone it stands below the form.
    if (isSeen) panel.current?.scrollIntoView({ block: 'nearest' });
  }, [isSeen]);

  function look() {
    if (!route) setTried('look');
    else if (sameRoute(route, looked)) void preview.refetch();
    else setLooked(route);
  }

  function submit() {
    if (!isSeen) return look();
    setTried('propose');
    const body = proposalOf(draft, today);
    if (!body || propose.isPending) return;
    propose.mutate(
      { body },
      {
        onSuccess: ({ id }) => {
          sent();
          go({ part: 'releases', item: id });
        },
      },
    );
  }

  return (
    <>
      {guard}
      <PaneHead title={t('newRelease')} />
      <div className="composer">
        <InPlaceForm
          className="composer-form exchange-form"
          label={t('newRelease')}
          onSubmit={submit}
          onCancel={() => go({ part: 'releases' })}
        >
          <ReleaseFields draft={draft} change={change} gaps={gaps} />
          <p className="soft" role="status">
            {isSeen ? t('proposeText') : t(looked === undefined ? 'lookFirst' : 'lookAgain')}
          </p>
          {propose.error && <ErrorState inline error={propose.error} />}
          <span className="exchange-actions">
            {isSeen ? (
              <Button type="submit" variant="primary" isPending={propose.isPending}>
                {t('propose')}
              </Button>
            ) : (
              <Button type="submit" variant="primary" icon="evidence" isPending={preview.isFetching}>
                {t('look')}
              </Button>
            )}
            <Button variant="quiet" onPress={() => go({ part: 'releases' })}>
              {c('cancel')}
            </Button>
          </span>
        </InPlaceForm>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
        <div ref={panel} className="composer-preview" role="region" aria-label={t('look')} tabIndex={0}>
          {looked === undefined && <EmptyState icon="evidence" title={t('lookFirst')} />}
          {preview.error && !preview.isFetching && <ErrorState error={preview.error} onRetry={look} />}
          {preview.isFetching && <Skeleton lines={10} />}
          {preview.data && looked && !preview.isFetching && (
            <PreviewPanel preview={preview.data} recipient={looked.recipient} />
          )}
        </div>
      </div>
    </>
  );
}

function sameRoute(one: Route | undefined, other: Route | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
