import { useMemo } from 'react';
import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import {
  DataTable,
  DateText,
  EmptyState,
  Identifier,
  PaneBody,
  PaneHead,
  PartnerChip,
  Section,
  Skeleton,
} from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import type { DetailProps, PartProps, Quarantined } from '../exchange.ts';
import { Facts } from '../Facts.tsx';
import { messages } from '../messages.ts';
import { Problem } from '../Problem.tsx';
import { usePackageWords } from './usePackageWords.ts';

/** Packages that failed a check, and why. */
export function QuarantineList({ item, go }: PartProps) {
  const t = useMessages(messages);
  const { data, error, isPending, refetch } = useAnswer(contract.quarantine);
  return (
    <DataTable
      label={t('part.quarantine')}
      columns={useColumns()}
      rows={data?.packages ?? []}
      rowId={({ id }) => id}
      rowLabel={({ problem }) => problem.message}
      selected={item}
      onSelect={({ id }) => go({ part: 'quarantine', item: id })}
      isLoading={isPending}
      error={error}
      onRetry={() => void refetch()}
      csvName={t('part.quarantine')}
      empty={
        <EmptyState icon="check" title={t('noQuarantine')}>
          {t('noQuarantineText')}
        </EmptyState>
      }
    />
  );
}

export function QuarantineDetail({ item }: DetailProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  const words = usePackageWords();
  const { data, isPending } = useAnswer(contract.quarantine);
  const found = data?.packages.find(({ id }) => id === item);
  if (isPending) return <Skeleton lines={6} />;
  if (!found) return <EmptyState icon="exchange" title={t('packageNotFound')} />;
  return (
    <>
      <PaneHead
        title={found.sender === undefined ? t('unknownSender') : codes.partner(found.sender)}
        detail={<DateText value={found.receivedAt} form="dateTime" />}
      />
      <PaneBody>
        <Problem problem={found.problem} />
        <Section title={t('package')}>
          <p className="soft">{t('nothingKept')}</p>
          <Facts
            facts={[
              [t('kind'), found.kind && words.kind(found.kind)],
              [t('size'), format.bytes(found.bytes)],
              [t('received'), <DateText key="received" value={found.receivedAt} form="dateTime" />],
              [t('package'), found.package && <Identifier value={found.package} canCopy />],
            ]}
          />
        </Section>
      </PaneBody>
    </>
  );
}

function useColumns(): readonly Column<Quarantined>[] {
  const t = useMessages(messages);
  const codes = useCodes();
  return useMemo(
    () =>
      [
        {
          id: 'sender',
          header: t('sender'),
          width: 'minmax(7.5rem, 1fr)',
          value: ({ sender }) => (sender === undefined ? t('unknownSender') : codes.partner(sender)),
          cell: ({ sender }) =>
            sender === undefined ? (
              <span className="exchange-quiet">{t('unknownSender')}</span>
            ) : (
              <PartnerChip partner={sender} withText />
            ),
        },
        {
          id: 'problem',
          header: t('problem'),
          width: 'minmax(9rem, 3fr)',
          value: ({ problem }) => problem.message,
        },
        {
          id: 'received',
          header: t('received'),
          width: '9.5rem',
          priority: 2,
          value: ({ receivedAt }) => receivedAt,
          cell: ({ receivedAt }) => <DateText value={receivedAt} form="dateTime" />,
        },
      ] satisfies readonly Column<Quarantined>[],
    [t, codes],
  );
}
