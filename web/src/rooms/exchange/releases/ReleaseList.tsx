import { useMemo } from 'react';
import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import { DataTable, DateText, EmptyState, PartnerChip, Tag } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useMessages } from '../../../i18n/index.ts';
import { usePersonName } from '../../usePersonName.ts';
import { RELEASE_TONES } from '../exchange.ts';
import type { PartProps, Release } from '../exchange.ts';
import { messages } from '../messages.ts';
import { useScopeWords } from './useScopeWords.ts';

/** What people of this partner decided to share. */
export function ReleaseList({ item, go }: PartProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const { data, error, isPending, refetch } = useAnswer(contract.releases);
  return (
    <DataTable
      label={t('part.releases')}
      columns={useColumns()}
      rows={data?.releases ?? []}
      rowId={({ id }) => id}
      rowLabel={({ recipient, state }) => `${codes.partner(recipient)}, ${t(`release.${state}`)}`}
      rowTone={({ state, may }) =>
        may.decide ? 'strong' : state === 'refused' || state === 'ended' ? 'muted' : undefined
      }
      selected={item}
      onSelect={({ id }) => go({ part: 'releases', item: id })}
      isLoading={isPending}
      error={error}
      onRetry={() => void refetch()}
      csvName={t('part.releases')}
      empty={
        <EmptyState icon="exchange" title={t('noReleases')}>
          {t('noReleasesText')}
        </EmptyState>
      }
    />
  );
}

export function ReleaseState({ state }: Pick<Release, 'state'>) {
  const t = useMessages(messages);
  return <Tag tone={RELEASE_TONES[state]}>{t(`release.${state}`)}</Tag>;
}

function useColumns(): readonly Column<Release>[] {
  const t = useMessages(messages);
  const codes = useCodes();
  const nameOf = usePersonName();
  const scopeWords = useScopeWords();
  return useMemo(
    () =>
      [
        {
          id: 'recipient',
          header: t('recipient'),
          width: 'minmax(7.5rem, 1fr)',
          value: ({ recipient }) => codes.partner(recipient),
          cell: ({ recipient }) => <PartnerChip partner={recipient} withText />,
        },
        {
          id: 'state',
          header: t('state'),
          width: 'minmax(8.5rem, 1fr)',
          value: ({ state }) => t(`release.${state}`),
          cell: ({ state }) => <ReleaseState state={state} />,
        },
        {
          id: 'scope',
          header: t('scope'),
          width: 'minmax(8rem, 2fr)',
          priority: 2,
          value: ({ scope }) => scopeWords(scope),
        },
        {
          id: 'kind',
          header: t('kindOfRelease'),
          width: '9rem',
          priority: 3,
          value: ({ standing }) => (standing ? t('standing') : t('oneOff')),
        },
        {
          id: 'by',
          header: t('proposedBy'),
          width: 'minmax(6rem, 1fr)',
          priority: 3,
          value: ({ createdBy }) => nameOf(createdBy),
        },
        {
          id: 'on',
          header: t('proposedOn'),
          width: '6.5rem',
          value: ({ createdAt }) => createdAt,
          cell: ({ createdAt }) => <DateText value={createdAt} />,
        },
      ] satisfies readonly Column<Release>[],
    [t, codes, nameOf, scopeWords],
  );
}
