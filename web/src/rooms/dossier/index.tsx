import { useNavigate } from '@tanstack/react-router';
import { contract } from '../../api/client.ts';
import { useAnswer } from '../../api/query.ts';
import { useVocabulary } from '../../api/vocabulary.ts';
import { EmptyState, ErrorState, PaneHead, Panes, Skeleton } from '../../design/index.ts';
import { ApiProblem } from '../../api/client.ts';
import { useMessages } from '../../i18n/index.ts';
import { AskForOpening } from '../oversight/AskForOpening.tsx';
import { DossierHead } from './DossierHead.tsx';
import { DossierTabs } from './DossierTabs.tsx';
import { messages } from './messages.ts';
import { PastBanner, PointInTimePicker } from './PointInTime.tsx';
import { dossierRoute } from './route.ts';
import type { DossierAddress, PointInTime } from './route.ts';
import { useStatements } from './useStatements.ts';
import './Dossier.css';

/** Everything that the reader may see about one record, now or at a point in time. */
export function DossierRoom() {
  const { record } = dossierRoute.useParams();
  const t = useMessages(messages);
  return (
    <Panes
      id="dossier"
      active="dossier"
      panes={[
        {
          id: 'dossier',
          label: t('dossier'),
          min: 320,
          content: <DossierPane record={record} key={record} />,
        },
      ]}
    />
  );
}

function DossierPane({ record }: { readonly record: string }) {
  const address = dossierRoute.useSearch();
  const navigate = useNavigate({ from: '/records/$record' });
  const t = useMessages(messages);
  const point: PointInTime = {
    ...(address.asOf ? { asOf: address.asOf } : {}),
    ...(address.knownAt ? { knownAt: address.knownAt } : {}),
  };
  const dossier = useAnswer(contract.dossier, { params: { record }, query: point }, { keep: true });
  const statements = useStatements(record, point);
  const { isAwaited } = useVocabulary();

  function change(part: { readonly [K in keyof DossierAddress]: DossierAddress[K] | undefined }) {
    void navigate({ search: (before) => ({ ...before, ...part }) as DossierAddress, replace: true });
  }

  const isPast = point.asOf !== undefined || point.knownAt !== undefined;
  const banner = isPast && <PastBanner point={point} onChange={change} />;
  if (dossier.error) {
    // At an earlier point in time the record may not have been known at all.
    const isAbsent = dossier.error instanceof ApiProblem && dossier.error.status === 404;
    const wasUnknown = isPast && isAbsent;
    return (
      <>
        <PaneHead
          title={record}
          level={1}
          actions={isPast ? <PointInTimePicker point={point} onChange={change} /> : undefined}
        />
        {banner}
        {wasUnknown ? (
          <EmptyState icon="history" title={t('notThen')}>
            {t('notThenText')}
          </EmptyState>
        ) : (
          <>
            <ErrorState error={dossier.error} onRetry={() => void dossier.refetch()} />
            {isAbsent && <AskForOpening record={record} />}
          </>
        )}
      </>
    );
  }
  if (!dossier.data || isAwaited) return <Skeleton lines={14} />;
  return (
    <>
      <DossierHead
        dossier={dossier.data}
        statements={statements.statements}
        picker={<PointInTimePicker point={point} onChange={change} />}
        isPast={isPast}
      />
      {banner}
      <DossierTabs
        dossier={dossier.data}
        statements={statements}
        point={point}
        tab={address.tab ?? 'statements'}
        onTab={(tab) => change({ tab: tab === 'statements' ? undefined : tab })}
      />
    </>
  );
}
